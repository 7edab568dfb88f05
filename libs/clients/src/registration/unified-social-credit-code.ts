/** The 31 figures of the code: digits and letters without I, O, S, V, Z (GB 32100-2015, 5.1). */
const figures = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The check digit of the first 17 figures: 31 less the weighted sum modulo 31, the weights being
 * the powers of 3 modulo 31 (GB 32100-2015, 5.2.5). Nothing where a figure is not one of the 31.
 */
export function checkDigit(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const figure of first17) {
    const value = figures.indexOf(figure);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return figures[(31 - (sum % 31)) % 31];
}

/** Whether a unified social credit code (统一社会信用代码) has 18 figures and the right last one. */
export const isUnifiedSocialCreditCode = (code: string): boolean =>
  code.length === 18 && checkDigit(code.slice(0, 17)) === code[17];

/** Codes of sole proprietors, and only theirs, begin so (GB 32100-2015, table 1). */
export const isOfSoleProprietor = (code: string): boolean => code.startsWith('92');
