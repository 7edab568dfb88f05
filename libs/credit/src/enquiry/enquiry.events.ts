import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { EnquiryEnd, LoanProduct, LoanPurpose } from '../credit.codes.js';

/** What somebody asks the bank about (咨询), before there is an application. */
export const enquiryEvents = defineEvents(['enquiryId', 'clientId'], {
  EnquiryRecorded: event<{
    readonly clientId: string;
    readonly purpose: LoanPurpose;
    /** In the words of the client. */
    readonly need: string;
    readonly amount?: Money;
    readonly termMonths?: number;
    /** Who answers, and by when. */
    readonly ownerId: string;
    readonly dueOn: Day;
    readonly recordedBy: string;
    readonly valueDate: Day;
  }>(),
  EnquiryAnswered: event<{
    readonly answer: string;
    readonly products: readonly LoanProduct[];
    readonly answeredBy: string;
    readonly valueDate: Day;
  }>(),
  /** It has become an application. */
  EnquiryApplied: event<{
    readonly applicationId: string;
    readonly valueDate: Day;
  }>(),
  /** Nothing comes of it. */
  EnquiryClosed: event<{
    readonly outcome: EnquiryEnd;
    readonly reason: string;
    readonly closedBy: string;
    readonly valueDate: Day;
  }>(),
});
