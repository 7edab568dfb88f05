import { defineField, IsCode, IsPart } from '#kernel';
import { schemeOf } from '../scheme-of.js';
import { Province, RegionScheme, State } from './region.codes.js';

const known: Readonly<Record<RegionScheme, (code: unknown) => boolean>> = {
  CN: (code) => Province.includes(code),
  US: (code) => State.includes(code),
  COUNTRY: (code) => typeof code === 'string' && /^[A-Z]{2}$/.test(code),
};

/** The field is a region of the scheme beside it. */
const IsRegionCode = defineField({
  name: 'isRegionCode',
  en: 'must be a province (two digits of GB/T 2260), a state (NY) or a country (DE)',
  zh: '必须为省级行政区划代码（两位数字）、州代码或国家代码',
  test: (code, beside) => {
    const scheme = schemeOf(beside);
    return RegionScheme.includes(scheme) && known[scheme](code);
  },
  schema: {
    type: 'string',
    pattern: '^(\\d{2}|[A-Z]{2})$',
    description: 'A province (GB/T 2260), a state of the US, or a country (ISO 3166-1).',
  },
});

class RegionFields {
  @IsCode(RegionScheme) readonly scheme!: RegionScheme;

  @IsRegionCode() readonly code!: string;
}

/** Where a client is, by the code of a list: a province, a state, or a country elsewhere. */
export type Region = Pick<RegionFields, keyof RegionFields>;

/** The field is a region: `{ scheme: "CN", code: "61" }`. */
export const IsRegion = () => IsPart(RegionFields);
