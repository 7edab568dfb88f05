export { AssignCadence, EnterContactStage } from './cadence/cadence.commands.js';
export { cadenceEvents } from './cadence/cadence.events.js';
export type { CadenceRule, Interval } from './cadence/cadence.rules.js';
export { cadenceRules } from './cadence/cadence.rules.js';
export type { DueContact, LastContacts } from './cadence/due.js';
export { dueContacts } from './cadence/due.js';
export * from './care/care.codes.js';
export { NoteCareDay } from './care/care.commands.js';
export type { CareDay } from './views/care-days.view.js';
export { ListCareAhead } from './views/care-days.view.js';
export * from './engagement.codes.js';
export { EngagementModule } from './engagement.module.js';
export { kindsOf } from './interaction/contact.js';
export {
  CompleteNextStep,
  PlanNextStep,
  RecordInteraction,
} from './interaction/interaction.commands.js';
export type { Contact, NextStep, StatedStep } from './interaction/interaction.events.js';
export type { FormerContact } from './interaction/interaction.events.js';
export { interactionEvents } from './interaction/interaction.events.js';
export * from './satisfaction/satisfaction.codes.js';
export * from './satisfaction/satisfaction.js';
export * from './satisfaction/satisfaction.rules.js';
export * from './service-level/service-level.codes.js';
export * from './service-level/service-level.js';
export * from './service-level/service-level.rules.js';
export * from './service-level/working-time.js';
export type { ContactsRow } from './views/contacts/contacts.view.js';
export { contacts, GetContacts, ListDueContacts } from './views/contacts/contacts.view.js';
export { askerId, withMe } from './asker.js';
export type { CalendarEntry } from './calendar/calendar-feed.js';
export { calendarFeed, calendarType } from './calendar/calendar-feed.js';
export { PublishBulletin } from './bulletin/bulletin.commands.js';
export * from './loyalty/loyalty.codes.js';
export {
  ConfirmPoints,
  CreditPoints,
  ProposePoints,
  RedeemPoints,
} from './loyalty/loyalty.commands.js';
export { loyaltyEvents } from './loyalty/loyalty.events.js';
export { OfferWinBack } from './win-back/win-back.commands.js';
export { winBackEvents } from './win-back/win-back.events.js';
export * from './promise/promise.codes.js';
export { KeepPromise, MakePromise } from './promise/promise.commands.js';
export { promiseEvents } from './promise/promise.events.js';
export type { PromiseRow } from './views/messages/promises.view.js';
export { ListPromises, promises } from './views/messages/promises.view.js';
export * from './task/task.codes.js';
export * from './survey/survey.codes.js';
export {
  InviteSample,
  PlanSurvey,
  RecordPeerIndex,
  RecordSurveyFinding,
} from './survey/survey.commands.js';
export { surveyEvents } from './survey/survey.events.js';
export { AnswerSurvey } from './survey-answer/survey-answer.commands.js';
export type { GivenAnswer } from './survey-answer/survey-answer.events.js';
export type { SurveyAnswerRow } from './views/satisfaction/survey-answers.view.js';
export { surveyAnswers } from './views/satisfaction/survey-answers.view.js';
export { surveyAnswerEvents } from './survey-answer/survey-answer.events.js';
export { PublishSurveyForm } from './survey-form/survey-form.commands.js';
export { CallBackClient, InviteToSurvey } from './survey-invitation/survey-invitation.commands.js';
export type { SurveyRow } from './views/satisfaction/surveys.rows.js';
export type { SurveyAndResults } from './views/satisfaction/surveys.view.js';
export { ListSurveys, surveys } from './views/satisfaction/surveys.view.js';
export { CountClub } from './views/satisfaction/loyalty.view.js';
export { CountWinBacks } from './views/satisfaction/win-backs.view.js';
export {
  AssignTask,
  CompleteTask,
  DelegateTask,
  PromptManager,
  SettleTask,
} from './task/task.commands.js';
export { taskEvents } from './task/task.events.js';
export type { TaskRow } from './views/tasks.view.js';
export { CountTasks, ListTasks, tasks } from './views/tasks.view.js';
export type { NextStepRow } from './views/contacts/next-steps.view.js';
export { ListNextSteps, nextSteps } from './views/contacts/next-steps.view.js';
export type { InteractionRow } from './views/contacts/timeline.view.js';
export { CountInteractions, ListInteractions, timeline } from './views/contacts/timeline.view.js';
export * from './common-question/common-question.codes.js';
export { PublishCommonQuestion } from './common-question/common-question.commands.js';
export { ReceiveMessage } from './message/message.commands.js';
export { messageRefusals } from './message/message.refusals.js';
export { parsedMail } from './message/parse-mail.js';
export { readMail } from './message/read-mail.js';
export * from './notice/notice.codes.js';
export {
  ConfirmNotice,
  FailNotice,
  PrepareNotice,
  SendNotice,
  SendNoticeByTemplate,
} from './notice/notice.commands.js';
export {
  ConfirmNoticeTemplate,
  DraftNoticeTemplate,
} from './notice-template/notice-template.commands.js';
export * from './notice-template/notice-template.codes.js';
export { noticeEvents } from './notice/notice.events.js';
export type { NoticeRow } from './views/messages/notices.view.js';
export { CountNotices, ListNotices, notices } from './views/messages/notices.view.js';
export * from './reach/reach.codes.js';
export { AddAddress, GiveConsent, StatePreference } from './reach/reach.commands.js';
export { agreedTo } from './reach/consent.js';
export { reachEvents } from './reach/reach.events.js';
export type { ReachRow } from './views/contacts/reach.view.js';
export { reachOf } from './views/contacts/reach.view.js';
export * from './case/case.codes.js';
export {
  AnswerCase,
  AssessCase,
  AssignCase,
  ClassifyCase,
  MigrateCase,
  OpenCase,
  PlanCase,
} from './case/case.commands.js';
export { caseEvents } from './case/case.events.js';
export type { CaseRow } from './views/cases.rows.js';
export { cases, GetCaseTimeliness, ListCases } from './views/cases.view.js';
