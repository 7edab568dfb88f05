import type { Day, Level, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type {
  RiskResponse,
  WarningPlaybook,
  WarningVerdict,
} from '../early-warning/early-warning.codes.js';
import type { PlannedStep } from './playbook.rules.js';
import type {
  EscalationLevel,
  LegalStage,
  NoticeChannel,
  ProposalAnswer,
  ResponseStep,
} from './response.codes.js';

/** What a proposal would change of a loan, once the client accepts it. */
export interface ProposedTerms {
  readonly loanId: string;
  readonly maturesOn: Day;
}

interface Planned {
  readonly level: Level;
  readonly steps: readonly PlannedStep[];
  readonly valueDate: Day;
}

/** What the bank does about one warning, from the day it is raised until it is closed. */
export const responseEvents = defineEvents(['responseId', 'clientId'], {
  /** A trigger starts the response at once. */
  ResponseStarted: event<
    Planned & {
      readonly clientId: string;
      readonly rule: string;
      readonly playbook: WarningPlaybook;
      readonly response: RiskResponse;
    }
  >(),
  /** The warning has become graver: further steps, and sooner. */
  ResponseWidened: event<Planned>(),
  ResponseStepDone: event<{
    readonly step: ResponseStep;
    readonly result: string;
    /** The loan, application or task by which it was done. */
    readonly doneThrough?: string;
    readonly doneBy: string;
    readonly valueDate: Day;
  }>(),
  /** A step is overdue, and somebody higher up is to see it. */
  ResponseEscalated: event<{
    readonly to: EscalationLevel;
    readonly step: ResponseStep;
    readonly daysOverdue: number;
    readonly rule: string;
    readonly valueDate: Day;
  }>(),
  /** The client is told of the problem, and how it may be solved. */
  SolutionProposed: event<{
    readonly proposal: string;
    readonly channel: NoticeChannel;
    readonly terms?: ProposedTerms;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  ProposalAnswered: event<{
    readonly answer: ProposalAnswer;
    /** The terms that were proposed: accepted, they are proposed upon the loan. */
    readonly proposed?: ProposedTerms & { readonly by: string; readonly number: number };
    readonly comment: string;
    readonly valueDate: Day;
  }>(),
  CommitteeDecided: event<{
    readonly decision: string;
    readonly members: readonly string[];
    readonly response: RiskResponse;
    readonly decidedBy: string;
    readonly valueDate: Day;
  }>(),
  LegalStageReached: event<{
    readonly stage: LegalStage;
    readonly court?: string;
    readonly reference?: string;
    readonly reachedBy?: string;
    readonly valueDate: Day;
  }>(),
  /** The exposure to the client is to be no more than this by a day. */
  ExposureTargetSet: event<{
    readonly target: Money;
    readonly by: Day;
    readonly exposure: Money;
    readonly setBy: string;
    readonly valueDate: Day;
  }>(),
  ResponseEnded: event<{ readonly verdict: WarningVerdict; readonly valueDate: Day }>(),
});
