import type { Origin } from '#clients';
import type { Day, DecimalText, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ProjectStage } from '../projects.codes.js';
import type { OutsideRegister } from './outside.codes.js';

/** What a register says of a loan or project: its cells, by field. Amounts are as published. */
export interface Published {
  readonly register: OutsideRegister;
  /** What the register knows it by. */
  readonly number: string;
  /** Whether other lines of the same file have the same number: no other file knows which is which. */
  readonly ambiguous?: boolean;
  /** The project that it belongs to, as the register numbers projects. */
  readonly project?: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly days: Readonly<Record<string, Day>>;
  readonly amounts: Readonly<Record<string, DecimalText>>;
  readonly origin: Origin;
}

/** `valueDate` is the day of the later statement, `since` that of the one before it. */
interface Between {
  readonly since: Day;
  readonly valueDate: Day;
}

/**
 * A loan or project that others finance, statement by statement. A statement that comes late, between
 * two that are known, is followed by the movements up to the next one anew: the last of each kind and
 * value date holds, and an amount of nothing takes one back.
 */
export const outsideEvents = defineEvents('recordId', {
  OutsideRecordStated: event<
    Published & { readonly stage?: ProjectStage; readonly valueDate: Day }
  >(),
  OutsideLoanDisbursed: event<Between & { readonly amount: Money }>(),
  OutsideLoanRepaid: event<Between & { readonly amount: Money }>(),
  OutsideLoanCancelled: event<Between & { readonly amount: Money }>(),
  OutsideClosingMoved: event<Between & { readonly from: Day; readonly to: Day }>(),
  OutsideStatusChanged: event<Between & { readonly from: string; readonly to: string }>(),
});
