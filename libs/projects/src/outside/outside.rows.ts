import type { Day, Money } from '#kernel';
import type { ProjectStage } from '../projects.codes.js';
import type { OutsideMovementKind } from './outside.codes.js';
import type { Published } from './outside.events.js';

/** What a register said of a loan or project as at a day. */
export interface OutsideStatement extends Published {
  readonly statementId: string;
  readonly recordId: string;
  readonly on: Day;
  readonly stage?: ProjectStage;
}

/** What changed between the statement of `since` and that of `on`. */
export interface OutsideMovement {
  readonly kind: OutsideMovementKind;
  readonly since: Day;
  readonly on: Day;
  readonly amount?: Money;
  readonly from?: string;
  readonly to?: string;
}

/** A loan or project that others finance: the last statement of it, and all that has changed. */
export interface OutsideRecordRow extends Published {
  readonly recordId: string;
  readonly statedOn: Day;
  readonly stage?: ProjectStage;
  /** The days of its statements, the earliest first. */
  readonly statedDays: readonly Day[];
  readonly movements: readonly OutsideMovement[];
}

export const statementIdOf = (recordId: string, on: Day): string => `${recordId}@${on}`;
