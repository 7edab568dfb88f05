import type { CreditTerms, Offer } from '#credit';
import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { FinancingOutcome, NeedLoss, RevisionCause } from '../needs.codes.js';
import type { Package } from './solution.fields.js';

/** A credit that an accepted solution asks for. */
export interface AskedLoan {
  readonly terms: CreditTerms;
  /** The version of the product that it was judged by when the client accepted. */
  readonly product: Offer;
  readonly applicationId: string;
}

/** What the bank offers for a need, version by version. */
export const solutionEvents = defineEvents(['solutionId', 'clientId', 'needId'], {
  SolutionDesigned: event<{
    readonly clientId: string;
    readonly needId: string;
    readonly content: Package;
    readonly designedBy: string;
    readonly valueDate: Day;
  }>(),
  SolutionRevised: event<{
    /** The first design is version 1. */
    readonly version: number;
    readonly content: Package;
    readonly cause: RevisionCause;
    readonly reason: string;
    readonly revisedBy: string;
    readonly valueDate: Day;
  }>(),
  SolutionPresented: event<{
    readonly version: number;
    readonly occasion: string;
    readonly valueDate: Day;
  }>(),
  SolutionAccepted: event<{
    readonly version: number;
    readonly acceptedBy: string;
    /** What is applied for, and by whom. */
    readonly loans: readonly AskedLoan[];
    readonly managerId: string;
    /** Who recorded the answer, and whoever designed or revised the solution. */
    readonly recordedBy: string;
    readonly preparedBy: readonly string[];
    readonly valueDate: Day;
  }>(),
  SolutionRejected: event<{
    readonly version: number;
    readonly code: NeedLoss;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /** What became of one of its credits. */
  FinancingProgressed: event<{
    readonly applicationId: string;
    readonly outcome: FinancingOutcome;
    readonly valueDate: Day;
  }>(),
});
