import { clientFile, ClientUnknown } from '#clients';
import { defineDecider, valueDateOf } from '#kernel';
import { loanBook } from '#lending';
import * as accountsCommands from '../accounts/accounts.commands.js';
import {
  accountsAgreed,
  distributionsLocked,
  receiptRecorded,
  waterfallPaid,
} from '../accounts/accounts.js';
import {
  clientAlerted,
  feedbackReceived,
  followedUp,
  meetingHeld,
  meetingTaskCompleted,
  meetingTaskSettled,
  reportDelivered,
  teamAppointed,
} from '../care/care.js';
import * as careCommands from '../care/care.commands.js';
import * as cashFlowCommands from '../cash-flow/cash-flow.commands.js';
import { cashFlowRecorded, cashFlowsPlanned } from '../cash-flow/cash-flows.js';
import * as drawdownCommands from '../drawdown/drawdown.commands.js';
import {
  capitalPaidIn,
  checkDrawn,
  drawdownApproved,
  drawdownCertified,
  drawdownDeclined,
  drawdownRequested,
  requesterOf,
} from '../drawdown/drawdowns.js';
import {
  drawdownFailed,
  drawdownPaidOut,
  drawdownTakenBack,
  facilityLoanTied,
  tiedLoan,
} from '../drawdown/on-loan.js';
import { sourceRepaid, syndicateAgreed } from '../facility/facilities.js';
import { commitmentFeeAccrued } from '../facility/fees.js';
import * as facilityCommands from '../facility/facility.commands.js';
import { cashFlows } from '../views/cash-flows.view.js';
import * as milestoneCommands from './milestone.commands.js';
import { checkBudget, checkCurrency, checkFunding, checkSponsors } from './funding.js';
import {
  certified,
  checkHappened,
  delayJudged,
  forecast,
  mostParts,
  planned,
  rejected,
  reported,
  reporterOf,
} from './milestones.js';
import * as projectCommands from './project.commands.js';
import { projectEvents } from './project.events.js';
import { projectRefusals as refuse } from './project.refusals.js';
import type { Project } from './project.state.js';
import { evolve } from './project.state.js';

const { ProjectRegistered, ProjectStageReached, StakeholderEngaged } = projectEvents;
const { StakeholderReleased, ProjectLicensed, ProjectContractSigned } = projectEvents;
const { ProjectInsured, BudgetAgreed, FundingAgreed, CostIncurred } = projectEvents;

/** The most costs that a project records. */
const mostCosts = 2_000;

const desk = ['relationshipManager', 'service'] as const;

const loanOf = (loanId: string | undefined) =>
  loanId === undefined ? undefined : loanBook.row(loanId);

