import type { Day, DecimalText } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Paper } from '../project/project.fields.js';
import type { CovenantKind, TestResult } from './covenant.codes.js';
import type { CovenantRatio, Figures } from './covenant.fields.js';

interface Dated {
  readonly valueDate: Day;
}

/** One covenant of a project, from its agreement to its end. */
export const covenantEvents = defineEvents(['covenantId', 'clientId'], {
  CovenantAgreed: event<
    Dated & {
      readonly clientId: string;
      readonly projectId: string;
      readonly title: string;
      readonly clause: string;
      readonly kind: CovenantKind;
      readonly ratio?: CovenantRatio;
      readonly firstTestOn: Day;
      readonly lastTestOn: Day;
      readonly everyMonths: number;
      readonly dueWithinDays: number;
      readonly cureDays: number;
    }
  >(),
  /** A test is a month away. */
  CovenantTestAnnounced: event<Dated & { readonly testOn: Day; readonly dueOn: Day }>(),
  /** A test with all that it was reckoned from. */
  CovenantTested: event<
    Dated & {
      readonly testOn: Day;
      readonly figures: Figures;
      readonly value: DecimalText;
      readonly limit: DecimalText;
      /** Distance to the limit, as a share of the limit; below nothing where it is breached. */
      readonly headroom: DecimalText;
      readonly result: TestResult;
      readonly evidence: readonly Paper[];
    }
  >(),
  InformationDelivered: event<
    Dated & { readonly testOn: Day; readonly evidence: readonly Paper[]; readonly late: boolean }
  >(),
  CovenantBreached: event<
    Dated & {
      readonly testOn: Day;
      readonly cause: 'ratio' | 'notDelivered';
      /** The last day on which it may be cured. */
      readonly cureBy: Day;
    }
  >(),
  CovenantCured: event<
    Dated & { readonly testOn: Day; readonly how: string; readonly evidence: readonly Paper[] }
  >(),
  CovenantWaiverRequested: event<
    Dated & { readonly until: Day; readonly reason: string; readonly requestedBy: string }
  >(),
  CovenantWaived: event<Dated & { readonly until: Day; readonly waivedBy: string }>(),
  CovenantWaiverDeclined: event<Dated & { readonly reason: string; readonly declinedBy: string }>(),
  /** Neither cured nor waived in time, or the waiver ran out. */
  CovenantDefaulted: event<Dated & { readonly testOn: Day; readonly lastCureOn: Day }>(),
  CovenantEnded: event<Dated & { readonly reason: string }>(),
});
