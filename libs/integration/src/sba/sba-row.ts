import { BadLine } from '../bad-line.js';
import type { SlashOrder } from '../date-format.js';
import type { Day, Money } from '#kernel';
import { isDay } from '#kernel';

/** The columns that are read; a file may have more. */
export const sbaColumns = [
  'LoanNr_ChkDgt',
  'Name',
  'City',
  'State',
  'Zip',
  'Bank',
  'NAICS',
  'ApprovalDate',
  'ApprovalFY',
  'Term',
  'NoEmp',
  'NewExist',
  'RevLineCr',
  'ChgOffDate',
  'DisbursementDate',
  'DisbursementGross',
  'MIS_Status',
  'ChgOffPrinGr',
  'GrAppv',
  'SBA_Appv',
] as const;
type Column = (typeof sbaColumns)[number];

/** A line of the file, column by column, as text. */
export type SbaLine = Readonly<Record<string, string | undefined>>;

/** One loan of the U.S. Small Business Administration, read but not yet judged. */
export interface SbaRow {
  readonly loanNumber: string;
  readonly name?: string;
  readonly city?: string;
  readonly state: string;
  readonly zip: string;
  readonly bank?: string;
  /** Six digits; absent where the file says 0, not recorded. */
  readonly naics?: string;
  readonly approvedOn: Day;
  /** Of the U.S. government, October to September. */
  readonly fiscalYear?: string;
  readonly termMonths: number;
  readonly employees?: number;
  readonly newBusiness?: boolean;
  /** Absent where the code is neither Y nor N: `0`, `T`, a back-tick are entry errors. */
  readonly revolving?: boolean;
  readonly chargedOffOn?: Day;
  readonly disbursedOn?: Day;
  readonly disbursed: Money;
  readonly outcome: 'settled' | 'writtenOff' | 'unknown';
  readonly chargedOff: Money;
  readonly approved: Money;
  readonly guaranteed: Money;
}

/** The columns that hold dates. */
export const sbaDates = ['ApprovalDate', 'ChgOffDate', 'DisbursementDate'] as const;

/**
 * Reads a line: dates as `1997-02-28`, `28-Feb-97` or `2/28/1997`, amounts as `60000` or `"$60,000.00 "`.
 * @param order of day and month in dates with slashes, as the whole file tells it
 * @throws BadLine
 */
export function sbaRow(line: SbaLine, order?: SlashOrder): SbaRow {
  const text = (column: Column) => line[column]?.trim() ?? '';
  const naics = text('NAICS');
  const outcome = outcomes[text('MIS_Status')];
  if (!outcome) throw new BadLine('MIS_Status', `${quoted(text('MIS_Status'))} is not known`);
  return {
    loanNumber: matching('LoanNr_ChkDgt', text('LoanNr_ChkDgt'), /^\d{10}$/),
    ...optional('name', text('Name')),
    ...optional('city', text('City')),
    state: matching('State', text('State'), /^[A-Z]{2}$/),
    zip: matching('Zip', text('Zip'), /^\d{1,5}$/).padStart(5, '0'),
    ...optional('bank', text('Bank')),
    ...(/^0?$/.test(naics) ? {} : { naics: matching('NAICS', naics, /^\d{6}$/) }),
    approvedOn: dayIn('ApprovalDate', text('ApprovalDate'), order),
    ...(/^\d{4}$/.test(text('ApprovalFY')) ? { fiscalYear: text('ApprovalFY') } : {}),
    termMonths: wholeIn('Term', text('Term')),
    ...(text('NoEmp') === '' ? {} : { employees: wholeIn('NoEmp', text('NoEmp')) }),
    ...yes('newBusiness', text('NewExist'), { '1': false, '2': true }),
    ...yes('revolving', text('RevLineCr'), { Y: true, N: false }),
    ...optionalDay('chargedOffOn', 'ChgOffDate', text('ChgOffDate'), order),
    ...optionalDay('disbursedOn', 'DisbursementDate', text('DisbursementDate'), order),
    disbursed: dollarsIn('DisbursementGross', text('DisbursementGross')),
    outcome,
    chargedOff: dollarsIn('ChgOffPrinGr', text('ChgOffPrinGr')),
    approved: dollarsIn('GrAppv', text('GrAppv')),
    guaranteed: dollarsIn('SBA_Appv', text('SBA_Appv')),
  };
}

const outcomes: Readonly<Record<string, SbaRow['outcome']>> = {
  'P I F': 'settled',
  CHGOFF: 'writtenOff',
  '': 'unknown',
};

const quoted = (text: string) => JSON.stringify(text);

const optional = <K extends string>(name: K, text: string): Partial<Record<K, string>> =>
  text === '' ? {} : ({ [name]: text } as Partial<Record<K, string>>);

const yes = <K extends string>(
  name: K,
  text: string,
  table: Readonly<Record<string, boolean>>,
): Partial<Record<K, boolean>> => {
  const value = table[text];
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<K, boolean>>);
};

const optionalDay = <K extends string>(
  name: K,
  column: Column,
  text: string,
  order: SlashOrder | undefined,
): Partial<Record<K, Day>> =>
  text === '' ? {} : ({ [name]: dayIn(column, text, order) } as Partial<Record<K, Day>>);

function matching(column: Column, text: string, pattern: RegExp): string {
  if (!pattern.test(text))
    throw new BadLine(column, `${quoted(text)} is not of the form ${String(pattern)}`);
  return text;
}

const wholeIn = (column: Column, text: string): number =>
  Number(matching(column, text, /^\d{1,7}$/));

/** Dollars as a plain number or as `$60,000.00`; nothing is nothing. */
function dollarsIn(column: Column, text: string): Money {
  const plain = text.replace(/[$,\s]/g, '');
  const [, dollars = '0', cents = ''] =
    /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain === '' ? '0' : plain) ?? notDollars(column, text);
  return { minor: Number(dollars) * 100 + Number(cents.padEnd(2, '0')), currency: 'USD' };
}

function notDollars(column: Column, text: string): never {
  throw new BadLine(column, `${quoted(text)} is not an amount of dollars`);
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** Approvals reach back to 1970, so of years of two digits 69 to 99 are of the last century. */
const yearIn = (year: string): string => {
  if (year.length === 4) return year;
  return `${Number(year) >= 69 ? '19' : '20'}${year}`;
};

function dayIn(column: Column, text: string, order: SlashOrder | undefined): Day {
  const iso = named(text) ?? slashed(text, order) ?? text;
  if (!isDay(iso)) throw new BadLine(column, `${quoted(text)} is not a date that exists`);
  return iso;
}

/** `28-Feb-97` */
function named(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})-([A-Z][a-z]{2})-(\d{2})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const number = String(months.indexOf(month) / 3 + 1);
  return `${yearIn(year)}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `2/28/1997`, or `28/2/1997` where the day comes first. */
function slashed(text: string, order: SlashOrder | undefined): string | undefined {
  const [, one, two, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text) ?? [];
  if (order === undefined || one === undefined || two === undefined || year === undefined) {
    return undefined;
  }
  const [month, day] = order === 'monthFirst' ? [one, two] : [two, one];
  return `${yearIn(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
