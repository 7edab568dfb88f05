import type { Day, DecimalText } from '#kernel';
import { Decimal, isDay } from '#kernel';
import type { SlashOrder } from '../date-format.js';

/** A day without the time of day that some files add: `05/31/2023 12:00:00 AM`. */
export const withoutTime = (text: string): string =>
  text.replace(/(T|\s+)\d{1,2}:\d{2}.*$/, '').trim();

/**
 * A day of a register; undefined where the text is none. Of a year alone it is 31 March: the report
 * of a year describes the state at its end.
 */
export function dayIn(text: string, order: SlashOrder | undefined): Day | undefined {
  const found = withoutTime(text);
  if (/^\d{4}$/.test(found)) return `${found}-03-31`;
  if (isDay(found)) return found;
  const [, one = '', two = '', year = ''] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(found) ?? [];
  const [month, day] = order === 'dayFirst' ? [two, one] : [one, two];
  const whole = year.length === 2 ? `${Number(year) >= 69 ? '19' : '20'}${year}` : year;
  const written = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

/** `"1,234.50 "`, `$1234.5`, `(12)` or `1.2e-10` as a decimal; undefined where the text is no number. */
export function amountIn(text: string): DecimalText | undefined {
  const [, inBrackets, plain = inBrackets] =
    /^\((.*)\)$|^(.*)$/.exec(text.replace(/[$,\s]/g, '')) ?? [];
  if (plain === undefined || !/^-?\d{1,20}(\.\d*)?(e-?\d{1,2})?$/i.test(plain)) return undefined;
  const value = new Decimal(plain).toDecimalPlaces(30);
  return (inBrackets === undefined ? value : value.negated()).toFixed();
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** The longest text that is kept of a cell. */
const longest = 12_000;

const plainText = /^[ -%'-~]*$/;
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** What a spreadsheet writes in place of a value that it could not find. */
const notAvailable = '#N/A';

/** The text of a cell, without what nobody can see and with its HTML entities read. */
export const textIn = (text: string): string => {
  if (text === notAvailable) return '';
  return plainText.test(text)
    ? text.trim().slice(0, longest)
    : text
        .replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (found) => entities[found] ?? found)
        .replace(unseen, '')
        .trim()
        .slice(0, longest);
};

/** A header by its letters and digits, so that `Borrower's Obligation (US$)` is known again. */
export const plainHeader = (header: string): string =>
  header
    .replace(/\(US\$\)/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** A name as it is compared from year to year: its small letters and digits. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
