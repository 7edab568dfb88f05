import type { CaseOutcome, FeedbackChannel } from '#engagement';
import { MigrateCase } from '#engagement';
import { isDay } from '#kernel';
import type { Day } from '#kernel';
import { BadLine } from '../bad-line.js';

/** A line of the file of complaints, by its header. */
export type ComplaintLine = Readonly<Record<string, string>>;

/** Every column that the importer must find. */
export const complaintColumns = [
  'Date received',
  'Product',
  'Issue',
  'Company',
  'Submitted via',
  'Date sent to company',
  'Company response to consumer',
  'Timely response?',
] as const;

const channels: Readonly<Record<string, FeedbackChannel>> = {
  Web: 'onlinePlatform',
  Referral: 'referral',
  Phone: 'phone',
  'Postal mail': 'letter',
  Fax: 'fax',
  Email: 'email',
};

/** `In progress` has no outcome yet. */
const outcomes: Readonly<Record<string, CaseOutcome | undefined>> = {
  'Closed with explanation': 'explained',
  'Closed with non-monetary relief': 'remedied',
  'Closed with monetary relief': 'compensated',
  Closed: 'closed',
  'Untimely response': 'untimely',
  'In progress': undefined,
};

/** A complaint of the consumer protection bureau, as the case it was. */
export function complaintCase(line: ComplaintLine, caseId: string, source: string): MigrateCase {
  const text = (column: string) => {
    const found = line[column]?.trim() ?? '';
    return found === 'None' || found === 'N/A' ? '' : found;
  };
  const oneOf = <V>(column: string, table: Readonly<Record<string, V>>): V => {
    const found = text(column);
    if (!Object.hasOwn(table, found)) throw new BadLine(column, `${found} is not known`);
    return table[found] as V;
  };
  const response = text('Company response to consumer');
  if (!Object.hasOwn(outcomes, response)) {
    throw new BadLine('Company response to consumer', `${response} is not known`);
  }
  const outcome = outcomes[response];
  const disputed = text('Consumer disputed?');
  const story = printable(text('Consumer complaint narrative'));
  const issue = [text('Issue'), text('Sub-issue')].filter((part) => part !== '').join(': ');
  const [receivedOn, forwardedOn] = [
    dayOf(text('Date received'), 'Date received'),
    dayOf(text('Date sent to company'), 'Date sent to company'),
  ];
  return MigrateCase.of({
    caseId,
    category: 'complaint',
    channel: oneOf('Submitted via', channels),
    product: text('Product').slice(0, 200),
    subject: issue.slice(0, 300),
    ...(story !== '' && { text: story.slice(0, 40_000) }),
    ...(text('Company') !== '' && { about: text('Company').slice(0, 200) }),
    receivedOn,
    forwardedOn,
    ...(outcome !== undefined && { outcome }),
    timely: oneOf('Timely response?', { Yes: true, No: false }),
    ...(disputed !== '' && { disputed: oneOf('Consumer disputed?', { Yes: true, No: false }) }),
    origin: { kind: 'migration', source, assumed: [] },
  });
}

const printable = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '',
  );

/** `7/29/2013` or `03/22/23`: month, day and year. */
function dayOf(text: string, column: string): Day {
  const [, month = '', day = '', year = ''] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text) ?? [];
  const whole = year.length === 2 ? `20${year}` : year;
  const found = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(found)) throw new BadLine(column, `${text} is no day`);
  return found;
}
