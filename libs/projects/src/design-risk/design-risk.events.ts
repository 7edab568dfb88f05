import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { DesignRiskKind, DesignRiskResponse } from './design-risk.codes.js';

interface Graded {
  readonly severity: number;
  readonly likelihood: number;
  readonly valueDate: Day;
}

/** One risk of a project, from the design of the finance to its end. */
export const designRiskEvents = defineEvents(['designRiskId', 'clientId'], {
  DesignRiskAssessed: event<
    Graded & {
      readonly clientId: string;
      readonly projectId: string;
      readonly kind: DesignRiskKind;
      readonly title: string;
      readonly response: DesignRiskResponse;
      readonly measures: string;
      readonly contingency?: string;
      readonly contacts: readonly string[];
    }
  >(),
  DesignRiskReviewed: event<Graded & { readonly finding: string; readonly milestoneId?: string }>(),
  DesignRiskClosed: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
