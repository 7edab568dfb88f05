import type { AnyCodes, Labels } from '#kernel';
import { ValidateBy } from 'class-validator';
import { IndustryScheme, NaicsSector, NationalSection } from './industry.codes.js';

/** An industry, stated in one of several classifications. */
export interface Industry {
  readonly scheme: IndustryScheme;
  /** The section (GB/T 4754: a letter) or sector (NAICS: two digits). */
  readonly code: string;
  /** The finer code where it is known: 2 to 4 digits of GB/T 4754, 3 to 6 of NAICS. */
  readonly detail?: string;
}

const schemes: Readonly<Record<IndustryScheme, { codes: AnyCodes; detail: RegExp }>> = {
  GBT4754: { codes: NationalSection, detail: /^\d{2,4}$/ },
  NAICS: { codes: NaicsSector, detail: /^\d{3,6}$/ },
};

/** The codes of a classification, with their labels. */
export const industriesOf = (scheme: IndustryScheme): AnyCodes => schemes[scheme].codes;

/** What people call an industry; the code itself where no label is known. */
export const industryLabels = ({ scheme, code }: Industry): Labels => {
  const { codes } = schemes[scheme];
  return codes.includes(code) ? (codes(code) as Labels) : { en: code, zh: code };
};

/** Whether a value is an industry of a known classification, its finer code within its sector. */
export function isIndustry(value: unknown): value is Industry {
  if (typeof value !== 'object' || value === null) return false;
  if (!('scheme' in value) || !IndustryScheme.includes(value.scheme)) return false;
  const { codes, detail } = schemes[value.scheme];
  if (!('code' in value) || typeof value.code !== 'string' || !codes.includes(value.code)) {
    return false;
  }
  if (!('detail' in value)) return Object.keys(value).length === 2;
  return (
    Object.keys(value).length === 3 &&
    typeof value.detail === 'string' &&
    detail.test(value.detail) &&
    (value.scheme !== 'NAICS' || value.detail.startsWith(value.code))
  );
}

/** The field is an industry: `{ scheme: "GBT4754", code: "C" }`. */
export const IsIndustry = () =>
  ValidateBy({
    name: 'isIndustry',
    validator: {
      validate: isIndustry,
      defaultMessage: () =>
        '$property must be an industry such as { scheme: "GBT4754", code: "C", detail: "3912" }',
    },
  });
