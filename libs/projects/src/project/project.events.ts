import type { Name, Region } from '#clients';
import type { ProjectType } from '#credit';
import type { Day, DecimalText, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Payee, PaymentWay } from '#lending';
import type {
  CapitalIndustry,
  ContractKind,
  CoverKind,
  DelayLevel,
  EquityTiming,
  Influence,
  LicenceKind,
  ProjectStage,
  StakeholderRole,
  Stance,
} from '../projects.codes.js';
import type { ClientWay, ProjectMeetingKind } from '../care/care.codes.js';
import type { MeetingTask, Need, Participant, TeamMember } from '../care/care.fields.js';
import type { WaterfallResult } from '../accounts/waterfall.js';
import type { PlanCase } from '../cash-flow/cash-flow.codes.js';
import type { Period } from '../cash-flow/cash-flow.fields.js';
import type { DrawnLine } from '../drawdown/drawdown.commands.js';
import type { OnLoan, PaymentOrder } from '../drawdown/with-loan.js';
import type { FeeAccrued, FeeLowered, FeePaid } from '../facility/reckoning.js';
import type { SyndicateMember } from '../facility/facility.commands.js';
import type { BudgetLine, Paper, Source, Sponsor } from './project.fields.js';

interface Dated {
  readonly valueDate: Day;
}

interface OfDrawdown extends Dated {
  readonly drawdownId: string;
}
interface OfMilestone extends Dated {
  readonly milestoneId: string;
}

