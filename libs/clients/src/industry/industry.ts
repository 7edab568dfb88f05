import type { AnyCodes, Labels } from '#kernel';
import { IsCode } from '#kernel';
import { IsOptional, ValidateBy } from 'class-validator';
import { IsPart, schemeOf } from '../part.js';
import { IndustryScheme, NaicsSector, NationalSection } from './industry.codes.js';

const schemes: Readonly<Record<IndustryScheme, AnyCodes>> = {
  GBT4754: NationalSection,
  NAICS: NaicsSector,
};

/** The field is a section or sector of the scheme beside it. */
const IsSector = () =>
  ValidateBy({
    name: 'isSector',
    validator: {
      validate: (code, args) => {
        const scheme = schemeOf(args);
        return IndustryScheme.includes(scheme) && schemes[scheme].includes(code);
      },
      defaultMessage: () =>
        '$property must be a section of GB/T 4754 (A to T) or a two-digit sector of NAICS',
    },
  });

/** The field is a finer code within the sector beside it. */
const IsFinerCode = () =>
  ValidateBy({
    name: 'isFinerCode',
    validator: {
      validate: (detail, args) => {
        if (typeof detail !== 'string') return false;
        if (schemeOf(args) === 'GBT4754') return /^\d{2,4}$/.test(detail);
        const sector = args && 'code' in args.object ? String(args.object.code) : '';
        return /^\d{3,6}$/.test(detail) && detail.startsWith(sector);
      },
      defaultMessage: () =>
        '$property must be 2 to 4 digits of GB/T 4754, or 3 to 6 of NAICS that begin with the sector',
    },
  });

class IndustryFields {
  @IsCode(IndustryScheme) readonly scheme!: IndustryScheme;

  /** The section (GB/T 4754: a letter) or sector (NAICS: two digits). */
  @IsSector() readonly code!: string;

  /** The finer code where it is known: 2 to 4 digits of GB/T 4754, 3 to 6 of NAICS. */
  @IsOptional() @IsFinerCode() readonly detail?: string;
}

/** An industry, stated in one of several classifications. */
export type Industry = Pick<IndustryFields, keyof IndustryFields>;

/** The field is an industry: `{ scheme: "GBT4754", code: "C", detail: "3912" }`. */
export const IsIndustry = () => IsPart(IndustryFields);

/** The codes of a classification, with their labels. */
export const industriesOf = (scheme: IndustryScheme): AnyCodes => schemes[scheme];

/** What people call an industry; the code itself where no label is known. */
export function industryLabels({ scheme, code }: Industry): Labels {
  const codes = schemes[scheme];
  return codes.includes(code) ? codes(code) : { en: code, zh: code };
}
