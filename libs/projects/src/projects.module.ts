import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ProjectAccountsController } from './accounts/accounts.controller.js';
import { projectAccounts } from './accounts/accounts.view.js';
import { ProjectCareController, ProjectCareListController } from './care/care.controller.js';
import { projectCare } from './care/care.view.js';
import { CashFlowController } from './cash-flow/cash-flow.controller.js';
import { CovenantCalendarController, CovenantController } from './covenant/covenant.controller.js';
import { covenant } from './covenant/covenant.decider.js';
import { DesignRiskController } from './design-risk/design-risk.controller.js';
import { designRisk } from './design-risk/design-risk.decider.js';
import { DrawdownController, DrawdownPipelineController } from './drawdown/drawdown.controller.js';
import {
  OutsideRecordController,
  OutsideRegisterController,
} from './outside/outside.controller.js';
import { outsideRecord } from './outside/outside.decider.js';
import { outsideRecords } from './outside/outside-records.view.js';
import { outsideStatements } from './outside/outside-statements.view.js';
import { projectFacilities } from './facility/facilities.view.js';
import { ProjectFacilityController } from './facility/facility.controller.js';
import { accrueFees, chargeFees } from './processes/book-fees.process.js';
import { judgeCovenants } from './processes/judge-covenants.process.js';
import { judgeDelays } from './processes/judge-delays.process.js';
import { lockDistributions } from './processes/lock-distributions.process.js';
import { followDrawdowns, payDrawdowns } from './processes/pay-drawdowns.process.js';
import { promptDesk, settleMeetingTasks } from './processes/prompt-desk.process.js';
import { reviewRisks } from './processes/review-risks.process.js';
import { MilestoneController } from './project/milestone.controller.js';
import { ProjectController } from './project/project.controller.js';
import { project } from './project/project.decider.js';
import { cashFlows } from './views/cash-flows.view.js';
import { covenantOutlook } from './views/covenant-outlook.view.js';
import { covenants } from './views/covenants.view.js';
import { designRisks } from './views/design-risks.view.js';
import { projectDrawdowns, projectFunding } from './views/drawdowns.view.js';
import { projects } from './views/projects.view.js';

/** Projects that the bank finances: from the first idea to what follows their hand-over. */
@Module(
  boundedContext({
    deciders: [project, covenant, designRisk, outsideRecord],
    views: [
      projects,
      cashFlows,
      covenants,
      covenantOutlook,
      projectDrawdowns,
      projectFunding,
      designRisks,
      projectAccounts,
      projectCare,
      projectFacilities,
      outsideRecords,
      outsideStatements,
    ],
    processes: [
      judgeDelays,
      judgeCovenants,
      lockDistributions,
      accrueFees,
      chargeFees,
      payDrawdowns,
      followDrawdowns,
      promptDesk,
      reviewRisks,
      settleMeetingTasks,
    ],
    controllers: [
      ProjectController,
      MilestoneController,
      CashFlowController,
      ProjectAccountsController,
      ProjectCareController,
      ProjectFacilityController,
      ProjectCareListController,
      DesignRiskController,
      DrawdownController,
      DrawdownPipelineController,
      CovenantController,
      CovenantCalendarController,
      OutsideRecordController,
      OutsideRegisterController,
    ],
  }),
)
export class ProjectsModule {}
