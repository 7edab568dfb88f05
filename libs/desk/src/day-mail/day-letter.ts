import type { MyDay } from '../my-day/my-day.js';

/** A day as somebody reads it in a mail. */
export interface DayLetter {
  readonly subject: string;
  readonly text: string;
}

type Language = 'en' | 'zh';

/** So many lines of each part stand in the mail; the rest is counted. */
const shown = 10;

const words = {
  en: {
    subject: 'Your day',
    more: (count: number) => `  … and ${count} more`,
    nothing: 'Nothing is due.',
  },
  zh: {
    subject: '今日工作',
    more: (count: number) => `  …… 另有 ${count} 项`,
    nothing: '今日无待办事项。',
  },
} as const;

interface Part {
  readonly title: Readonly<Record<Language, string>>;
  readonly lines: readonly string[];
}

/** The parts of a day, in the order in which they are read. */
function partsOf(day: MyDay, nameOf: (clientId: string) => string): readonly Part[] {
  const of = ({ clientId }: { readonly clientId: string }) => nameOf(clientId);
  return [
    {
      title: { en: 'To be spoken to', zh: '应联系客户' },
      lines: day.contactsDue.map((row) => `${of(row)}, ${row.dueOn ?? ''}`),
    },
    {
      title: { en: 'Senior reviews', zh: '高层回顾' },
      lines: day.sponsored.map((row) => `${of(row)}, ${row.sponsorDueOn ?? ''}`),
    },
    {
      title: { en: 'Tasks', zh: '任务' },
      lines: day.tasks.map((row) => `${row.dueOn} ${row.title}, ${of(row)}`),
    },
    {
      title: { en: 'Next steps', zh: '下一步' },
      lines: day.nextSteps.map((row) => `${row.dueOn} ${row.what}, ${of(row)}`),
    },
    {
      title: { en: 'Promises', zh: '承诺' },
      lines: day.promises.map((row) => `${row.dueOn} ${row.what}, ${of(row)}`),
    },
    {
      title: { en: 'Cases', zh: '客户诉求' },
      lines: day.cases.map(({ caseId, subject }) => `${caseId} ${subject}`),
    },
    { title: { en: 'Warnings', zh: '风险预警' }, lines: day.warnings.map(of) },
    {
      title: { en: 'Birthdays and anniversaries', zh: '生日与纪念日' },
      lines: day.care.map((row) => `${row.on} ${row.office ?? ''} ${of(row)}`.replace('  ', ' ')),
    },
    { title: { en: 'News since yesterday', zh: '昨日以来动态' }, lines: day.news.map(of) },
  ];
}

/** The mail of a day: what there is of each part, in the language of its reader. */
export function dayLetter(
  day: MyDay,
  nameOf: (clientId: string) => string,
  language: Language,
): DayLetter {
  const { subject, more, nothing } = words[language];
  const parts = partsOf(day, nameOf)
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => [
      `${title[language]} (${lines.length})`,
      ...lines.slice(0, shown).map((line) => `- ${line}`),
      ...(lines.length > shown ? [more(lines.length - shown)] : []),
    ]);
  const text = parts.length === 0 ? nothing : parts.map((part) => part.join('\n')).join('\n\n');
  return { subject: `${subject} ${day.day}`, text };
}

/** The clients that a day names, each once. */
export const clientsOf = (day: MyDay): readonly string[] => [
  ...new Set(
    [
      ...[...day.contactsDue, ...day.sponsored, ...day.tasks, ...day.nextSteps],
      ...[...day.promises, ...day.warnings, ...day.care, ...day.news],
    ].map(({ clientId }) => clientId),
  ),
];
