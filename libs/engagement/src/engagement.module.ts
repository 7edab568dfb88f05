import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { CaseController } from './case/case.controller.js';
import { clientCase } from './case/case.decider.js';
import { CareController } from './care/care.controller.js';
import { careDay } from './care/care.decider.js';
import { CadenceController } from './cadence/cadence.controller.js';
import { cadence } from './cadence/cadence.decider.js';
import { InteractionController } from './interaction/interaction.controller.js';
import { interaction } from './interaction/interaction.decider.js';
import { careForClients, greetAtFestivals } from './processes/care-for-clients.process.js';
import { followPromises } from './processes/follow-promises.process.js';
import { followTasks } from './processes/follow-tasks.process.js';
import { PromiseController } from './promise/promise.controller.js';
import { promise } from './promise/promise.decider.js';
import { MyTasksController, TaskController } from './task/task.controller.js';
import { task } from './task/task.decider.js';
import { careDays } from './views/care-days.view.js';
import { contactHabits } from './views/contacts/contact-habits.view.js';
import { contacts } from './views/contacts/contacts.view.js';
import { nextSteps } from './views/contacts/next-steps.view.js';
import { followSurveys } from './processes/follow-surveys.process.js';
import { SurveyController } from './survey/survey.controller.js';
import { survey } from './survey/survey.decider.js';
import { SurveyAnswerController } from './survey-answer/survey-answer.controller.js';
import { surveyAnswer } from './survey-answer/survey-answer.decider.js';
import { SurveyFormController } from './survey-form/survey-form.controller.js';
import { surveyForm } from './survey-form/survey-form.decider.js';
import { SurveyInvitationController } from './survey-invitation/survey-invitation.controller.js';
import { surveyInvitation } from './survey-invitation/survey-invitation.decider.js';
import { surveyAnswers } from './views/satisfaction/survey-answers.view.js';
import { surveyForms } from './views/satisfaction/survey-forms.view.js';
import { surveyInvitations } from './views/satisfaction/survey-invitations.view.js';
import { surveys } from './views/satisfaction/surveys.view.js';
import { BulletinController } from './bulletin/bulletin.controller.js';
import { bulletin } from './bulletin/bulletin.decider.js';
import { digest } from './digest/digest.decider.js';
import { tellClients } from './processes/tell-clients.process.js';
import { bulletins } from './views/messages/bulletins.view.js';
import { digests } from './views/messages/digests.view.js';
import { ClubController, LoyaltyController } from './loyalty/loyalty.controller.js';
import { loyalty } from './loyalty/loyalty.decider.js';
import { earnPoints } from './processes/earn-points.process.js';
import { loyaltyBook } from './views/satisfaction/loyalty.view.js';
import { winBacks } from './views/satisfaction/win-backs.view.js';
import { WinBackController } from './win-back/win-back.controller.js';
import { winBack } from './win-back/win-back.decider.js';
import { tasks } from './views/tasks.view.js';
import { timeline } from './views/contacts/timeline.view.js';

import { CommonQuestionController } from './common-question/common-question.controller.js';
import { commonQuestion } from './common-question/common-question.decider.js';
import { NoticeController } from './notice/notice.controller.js';
import { notice } from './notice/notice.decider.js';
import { MailboxController } from './message/message.controller.js';
import { message } from './message/message.decider.js';
import { followCases } from './processes/follow-cases.process.js';
import { tellOfMessages } from './processes/tell-of-messages.process.js';
import { AddressBookController, ReachController } from './reach/reach.controller.js';
import { reach } from './reach/reach.decider.js';
import { addressBook } from './views/contacts/address-book.view.js';
import { commonQuestions } from './views/messages/common-questions.view.js';
import { cases } from './views/cases.view.js';
import { mailbox } from './views/messages/mailbox.view.js';
import { promises } from './views/messages/promises.view.js';
import { NoticeTemplateController } from './notice-template/notice-template.controller.js';
import { noticeTemplate } from './notice-template/notice-template.decider.js';
import { noticeTemplates } from './views/messages/notice-templates.view.js';
import { notices } from './views/messages/notices.view.js';
import { reachOf } from './views/contacts/reach.view.js';

/** How the bank and its clients speak with each other, and when they should again. */
@Module(
  boundedContext({
    deciders: [
      bulletin,
      cadence,
      careDay,
      clientCase,
      commonQuestion,
      digest,
      interaction,
      loyalty,
      message,
      notice,
      noticeTemplate,
      promise,
      reach,
      survey,
      surveyAnswer,
      surveyForm,
      surveyInvitation,
      task,
      winBack,
    ],
    views: [
      addressBook,
      bulletins,
      careDays,
      cases,
      commonQuestions,
      contactHabits,
      contacts,
      digests,
      loyaltyBook,
      mailbox,
      nextSteps,
      noticeTemplates,
      notices,
      promises,
      reachOf,
      surveyAnswers,
      surveyForms,
      surveyInvitations,
      surveys,
      tasks,
      timeline,
      winBacks,
    ],
    processes: [
      careForClients,
      earnPoints,
      followCases,
      followPromises,
      followSurveys,
      followTasks,
      greetAtFestivals,
      tellClients,
      tellOfMessages,
    ],
    controllers: [
      AddressBookController,
      BulletinController,
      CadenceController,
      CareController,
      CaseController,
      CommonQuestionController,
      InteractionController,
      MailboxController,
      MyTasksController,
      NoticeController,
      NoticeTemplateController,
      PromiseController,
      ReachController,
      SurveyAnswerController,
      SurveyController,
      SurveyFormController,
      SurveyInvitationController,
      TaskController,
      ClubController,
      LoyaltyController,
      WinBackController,
    ],
  }),
)
export class EngagementModule {}
