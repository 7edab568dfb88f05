import type { Day } from '#kernel';

/** A row in minor units, before it is dressed as money. */
export interface PlainRow {
  readonly from: Day;
  readonly dueOn: Day;
  readonly principal: bigint;
  readonly interest: bigint;
  /** Interest that became principal on the date. */
  readonly capitalised: bigint;
  readonly balanceAfter: bigint;
}

/** An amount of principal on a day, in minor units. */
export interface DayAmount {
  readonly on: Day;
  readonly minor: bigint;
}
