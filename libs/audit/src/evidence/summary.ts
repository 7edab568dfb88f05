import type { Labels } from '#kernel';
import type { TrailEntry } from '../trail/trail-entry.js';

/** What a package is about, for its first page. */
export interface About {
  readonly tenant: string;
  readonly takenAt: string;
  readonly takenBy: string;
  readonly subject?: string;
  readonly since?: string;
  readonly until?: string;
  readonly sample?: { readonly size: number; readonly seed: string };
  readonly events: number;
  readonly logSize: number;
}

/** So many events are listed for people; the files of events hold them all. */
export const mostListed = 2_000;

type Language = keyof Labels;

const words = {
  title: { en: 'Evidence', zh: '取证材料' },
  tenant: { en: 'Institution', zh: '机构' },
  subject: { en: 'About', zh: '对象' },
  period: { en: 'Recorded', zh: '记录期间' },
  taken: { en: 'Taken', zh: '生成' },
  sample: { en: 'Sample', zh: '抽样' },
  events: { en: 'Events', zh: '事件数' },
  log: { en: 'Events of the log that was signed', zh: '已签署日志的事件数' },
  how: {
    en: 'To check this package, run: node verify.mjs. It needs no network and nothing but Node.js.',
    zh: '核验方法：运行 node verify.mjs，无需网络，仅需 Node.js',
  },
  more: { en: 'The files of events hold the rest.', zh: '其余事件见事件文件' },
  at: { en: 'Recorded', zh: '记录时间' },
  counts: { en: 'Counts on', zh: '起息日' },
  who: { en: 'Who', zh: '操作人' },
  what: { en: 'What happened', zh: '事项' },
  why: { en: 'Why', zh: '原因' },
  event: { en: 'Event', zh: '事件' },
} as const;

/** The package as a page for people. */
export function summaryOf(
  about: About,
  entries: readonly TrailEntry[],
  language: Language,
): string {
  const say = (word: keyof typeof words) => words[word][language];
  const period = [about.since ?? '…', about.until ?? '…'].join(' – ');
  const facts: readonly (readonly [string, string])[] = [
    [say('tenant'), about.tenant],
    ...(about.subject === undefined ? [] : [[say('subject'), about.subject] as const]),
    ...(about.since === undefined && about.until === undefined
      ? []
      : [[say('period'), period] as const]),
    ...(about.sample
      ? [[say('sample'), `${about.sample.size} (${about.sample.seed})`] as const]
      : []),
    [say('taken'), `${about.takenAt}, ${about.takenBy}`],
    [say('events'), String(about.events)],
    [say('log'), String(about.logSize)],
  ];
  const heads = ['at', 'counts', 'who', 'what', 'why', 'event'] as const;
  const rows = entries.slice(0, mostListed).map((entry) => row(entry, language));
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8" />`,
    `<title>${say('title')}</title><style>${style}</style></head><body>`,
    `<h1>${say('title')}</h1><dl>`,
    ...facts.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`),
    `</dl><p>${say('how')}</p><table><thead><tr>`,
    ...heads.map((head) => `<th>${say(head)}</th>`),
    '</tr></thead><tbody>',
    ...rows,
    '</tbody></table>',
    ...(about.events > mostListed ? [`<p>${say('more')}</p>`] : []),
    '</body></html>\n',
  ].join('\n');
}

function row(entry: TrailEntry, language: Language): string {
  const { at, valueDate, actor, person, onBehalfOf, reason = '', stream, revision, type } = entry;
  const who = [person ?? actor, ...(onBehalfOf === undefined ? [] : [onBehalfOf])].join(' → ');
  const what = entry.words?.[language] ?? type;
  const cells = [at, valueDate, who, what, reason, `${stream}@${revision}`];
  return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (each) => escapes[each] ?? each);

const style =
  'body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}' +
  'td,th{border:1px solid #999;padding:2px 6px;text-align:left;vertical-align:top}' +
  'dt{float:left;clear:left;width:18em}';