/** One financed project: who takes part, what it costs, who pays, and what is done when. */
export const project = defineDecider({
  stream: 'project',
  by: 'projectId',
  prefix: 'pj',
  events: projectEvents,
  commands: {
    ...projectCommands,
    ...milestoneCommands,
    ...drawdownCommands,
    ...cashFlowCommands,
    ...careCommands,
    AgreeSyndicate: facilityCommands.AgreeSyndicate,
    RecordSourceRepayment: facilityCommands.RecordSourceRepayment,
    AccrueCommitmentFee: facilityCommands.AccrueCommitmentFee,
    ...accountsCommands,
  },
  allow: {
    RegisterProject: desk,
    ReachStage: ['relationshipManager', 'riskOfficer', 'service'],
    EngageStakeholder: desk,
    ReleaseStakeholder: desk,
    RecordLicence: desk,
    RecordContract: desk,
    RecordInsurance: desk,
    AgreeBudget: desk,
    AgreeFunding: desk,
    RecordCost: desk,
    PlanMilestone: desk,
    ForecastMilestone: desk,
    ReportMilestone: desk,
    CertifyMilestone: ['relationshipManager', 'riskOfficer', 'unitHead'],
    RejectMilestone: ['relationshipManager', 'riskOfficer', 'unitHead'],
    RequestDrawdown: desk,
    CertifyDrawdown: desk,
    ApproveDrawdown: ['riskOfficer', 'creditApprover', 'unitHead'],
    DeclineDrawdown: ['relationshipManager', 'riskOfficer', 'creditApprover', 'unitHead'],
    PayInCapital: desk,
    PlanCashFlows: desk,
    RecordCashFlow: desk,
    AgreeSyndicate: [...desk, 'riskOfficer'],
    RecordSourceRepayment: desk,
    AgreeAccounts: [...desk, 'riskOfficer'],
    RecordProjectReceipt: desk,
    RunWaterfall: desk,
    AppointServiceTeam: ['relationshipManager', 'unitHead', 'service'],
    HoldProjectMeeting: [...desk, 'riskOfficer'],
    CompleteMeetingTask: [...desk, 'riskOfficer'],
    DeliverProgressReport: desk,
    AlertProjectClient: [...desk, 'riskOfficer'],
    ReceiveProjectFeedback: desk,
    FollowUpProject: desk,
    TieFacilityLoan: [...desk, 'riskOfficer'],
    // Sent at the end of the business day when a loan pays or a task is done only, and so without routes.
    JudgeDelay: [],
    AccrueCommitmentFee: [],
    LockDistributions: [],
    MarkDrawdownPaidOut: [],
    MarkDrawdownTakenBack: [],
    SettleMeetingTask: [],
    MarkDrawdownFailed: [],
  },
  evolve,
  holds: ({ loans }) => Object.values(loans).map(tiedLoan),
  notBy: { CertifyMilestone: reporterOf, ApproveDrawdown: requesterOf },
  consult: {
    RegisterProject: ({ clientId }) => ({ client: clientFile.row(clientId) }),
    AccrueCommitmentFee: ({ sourceId }, _, state) => ({ loan: loanOf(state?.loans[sourceId]) }),
    RunWaterfall: ({ projectId }) => ({ plan: cashFlows.row(projectId) }),
    TieFacilityLoan: ({ loanId }) => ({ loan: loanBook.row(loanId) }),
  },

  create: {
    RegisterProject(command, { client, today }) {
      const { clientId, name, projectType, capitalIndustry, region, site, currency } = command;
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      checkSponsors(command.sponsors);
      return ProjectRegistered({
        clientId,
        name: structuredClone(name),
        projectType,
        capitalIndustry,
        region: structuredClone(region),
        ...(site !== undefined && { site }),
        currency,
        sponsors: structuredClone(command.sponsors),
        valueDate: valueDateOf(command.valueDate, { today }),
      });
    },
  },

  decide: {
    ReachStage({ stage, reason, valueDate }, before, { today }) {
      checkOpen(before);
      if (stage === before.stage) return [];
      const day = valueDateOf(valueDate, { today });
      return ProjectStageReached({ stage, from: before.stage, reason, valueDate: day });
    },

    EngageStakeholder({ projectId: _, ...told }, before, { today }) {
      if (before.stakeholders.length >= mostParts) {
        throw refuse.TooManyParts({ field: 'stakeholderId' });
      }
      return StakeholderEngaged({ ...told, valueDate: today });
    },

    ReleaseStakeholder({ stakeholderId, reason }, { stakeholders }, { today }) {
      if (!stakeholders.includes(stakeholderId)) {
        throw refuse.StakeholderUnknown({ field: 'stakeholderId', stakeholderId });
      }
      return StakeholderReleased({ stakeholderId, reason, valueDate: today });
    },

    RecordLicence({ projectId: _, grantedOn, ...told }, before, { today }) {
      checkRoom(before, 'licence', 'licenceId');
      checkHappened(grantedOn, today, 'grantedOn');
      checkOrder(grantedOn, told.expiresOn, 'expiresOn');
      return ProjectLicensed({ ...told, valueDate: grantedOn });
    },

    RecordContract({ projectId: _, signedOn, ...told }, before, { today }) {
      checkRoom(before, 'contract', 'contractId');
      checkHappened(signedOn, today, 'signedOn');
      checkOrder(signedOn, told.endsOn, 'endsOn');
      return ProjectContractSigned({ ...told, valueDate: signedOn });
    },

    RecordInsurance({ projectId: _, ...told }, before, { today }) {
      checkRoom(before, 'insurance', 'insuranceId');
      checkOrder(told.from, told.until, 'until');
      return ProjectInsured({ ...told, valueDate: today });
    },

    AgreeBudget({ lines, reason }, before, { today }) {
      checkOpen(before);
      checkBudget(lines, before);
      checkDrawn(lines, before);
      return BudgetAgreed({ lines: structuredClone(lines), reason, valueDate: today });
    },

    AgreeFunding({ sources, equityTiming, reason }, before, { today }) {
      checkOpen(before);
      const capital = checkFunding(sources, before, today);
      return FundingAgreed({
        sources: structuredClone(sources),
        equityTiming,
        ...capital,
        reason,
        valueDate: today,
      });
    },

    RecordCost({ costId, lineId, amount, evidence = [], valueDate }, before, { today }) {
      if (before.recorded.includes(`cost:${costId}`)) {
        throw refuse.CostRecordedBefore({ field: 'costId', costId });
      }
      checkRoom(before, 'cost', 'costId');
      checkCurrency(amount, before.currency, 'amount');
      checkHappened(valueDate, today, 'valueDate');
      if (!before.budget.some((line) => line.lineId === lineId)) {
        throw refuse.BudgetLineUnknown({ field: 'lineId', lineId });
      }
      const papers = structuredClone(evidence);
      return CostIncurred({ costId, lineId, amount, evidence: papers, valueDate });
    },

    PlanMilestone: planned,
    ForecastMilestone: forecast,
    ReportMilestone: reported,
    CertifyMilestone: certified,
    RejectMilestone: rejected,
    RequestDrawdown: drawdownRequested,
    CertifyDrawdown: drawdownCertified,
    ApproveDrawdown: drawdownApproved,
    DeclineDrawdown: drawdownDeclined,
    PayInCapital: capitalPaidIn,
    PlanCashFlows: cashFlowsPlanned,
    RecordCashFlow: cashFlowRecorded,
    AgreeSyndicate: syndicateAgreed,
    RecordSourceRepayment: sourceRepaid,
    AccrueCommitmentFee: commitmentFeeAccrued,
    AgreeAccounts: accountsAgreed,
    RecordProjectReceipt: receiptRecorded,
    LockDistributions: distributionsLocked,
    RunWaterfall: (command, before, context) => waterfallPaid(command, before, context),
    AppointServiceTeam: teamAppointed,
    HoldProjectMeeting: meetingHeld,
    CompleteMeetingTask: meetingTaskCompleted,
    DeliverProgressReport: reportDelivered,
    AlertProjectClient: clientAlerted,
    ReceiveProjectFeedback: feedbackReceived,
    FollowUpProject: followedUp,
    JudgeDelay: delayJudged,
    TieFacilityLoan: facilityLoanTied,
    MarkDrawdownPaidOut: drawdownPaidOut,
    MarkDrawdownTakenBack: drawdownTakenBack,
    SettleMeetingTask: meetingTaskSettled,
    MarkDrawdownFailed: drawdownFailed,
  },
});

function checkOpen({ stage }: Project): void {
  if (stage === 'handedOver' || stage === 'cancelled') throw refuse.ProjectClosed({ stage });
}

/** Refuses one more of a kind where there are as many as a project may hold. */
function checkRoom({ recorded }: Project, kind: string, field: string): void {
  const ofKind = recorded.filter((each) => each.startsWith(`${kind}:`)).length;
  if (ofKind >= (kind === 'cost' ? mostCosts : mostParts)) throw refuse.TooManyParts({ field });
}

function checkOrder(from: string, until: string | undefined, field: string): void {
  if (until !== undefined && until < from) {
    throw refuse.EndsBeforeItBegins({ field, from, until });
  }
}
