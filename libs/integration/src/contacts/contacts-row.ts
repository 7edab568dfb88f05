import type { Codes, Day, Money } from '#kernel';
import { Decimal, minorDigits } from '#kernel';
import { ContactOutcome, LeadChannel, LeadSource, MigrateLead } from '#outreach';
import { BadLine } from '../bad-line.js';
import type { SlashOrder } from '../date-format.js';
import { amountIn, dayIn, textIn } from '../registers/register-cells.js';

/** A line of a file of contacts, by its header. */
export type ContactLine = Readonly<Record<string, string>>;

/** What a column of a list of contacts may be called. */
export const contactColumns = {
  name: ['name', 'company', '名称', '公司名称', '客户名称'],
  channel: ['channel', '渠道', '联系渠道'],
  contactedOn: ['contacted_on', 'date', '日期', '联系日期'],
  outcome: ['outcome', 'result', '结果', '联系结果'],
  source: ['source', '来源', '线索来源'],
  attempts: ['attempts', '联系次数'],
  seconds: ['seconds', 'duration', '通话秒数'],
  amount: ['amount', '金额', '意向金额'],
  currency: ['currency', '币种'],
  unit: ['unit', 'unit_id', '机构', '所属机构'],
} as const;
export type ContactColumn = keyof typeof contactColumns;

/** The columns that a list of contacts must have. */
export const neededColumns = ['name', 'channel', 'contactedOn', 'outcome'] as const;

/** The columns of the published calls of a Portuguese bank (UCI Bank Marketing). */
export const callColumns = [
  'contact',
  'month',
  'day_of_week',
  'duration',
  'campaign',
  'poutcome',
  'y',
] as const;

/** Which column of a file holds what: the first of its names that the header has. */
export function columnsIn(
  header: readonly string[],
): Readonly<Partial<Record<ContactColumn, string>>> {
  const found = Object.entries(contactColumns).flatMap(([column, names]) => {
    const name = names.find((each) => header.includes(each));
    return name === undefined ? [] : [[column, name] as const];
  });
  return Object.fromEntries(found);
}

/** The code that a cell stands for: the code itself, or one of its labels. */
function codeIn<K extends string>(codes: Codes<K>, text: string, field: string): K {
  const wanted = text.toLowerCase();
  const found = codes.all.find((code) => {
    const { en, zh } = codes(code);
    return code.toLowerCase() === wanted || en.toLowerCase() === wanted || zh === text;
  });
  if (found === undefined) throw new BadLine(field, `${text} is not known`);
  return found;
}

/** A whole number of a cell. @throws BadLine where it is none, or out of its bounds */
function countIn(text: string, field: string, least: number, most: number): number {
  const count = Number(text);
  if (!/^\d{1,9}$/.test(text) || count < least || count > most) {
    throw new BadLine(field, `${text} is no whole number from ${least} to ${most}`);
  }
  return count;
}

function moneyIn(text: string, currency: string): Money {
  const amount = amountIn(text);
  if (amount === undefined) throw new BadLine('amount', `${text} is no amount`);
  const minor = new Decimal(amount).times(10 ** minorDigits(currency));
  if (!minor.isInteger() || minor.lessThan(1) || minor.greaterThan(Number.MAX_SAFE_INTEGER)) {
    throw new BadLine('amount', `${text} ${currency} cannot be kept`);
  }
  return { minor: minor.toNumber(), currency };
}

/** Where a lead of a file comes from. */
export interface FromFile {
  readonly leadId: string;
  readonly source: string;
  /** The unit of the leads whose line names none. */
  readonly unitId?: string | undefined;
}

