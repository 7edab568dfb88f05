import type { Labels } from '#kernel';
import { ValidateBy } from 'class-validator';
import { Province, RegionScheme, State } from './region.codes.js';

/** Where a client is, by the code of a list: a province, a state, or a country elsewhere. */
export interface Region {
  readonly scheme: RegionScheme;
  readonly code: string;
}

const known: Readonly<Record<RegionScheme, (code: unknown) => boolean>> = {
  CN: (code) => Province.includes(code),
  US: (code) => State.includes(code),
  COUNTRY: (code) => typeof code === 'string' && /^[A-Z]{2}$/.test(code),
};

/** What people call a region; a country goes by its code. */
export function regionLabels({ scheme, code }: Region): Labels {
  if (scheme === 'CN' && Province.includes(code)) return Province(code);
  if (scheme === 'US' && State.includes(code)) return State(code);
  return { en: code, zh: code };
}

/** Whether a value is a region of a known list. */
export const isRegion = (value: unknown): value is Region =>
  typeof value === 'object' &&
  value !== null &&
  'scheme' in value &&
  'code' in value &&
  RegionScheme.includes(value.scheme) &&
  known[value.scheme](value.code) &&
  Object.keys(value).length === 2;

/** The field is a region: `{ scheme: "CN", code: "61" }`. */
export const IsRegion = () =>
  ValidateBy({
    name: 'isRegion',
    validator: {
      validate: isRegion,
      defaultMessage: () =>
        '$property must be a region such as { scheme: "CN", code: "61" } or { scheme: "US", code: "NY" }',
    },
  });
