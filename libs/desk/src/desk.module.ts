import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ClientNewsController, ClientPageController } from './client/client-page.controller.js';
import { ClientPages } from './client/client-page.js';
import { DayMailsController, MyDayMailController } from './day-mail/day-mail.controller.js';
import { dayMail } from './day-mail/day-mail.decider.js';
import { dayMails } from './day-mail/day-mails.view.js';
import { GoalsController } from './goals/goals.controller.js';
import { GoalPages } from './goals/goals.js';
import { MyDayController } from './my-day/my-day.controller.js';
import { MyDays } from './my-day/my-day.js';
import { askForEvidence } from './processes/ask-for-evidence.process.js';
import { askWhyClientsLeave, callBackAfterLoan } from './processes/call-back.process.js';
import { creditPoints, grantDiscounts, keyMoments } from './processes/key-moments.process.js';
import { followStages } from './processes/follow-stages.process.js';
import {
  remindOfMaturity,
  remindOfPayments,
  tellOfRates,
} from './processes/remind-clients.process.js';
import { taskOfWarning } from './processes/task-of-warning.process.js';
import { StrategiesController } from './strategies/strategies.controller.js';
import { StrategyPages } from './strategies/strategies.js';
import { SurveySampleController } from './survey-sample/survey-sample.controller.js';
import { surveyFrame } from './survey-sample/survey-frame.view.js';
import { Reasons } from '#strategy';
import { Contributions } from './client/contribution.js';
import { tellOfProgress } from './processes/tell-of-progress.process.js';
import { visitPriorityClients } from './processes/visit-priority-clients.process.js';
import { clientNews } from './views/client-news.view.js';

const parts = boundedContext({
  deciders: [dayMail],
  views: [clientNews, dayMails, surveyFrame],
  processes: [
    askWhyClientsLeave,
    askForEvidence,
    callBackAfterLoan,
    creditPoints,
    followStages,
    grantDiscounts,
    keyMoments,
    remindOfMaturity,
    remindOfPayments,
    taskOfWarning,
    tellOfProgress,
    tellOfRates,
    visitPriorityClients,
  ],
  controllers: [
    ClientNewsController,
    ClientPageController,
    DayMailsController,
    GoalsController,
    MyDayController,
    MyDayMailController,
    StrategiesController,
    SurveySampleController,
  ],
});

/** What people see of all contexts together: my day, and a client from every side. */
@Module({
  ...parts,
  providers: [
    ...(parts.providers ?? []),
    ClientPages,
    Contributions,
    GoalPages,
    MyDays,
    Reasons,
    StrategyPages,
  ],
})
export class DeskModule {}