/** A line of a list of contacts, as the lead it stands for. */
export function leadOf(
  cell: (column: ContactColumn) => string,
  order: SlashOrder | undefined,
  { leadId, source, unitId }: FromFile,
): MigrateLead {
  const name = textIn(cell('name')).slice(0, 200);
  if (name === '') throw new BadLine('name', 'is empty');
  const contactedOn = dayIn(cell('contactedOn'), order);
  if (contactedOn === undefined) throw new BadLine('contactedOn', 'is no day');
  const [attempts, seconds, amount] = [cell('attempts'), cell('seconds'), cell('amount')];
  const from = cell('source');
  const unit = cell('unit') || unitId;
  const assumed = [...(from === '' ? ['source'] : []), ...(attempts === '' ? ['attempts'] : [])];
  return MigrateLead.of({
    leadId,
    facts: {
      name: /\p{Script=Han}/u.test(name) ? { zh: name } : { en: name },
      ...(amount !== '' && { amount: moneyIn(amount, cell('currency') || 'CNY') }),
    },
    source: from === '' ? 'purchased' : codeIn(LeadSource, from, 'source'),
    channel: codeIn(LeadChannel, cell('channel'), 'channel'),
    outcome: codeIn(ContactOutcome, cell('outcome'), 'outcome'),
    contactedOn,
    attempts: attempts === '' ? 1 : countIn(attempts, 'attempts', 1, 1000),
    ...(seconds !== '' && { seconds: countIn(seconds, 'seconds', 0, 86_400) }),
    former: 'none',
    ...(unit !== undefined && { unitId: unit }),
    origin: { kind: 'migration', source, assumed },
  });
}

const months = [
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun'],
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
] as const;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The published calls begin in May of this year, and the lines are in the order of days. */
const firstYear = 2008;

/** Tells the year of each line: a month that comes before the last one is of the next year. */
export class CallCalendar {
  private year = firstYear;
  private last = 0;

  /** The first such weekday of the month. @throws BadLine where there is no such month or weekday */
  dayOf(month: string, weekday: string): Day {
    const [at, wanted] = [
      months.findIndex((each) => each === month),
      weekdays.findIndex((each) => each === weekday),
    ];
    if (at < 0) throw new BadLine('month', `${month} is no month`);
    if (wanted < 0) throw new BadLine('day_of_week', `${weekday} is no weekday`);
    if (at < this.last) this.year++;
    this.last = at;
    const first = new Date(Date.UTC(this.year, at, 1)).getUTCDay();
    const day = new Date(Date.UTC(this.year, at, 1 + ((wanted - first + 7) % 7)));
    const written = day.toISOString().slice(0, 10);
    return written;
  }
}

const formers = { nonexistent: 'none', failure: 'failure', success: 'success' } as const;
const channels = { cellular: 'mobile', telephone: 'telephone' } as const;
const results = { yes: 'agreed', no: 'refused' } as const;

function oneOf<V>(table: Readonly<Record<string, V>>, text: string, field: string): V {
  const found = Object.hasOwn(table, text) ? table[text] : undefined;
  if (found === undefined) throw new BadLine(field, `${text} is not known`);
  return found;
}

/**
 * A published call, as the lead it stands for. What it says of a person (age, job, family, schooling,
 * debts) is left where it is: nobody agreed to it.
 */
export function leadOfCall(
  line: ContactLine,
  record: number,
  calendar: CallCalendar,
  { leadId, source, unitId }: FromFile,
): MigrateLead {
  const cell = (column: (typeof callColumns)[number]) => line[column] ?? '';
  return MigrateLead.of({
    leadId,
    facts: { name: { en: `Contact ${record}`, zh: `联系人 ${record}` } },
    source: 'purchased',
    channel: oneOf(channels, cell('contact'), 'contact'),
    outcome: oneOf(results, cell('y'), 'y'),
    contactedOn: calendar.dayOf(cell('month'), cell('day_of_week')),
    attempts: countIn(cell('campaign'), 'campaign', 1, 1000),
    seconds: countIn(cell('duration'), 'duration', 0, 86_400),
    former: oneOf(formers, cell('poutcome'), 'poutcome'),
    ...(unitId !== undefined && { unitId }),
    origin: { kind: 'migration', source, assumed: ['name', 'contactedOn'] },
  });
}
