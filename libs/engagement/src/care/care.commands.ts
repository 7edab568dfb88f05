import type { Day } from '#kernel';
import { defineField, DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { CareOccasion } from './care.codes.js';
import type { CareConsent } from './care.events.js';

/** A day of any year. */
const IsMonthDay = defineField({
  name: 'isMonthDay',
  en: 'must be a day of the year, 03-15',
  zh: '必须为月日，例如 03-15',
  test: (value) => typeof value === 'string' && isMonthDay(value),
  schema: { type: 'string', pattern: '^\\d{2}-\\d{2}$' },
});

/** Whether a leap year has this day. */
const isMonthDay = (text: string): boolean =>
  /^\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`2024-${text}`)) &&
  new Date(`2024-${text}`).toISOString().slice(5, 10) === text;

class ConsentFields implements CareConsent {
  @IsDay() readonly givenOn!: Day;

  /** Where the consent is kept. */
  @IsText({ max: 200 }) readonly evidence!: string;
}

abstract class CareCommand extends DomainCommand {
  @IsId() readonly careDayId!: string;
}

/** Notes a day of the year on which the bank thinks of a client; a birthday needs consent. */
export class NoteCareDay extends CareCommand {
  @IsId() readonly clientId!: string;

  @IsCode(CareOccasion) readonly occasion!: CareOccasion;

  @IsMonthDay() readonly monthDay!: string;

  /** Whose birthday it is: `CFO`. Never a name. */
  @IsOptional() @IsText({ max: 60 }) readonly office?: string;

  @IsOptional() @IsPart(ConsentFields) readonly consent?: ConsentFields;
}

/** Takes a day off the calendar, as when the consent is withdrawn. */
export class RemoveCareDay extends CareCommand {
  @IsText({ max: 200 }) readonly reason!: string;
}
