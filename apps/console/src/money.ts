/** Currencies without a smaller unit (ISO 4217); all others here have hundredths. */
const withoutMinorUnit = new Set(['JPY', 'KRW', 'VND', 'CLP', 'XOF', 'XAF']);

/** How many decimals an amount of this currency has. */
export const decimalsOf = (currency: string): number => (withoutMinorUnit.has(currency) ? 0 : 2);

/**
 * An amount as it was typed, in the smallest unit that the API counts. Digits are moved, never
 * computed; what is no amount stays as it was typed, to be refused.
 */
export function minorOf(text: string, decimals: number): number | string {
  const [, sign = '', main = '', rest = ''] = /^(-?)([\d,]+)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  if (main === '' || rest.length > decimals) return text;
  return Number(`${sign}${main.replaceAll(',', '')}${rest.padEnd(decimals, '0')}`);
}

/** The reverse: what stands in the field for an amount. */
export function mainOf(minor: number, decimals: number): string {
  const text = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (decimals === 0) return `${sign}${text}`;
  return `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
