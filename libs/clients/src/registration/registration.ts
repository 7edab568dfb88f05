import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';
import { ValidateBy } from 'class-validator';

/** The registers a client may be entered in. */
export const RegistrationScheme = defineCodes(
  { en: 'Registration scheme', zh: '登记号码类型' },
  {
    USCC: { en: 'Unified social credit code', zh: '统一社会信用代码' },
    other: { en: 'Other register', zh: '其他登记号码' },
  },
);
export type RegistrationScheme = CodeOf<typeof RegistrationScheme>;

/** The number under which a register holds a client. */
export interface Registration {
  readonly scheme: RegistrationScheme;
  readonly number: string;
}

/** Written like a unified social credit code; whether its check digit is right is another matter. */
const shapes: Readonly<Record<RegistrationScheme, RegExp>> = {
  USCC: /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
  other: /^[0-9A-Za-z][0-9A-Za-z ./-]{1,39}$/,
};

export const isRegistration = (value: unknown): value is Registration =>
  typeof value === 'object' &&
  value !== null &&
  'scheme' in value &&
  'number' in value &&
  RegistrationScheme.includes(value.scheme) &&
  typeof value.number === 'string' &&
  shapes[value.scheme].test(value.number) &&
  Object.keys(value).length === 2;

/** The field is a registration: `{ scheme: "USCC", number: "91610131MA6U4M0E18" }`. */
export const IsRegistration = () =>
  ValidateBy({
    name: 'isRegistration',
    validator: {
      validate: isRegistration,
      defaultMessage: () =>
        '$property must be { scheme: "USCC", number: 18 capital letters or digits } or { scheme: "other", number }',
    },
  });
