import type { Currency, Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { BureauFigure } from '../facts/facts.codes.js';

/** The figures of a credit report: whole numbers, amounts in minor units. */
export type BureauFigures = Readonly<Partial<Record<BureauFigure, number>>>;

/** What credit bureaus report of one client. */
export const creditReportEvents = defineEvents('clientId', {
  CreditReportRecorded: event<{
    readonly clientId: string;
    /** Number of the report at its bureau. */
    readonly reportId: string;
    readonly bureau: string;
    /** The day the bureau made it. */
    readonly reportedOn: Day;
    readonly knownOn: Day;
    readonly valueDate: Day;
    readonly currency: Currency;
    readonly figures: BureauFigures;
  }>(),
});
