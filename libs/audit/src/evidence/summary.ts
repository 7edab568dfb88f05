import type { Labels } from '#kernel';
import type { Paper } from '#platform';
import type { TrailEntry } from '../trail/trail-entry.js';

/** What a package is about, for its first page. */
export interface About {
  readonly tenant: string;
  readonly takenAt: string;
  readonly takenBy: string;
  readonly subject?: string;
  readonly since?: string;
  readonly until?: string;
  readonly type?: string;
  readonly sample?: { readonly size: number; readonly seed: string };
  readonly events: number;
  readonly logSize: number;
}

/** So many events are listed for people; the files of events hold them all. */
export const mostListed = 2_000;
/** So many are printed: setting type takes a millisecond a line, and others wait. */
export const mostPrinted = 250;

type Language = keyof Labels;

const words = {
  title: { en: 'Evidence', zh: '取证材料' },
  tenant: { en: 'Institution', zh: '机构' },
  subject: { en: 'About', zh: '对象' },
  type: { en: 'Of type', zh: '事件类型' },
  period: { en: 'Recorded', zh: '记录期间' },
  taken: { en: 'Taken', zh: '生成' },
  sample: { en: 'Sample', zh: '抽样' },
  events: { en: 'Events', zh: '事件数' },
  log: { en: 'Events signed', zh: '已签署日志的事件数' },
  check: { en: 'To check', zh: '核验' },
  how: {
    en: 'Run: node verify.mjs. It needs no network and nothing but Node.js.',
    zh: '运行 node verify.mjs，无需网络，仅需 Node.js',
  },
  more: { en: 'The first events; the files hold the rest', zh: '前列事件，其余见事件文件' },
  at: { en: 'Recorded', zh: '记录时间' },
  counts: { en: 'Counts on', zh: '起息日' },
  who: { en: 'Who', zh: '操作人' },
  what: { en: 'What happened', zh: '事项' },
  why: { en: 'Why', zh: '原因' },
  event: { en: 'Event', zh: '事件' },
} as const;

/** What a package says to people: what it is about, and its first events. */
export function summaryOf(
  about: About,
  entries: readonly TrailEntry[],
  language: Language,
  most = mostListed,
): Paper {
  const say = (word: keyof typeof words) => words[word][language];
  const { subject, since, until, type, sample } = about;
  const period = [since ?? '…', until ?? '…'].join(' – ');
  const heads = ['at', 'counts', 'who', 'what', 'why', 'event'] as const;
  return {
    language,
    title: say('title'),
    on: about.takenAt.slice(0, 10),
    facts: [
      [say('tenant'), about.tenant],
      ...(subject === undefined ? [] : [[say('subject'), subject] as const]),
      ...(since === undefined && until === undefined ? [] : [[say('period'), period] as const]),
      ...(type === undefined ? [] : [[say('type'), type] as const]),
      ...(sample ? [[say('sample'), `${sample.size} (${sample.seed})`] as const] : []),
      [say('taken'), `${about.takenAt}, ${about.takenBy}`],
      [say('events'), String(about.events)],
      [say('log'), String(about.logSize)],
      [say('check'), say('how')],
    ],
    tables: [
      {
        title: about.events > most ? say('more') : say('events'),
        columns: heads.map(say),
        figures: heads.map(() => false),
        rows: entries.slice(0, most).map((entry) => cellsOf(entry, language)),
      },
    ],
  };
}

function cellsOf(entry: TrailEntry, language: Language): readonly string[] {
  const { at, valueDate, actor, person, onBehalfOf, reason = '', stream, revision, type } = entry;
  const who = [person ?? actor, ...(onBehalfOf === undefined ? [] : [onBehalfOf])].join(' → ');
  const what = entry.words?.[language] ?? type;
  return [at, valueDate, who, what, reason, `${stream}@${revision}`];
}

/** The same as a page of the web. */
export function htmlOf({ language, title, facts, tables }: Paper): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8" />`,
    `<title>${escaped(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(title)}</h1><dl>`,
    ...facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`),
    '</dl>',
    ...tables.flatMap((table) => [
      `<h2>${escaped(table.title)}</h2>`,
      `<table><thead>${cells('th', table.columns)}</thead><tbody>`,
      ...table.rows.map((row) => cells('td', row)),
      '</tbody></table>',
    ]),
    '</body></html>\n',
  ].join('\n');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (each) => escapes[each] ?? each);

const style =
  'body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}' +
  'td,th{border:1px solid #999;padding:2px 6px;text-align:left;vertical-align:top}' +
  'dt{float:left;clear:left;width:18em}dd{margin-left:18em}';
