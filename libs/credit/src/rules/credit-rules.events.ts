import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { AuthorityContent } from './authority.fields.js';
import type { CapitalContent } from './capital.fields.js';
import type { PricingContent } from './pricing.fields.js';

/** The content of one table: the part that its name says. */
export interface RulesContent {
  readonly authority?: AuthorityContent;
  readonly pricing?: PricingContent;
  readonly capital?: CapitalContent;
}

interface OfVersion {
  readonly version: number;
  readonly reason: string;
  readonly valueDate: Day;
}

/** A table of rules that the bank sets itself, version by version. */
export const creditRulesEvents = defineEvents('tableId', {
  CreditRulesDrafted: event<
    OfVersion & { readonly content: RulesContent; readonly draftedBy: string }
  >(),
  /** They judge from a day until the next version takes their place. */
  CreditRulesApproved: event<
    OfVersion & {
      readonly content: RulesContent;
      readonly from: Day;
      readonly draftedBy: string;
      readonly approvedBy: string;
    }
  >(),
  CreditRulesDeclined: event<OfVersion & { readonly declinedBy: string }>(),
});