/** One project, from the first idea to what follows its hand-over. */
export const projectEvents = defineEvents(['projectId', 'clientId'], {
  ProjectRegistered: event<
    Dated & {
      readonly clientId: string;
      readonly name: Name;
      readonly projectType: ProjectType;
      readonly capitalIndustry: CapitalIndustry;
      readonly region: Region;
      readonly site?: string;
      readonly currency: string;
      readonly sponsors: readonly Sponsor[];
    }
  >(),
  ProjectStageReached: event<
    Dated & { readonly stage: ProjectStage; readonly from: ProjectStage; readonly reason: string }
  >(),
  StakeholderEngaged: event<
    Dated & {
      readonly stakeholderId: string;
      readonly name: string;
      readonly stakeholderClientId?: string;
      readonly role: StakeholderRole;
      readonly interest: string;
      readonly stance: Stance;
      readonly influence: Influence;
    }
  >(),
  StakeholderReleased: event<Dated & { readonly stakeholderId: string; readonly reason: string }>(),
  ProjectLicensed: event<
    Dated & {
      readonly licenceId: string;
      readonly kind: LicenceKind;
      readonly authority: string;
      readonly number?: string;
      readonly expiresOn?: Day;
    }
  >(),
  ProjectContractSigned: event<
    Dated & {
      readonly contractId: string;
      readonly kind: ContractKind;
      readonly counterparty: string;
      readonly amount?: Money;
      readonly endsOn?: Day;
    }
  >(),
  ProjectInsured: event<
    Dated & {
      readonly insuranceId: string;
      readonly kind: CoverKind;
      readonly insurer: string;
      readonly insured: Money;
      readonly from: Day;
      readonly until: Day;
    }
  >(),
  BudgetAgreed: event<Dated & { readonly lines: readonly BudgetLine[]; readonly reason: string }>(),
  /** The sources of the money; `capitalShare` is what the rule was held against. */
  FundingAgreed: event<
    Dated & {
      readonly sources: readonly Source[];
      readonly equityTiming: EquityTiming;
      readonly capitalShare: DecimalText;
      readonly rule: { readonly id: string; readonly version: number };
      readonly reason: string;
    }
  >(),
  CostIncurred: event<
    Dated & {
      readonly costId: string;
      readonly lineId: string;
      readonly amount: Money;
      readonly evidence: readonly Paper[];
    }
  >(),
  MilestonePlanned: event<
    OfMilestone & {
      readonly title: string;
      readonly beginsOn: Day;
      readonly dueOn: Day;
      readonly weight: DecimalText;
      readonly budget: Money;
    }
  >(),
  MilestoneForecast: event<OfMilestone & { readonly expectedOn: Day; readonly reason: string }>(),
  MilestoneReported: event<
    OfMilestone & {
      readonly completedOn: Day;
      readonly evidence: readonly Paper[];
      readonly reportedBy: string;
    }
  >(),
  /** It counts as completed from its `completedOn`, which is the value date. */
  MilestoneCertified: event<
    OfMilestone & { readonly certifier: string; readonly certifiedBy: string }
  >(),
  MilestoneRejected: event<OfMilestone & { readonly reason: string }>(),
  /** Money asked for out of a debt, by line of the budget. */
  DrawdownRequested: event<
    OfDrawdown & {
      readonly sourceId: string;
      readonly lines: readonly DrawnLine[];
      readonly amount: Money;
      readonly milestoneId?: string;
      readonly purpose: string;
      /** Why the contingency is drawn ahead of the work. */
      readonly exception?: string;
      readonly payee?: Payee;
      readonly way?: PaymentWay;
      readonly requestedBy: string;
    }
  >(),
  DrawdownCertified: event<
    OfDrawdown & { readonly engineer: string; readonly evidence: readonly Paper[] }
  >(),
  DrawdownApproved: event<
    OfDrawdown & {
      readonly sourceId: string;
      readonly amount: Money;
      readonly approvedBy: string;
      /** What the loan is to pay, where the source is drawn on one. */
      readonly order?: PaymentOrder;
    }
  >(),
  DrawdownDeclined: event<OfDrawdown & { readonly reason: string; readonly declinedBy: string }>(),
  /** A debt of the project is drawn on this loan. */
  FacilityLoanTied: event<Dated & { readonly sourceId: string; readonly loanId: string }>(),
  /** The loan has paid an approved drawdown out. */
  DrawdownPaidOut: event<OfDrawdown & OnLoan>(),
  /** The loan does not pay it: it refused the instruction, or somebody declined it there. */
  DrawdownFailed: event<OfDrawdown & OnLoan & { readonly reason: string }>(),
  /** It was paid out by mistake: the loan counts it as never having been, from its own day on. */
  DrawdownTakenBack: event<OfDrawdown & OnLoan & { readonly reason: string }>(),
  CapitalPaidIn: event<
    Dated & { readonly paymentId: string; readonly sourceId: string; readonly amount: Money }
  >(),
  /** What a case expects; amounts of its periods in minor units of the currency of the project. */
  CashFlowsPlanned: event<
    Dated & {
      readonly planCase: PlanCase;
      readonly debt: Money;
      readonly equity: Money;
      readonly reserve: Money;
      readonly ratePerPeriod: DecimalText;
      readonly periods: readonly Period[];
      readonly reason: string;
    }
  >(),
  CashFlowRecorded: event<Dated & { readonly period: Period }>(),
  /** At the end of a day the delay has another level, or more or fewer milestones are due or late. */
  ProjectDelayJudged: event<
    Dated & {
      readonly level: DelayLevel;
      readonly from: DelayLevel;
      readonly due: number;
      readonly late: number;
      /** Days by which the milestone that is furthest behind is late. */
      readonly days: number;
      readonly rate: DecimalText;
      readonly rule: { readonly id: string; readonly version: number };
    }
  >(),
  /** Who lends a debt, from the value date on. */
  SyndicateAgreed: event<
    Dated & {
      readonly sourceId: string;
      readonly members: readonly SyndicateMember[];
      readonly reason: string;
    }
  >(),
  SourceRepaid: event<
    Dated & { readonly sourceId: string; readonly repaymentId: string; readonly amount: Money }
  >(),
  CommitmentFeeAccrued: event<Dated & FeeAccrued>(),
  /** A drawdown was reported late: the fee already accrued for its months is lower by this. */
  CommitmentFeeLowered: event<Dated & FeeLowered>(),
  /** A run of payments has paid of the fee what the accounts owed. */
  CommitmentFeePaid: event<Dated & FeePaid>(),
  /** A covenant is at its lock-up, broken or in default: nothing is distributed. */
  DistributionsLocked: event<Dated & { readonly covenantId: string }>(),
  /** That covenant is met again, waived or over. */
  DistributionsReleased: event<Dated & { readonly covenantId: string }>(),
  AccountsAgreed: event<
    Dated & {
      readonly bank: string;
      readonly revenueAccount: string;
      readonly debtServiceAccount: string;
      readonly reserveAccount: string;
      readonly reserveMonths: number;
      readonly sweepShare: DecimalText;
      readonly lockUp: DecimalText;
      readonly reason: string;
    }
  >(),
  ProjectReceiptRecorded: event<Dated & { readonly receiptId: string; readonly amount: Money }>(),
  /** Amounts are minor units of the currency. */
  WaterfallPaid: event<
    Dated &
      WaterfallResult & {
        readonly runId: string;
        readonly sourceId: string;
        readonly currency: string;
        readonly reserveTarget: number;
      }
  >(),
  // How the bank keeps in touch with the client.
  ServiceTeamAppointed: event<
    Dated & { readonly members: readonly TeamMember[]; readonly meetingEveryDays: number }
  >(),
  ProjectMeetingHeld: event<
    Dated & {
      readonly meetingId: string;
      readonly kind: ProjectMeetingKind;
      readonly participants: readonly Participant[];
      readonly decisions: readonly string[];
      readonly tasks: readonly MeetingTask[];
      readonly minutes: readonly Paper[];
    }
  >(),
  MeetingTaskCompleted: event<Dated & { readonly taskId: string; readonly result: string }>(),
  ProgressReportDelivered: event<
    Dated & {
      readonly reportId: string;
      readonly reportedOn: Day;
      readonly recipient: string;
      readonly way: ClientWay;
    }
  >(),
  ProjectClientAlerted: event<
    Dated & {
      readonly alertId: string;
      readonly message: string;
      readonly recipient: string;
      readonly way: ClientWay;
    }
  >(),
  ProjectFeedbackReceived: event<
    Dated & { readonly feedbackId: string; readonly said: string; readonly answers?: string }
  >(),
  ProjectFollowedUp: event<
    Dated & {
      readonly followUpId: string;
      readonly contact: string;
      readonly progress: string;
      readonly satisfaction: number;
      readonly needs: readonly Need[];
    }
  >(),
});
