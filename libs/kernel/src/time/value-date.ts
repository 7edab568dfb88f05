import { IsOptional } from 'class-validator';
import type { Day } from './day.js';
import { IsDay } from './day.js';
import { DomainCommand } from '../definers/decider.js';
import { defineRefusals } from '../definers/words/refusals.js';

export const valueDateRefusals = defineRefusals({
  ValueDateInFuture: {
    en: 'The value date is in the future.',
    zh: '起息日不得晚于当前营业日',
    status: 422,
  },
  ValueDateTooEarly: {
    en: 'The value date is earlier than the fact it builds on.',
    zh: '起息日早于前序业务日期',
    status: 422,
  },
});

/** A command whose facts count for a day that the sender may state. */
export abstract class DatedCommand extends DomainCommand {
  /** The day the facts count for. Defaults to today; never in the future. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/**
 * The day a fact counts for: the one that is stated, or today. Refuses a day to come, and a day
 * before what the fact builds on.
 */
export function valueDateOf(
  stated: Day | undefined,
  { today, notBefore }: { readonly today: Day; readonly notBefore?: Day | undefined },
): Day {
  const day = stated ?? (notBefore !== undefined && notBefore > today ? notBefore : today);
  if (notBefore !== undefined && day < notBefore) {
    throw valueDateRefusals.ValueDateTooEarly({ field: 'valueDate', found: day, notBefore });
  }
  if (day > today && stated !== undefined) {
    throw valueDateRefusals.ValueDateInFuture({ field: 'valueDate', found: day, today });
  }
  return day;
}
