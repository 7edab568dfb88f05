import type { Day, Role } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { WarningSignal } from '../early-warning/early-warning.codes.js';
import type { ContingencyFinding, ContingencyTest } from './contingency.codes.js';

/** Something the plan does once it starts. */
export interface ContingencyMeasure {
  readonly action: string;
  readonly owner: Role;
  /** Calendar days from the start of the plan. */
  readonly withinDays: number;
}

/** Whom to call: a person of the register or of the staff, and what for. */
export interface ContingencyContact {
  readonly personId: string;
  readonly purpose: string;
}

/** What a plan says. */
export interface ContingencyContent {
  readonly scenario: WarningSignal;
  readonly title: string;
  /** What has to happen for the plan to start. */
  readonly trigger: string;
  readonly measures: readonly ContingencyMeasure[];
  readonly contacts: readonly ContingencyContact[];
}

/** What the bank does when a risk of a client comes true: written before, tried, and started then. */
export const contingencyEvents = defineEvents(['planId', 'clientId'], {
  ContingencyPlanDrafted: event<
    ContingencyContent & {
      readonly clientId: string;
      readonly version: number;
      readonly draftedBy: string;
      readonly valueDate: Day;
    }
  >(),
  ContingencyPlanApproved: event<{
    readonly version: number;
    readonly approvedBy: string;
    /** By when it is to be tried. */
    readonly testBy: Day;
    readonly valueDate: Day;
  }>(),
  ContingencyPlanTested: event<{
    readonly version: number;
    readonly how: ContingencyTest;
    readonly result: ContingencyFinding;
    readonly findings: string;
    readonly testedBy: string;
    /** By when it is to be tried again. */
    readonly testBy: Day;
    readonly valueDate: Day;
  }>(),
  ContingencyPlanStarted: event<{
    readonly version: number;
    /** How often the plan has been started, this time included. */
    readonly number: number;
    readonly measures: readonly ContingencyMeasure[];
    readonly reason: string;
    readonly startedBy: string;
    readonly valueDate: Day;
  }>(),
  ContingencyPlanRetired: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
