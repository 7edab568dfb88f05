import type { Day } from '#kernel';
import { defineField, IsCode, IsDay, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  ConsentPurpose,
  Education,
  Gender,
  IdentityKind,
  IncomeBand,
  Occupation,
} from './party.codes.js';

export const IsIdentityNumber = defineField({
  name: 'isIdentityNumber',
  en: 'must be 4 to 30 letters, digits or hyphens',
  zh: '必须为 4 至 30 位字母、数字或连字符',
  test: (value) => typeof value === 'string' && /^[A-Za-z0-9-]{4,30}$/.test(value),
  schema: { type: 'string', pattern: '^[A-Za-z0-9-]{4,30}$' },
});

class IdentityFields {
  @IsCode(IdentityKind) readonly kind!: IdentityKind;

  @IsIdentityNumber() readonly number!: string;
}

/** The paper that says who somebody is. */
export type Identity = Pick<IdentityFields, keyof IdentityFields>;
export const Identity: new () => Identity = IdentityFields;

class DemographicFields {
  @IsOptional() @IsInt() @Min(1900) @Max(9999) readonly birthYear?: number;

  @IsOptional() @IsCode(Gender) readonly gender?: Gender;

  @IsOptional() @IsCode(Occupation) readonly occupation?: Occupation;

  @IsOptional() @IsCode(IncomeBand) readonly income?: IncomeBand;

  @IsOptional() @IsCode(Education) readonly education?: Education;
}

/** Age, gender, occupation, income and education of a natural person. */
export type Demographics = Pick<DemographicFields, keyof DemographicFields>;
export const Demographics: new () => Demographics = DemographicFields;

class ConsentFields {
  @IsCode(ConsentPurpose) readonly purpose!: ConsentPurpose;

  @IsDay() readonly givenOn!: Day;

  /** The last day on which it holds. */
  @IsOptional() @IsDay() readonly until?: Day;

  /** Where the signed paper is kept. */
  @IsText({ max: 200 }) readonly evidence!: string;
}

/** What a person has agreed to. */
export type Consent = Pick<ConsentFields, keyof ConsentFields>;
export const Consent: new () => Consent = ConsentFields;
