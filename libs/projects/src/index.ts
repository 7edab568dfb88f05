export {
  AgreeBudget,
  AgreeFunding,
  EngageStakeholder,
  ReachStage,
  RecordContract,
  RecordCost,
  RecordLicence,
  RegisterProject,
} from './project/project.commands.js';
export {
  CertifyMilestone,
  ForecastMilestone,
  PlanMilestone,
  ReportMilestone,
} from './project/milestone.commands.js';
export { AgreeAccounts, RecordProjectReceipt, RunWaterfall } from './accounts/accounts.commands.js';
export { AgreeSyndicate } from './facility/facility.commands.js';
export {
  AlertProjectClient,
  AppointServiceTeam,
  DeliverProgressReport,
  HoldProjectMeeting,
  ReceiveProjectFeedback,
} from './care/care.commands.js';
export { AssessDesignRisk } from './design-risk/design-risk.commands.js';
export { DefineCovenant, TestCovenant } from './covenant/covenant.commands.js';
export { PlanCashFlows } from './cash-flow/cash-flow.commands.js';
export {
  ApproveDrawdown,
  CertifyDrawdown,
  PayInCapital,
  RequestDrawdown,
  TieFacilityLoan,
} from './drawdown/drawdown.commands.js';
export { OutsideRegister } from './outside/outside.codes.js';
export { StateOutsideRecord } from './outside/outside.commands.js';
export type { Column, Register } from './outside/registers/register.js';
export { registers } from './outside/registers/registers.js';
export { covenantEvents } from './covenant/covenant.events.js';
export { projectEvents } from './project/project.events.js';
export { DelayLevel } from './projects.codes.js';
export { ProjectsModule } from './projects.module.js';
