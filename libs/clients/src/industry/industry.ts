import type { AnyCodes } from '#kernel';
import { defineField, IsCode, IsPart } from '#kernel';
import { IsOptional } from 'class-validator';
import { schemeOf } from '../scheme-of.js';
import { IndustryScheme, NaicsSector, NationalSection } from './industry.codes.js';

const schemes: Readonly<Record<IndustryScheme, AnyCodes>> = {
  GBT4754: NationalSection,
  NAICS: NaicsSector,
};

/** The field is a section or sector of the scheme beside it. */
const IsSector = defineField({
  name: 'isSector',
  en: 'must be a section of GB/T 4754 (A to T) or a two-digit sector of NAICS',
  zh: '必须为国民经济行业门类（A 至 T）或 NAICS 两位数部门代码',
  test: (code, beside) => {
    const scheme = schemeOf(beside);
    return IndustryScheme.includes(scheme) && schemes[scheme].includes(code);
  },
  schema: {
    type: 'string',
    description: 'A section of GB/T 4754 (A to T) or a two-digit sector of NAICS.',
  },
});

/** The field is a finer code within the sector beside it. */
const IsFinerCode = defineField({
  name: 'isFinerCode',
  en: 'must be 2 to 4 digits of GB/T 4754, or 3 to 6 of NAICS that begin with the sector',
  zh: '必须为国民经济行业 2 至 4 位代码，或属于该部门的 NAICS 3 至 6 位代码',
  test: (detail, beside) => {
    if (typeof detail !== 'string') return false;
    if (schemeOf(beside) === 'GBT4754') return /^\d{2,4}$/.test(detail);
    const sector = 'code' in beside ? String(beside.code) : '';
    return /^\d{3,6}$/.test(detail) && detail.startsWith(sector);
  },
  schema: {
    type: 'string',
    pattern: '^\\d{2,6}$',
    description: '2 to 4 digits of GB/T 4754, or 3 to 6 of NAICS that begin with the sector.',
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
