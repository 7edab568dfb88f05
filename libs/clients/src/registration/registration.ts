import type { CodeOf } from '#kernel';
import { defineCodes, defineField, IsCode, IsPart } from '#kernel';
import { schemeOf } from '../scheme-of.js';

/** The registers a client may be entered in. */
export const RegistrationScheme = defineCodes(
  { en: 'Registration scheme', zh: '登记号码类型' },
  {
    USCC: { en: 'Unified social credit code', zh: '统一社会信用代码' },
    other: { en: 'Other register', zh: '其他登记号码' },
  },
);
export type RegistrationScheme = CodeOf<typeof RegistrationScheme>;

/** How numbers are written; whether a check digit is right is for the decider to say. */
const shapes: Readonly<Record<RegistrationScheme, RegExp>> = {
  USCC: /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
  other: /^[0-9A-Za-z][0-9A-Za-z ./-]{1,39}$/,
};

/** The field is written as the numbers of the scheme beside it are. */
const IsRegistrationNumber = defineField({
  name: 'isRegistrationNumber',
  en: 'must be 18 capital letters or digits (USCC), or 2 to 40 letters and digits',
  zh: '必须为 18 位统一社会信用代码，或 2 至 40 位其他登记号码',
  test: (number, beside) => {
    const scheme = schemeOf(beside);
    return (
      RegistrationScheme.includes(scheme) &&
      typeof number === 'string' &&
      shapes[scheme].test(number)
    );
  },
  schema: {
    type: 'string',
    minLength: 2,
    maxLength: 40,
    description: 'A unified social credit code (GB 32100), or a number of another register.',
  },
});

class RegistrationFields {
  @IsCode(RegistrationScheme) readonly scheme!: RegistrationScheme;

  @IsRegistrationNumber() readonly number!: string;
}

/** The number under which a register holds a client. */
export type Registration = Pick<RegistrationFields, keyof RegistrationFields>;

/** The field is a registration: `{ scheme: "USCC", number: "91610131MA6U4M0E18" }`. */
export const IsRegistration = () => IsPart(RegistrationFields);
