export { AssignCadence, EnterContactStage } from './cadence/cadence.commands.js';
export { cadenceEvents } from './cadence/cadence.events.js';
export type { CadenceRule, Interval } from './cadence/cadence.rules.js';
export { cadenceRules } from './cadence/cadence.rules.js';
export type { DueContact, LastContacts } from './cadence/due.js';
export { dueContacts } from './cadence/due.js';
export * from './engagement.codes.js';
export { EngagementModule } from './engagement.module.js';
export { kindsOf } from './interaction/contact.js';
export {
  CompleteNextStep,
  PlanNextStep,
  RecordInteraction,
} from './interaction/interaction.commands.js';
export type { Contact, NextStep, StatedStep } from './interaction/interaction.events.js';
export { interactionEvents } from './interaction/interaction.events.js';
export * from './satisfaction/satisfaction.codes.js';
export * from './satisfaction/satisfaction.js';
export * from './satisfaction/satisfaction.rules.js';
export * from './service-level/service-level.codes.js';
export * from './service-level/service-level.js';
export * from './service-level/service-level.rules.js';
export * from './service-level/working-time.js';
export type { ContactsRow } from './views/contacts.view.js';
export { contacts, GetContacts, ListDueContacts } from './views/contacts.view.js';
export { askerId, withMe } from './asker.js';
export type { CalendarEntry } from './calendar/calendar-feed.js';
export { calendarFeed, calendarType } from './calendar/calendar-feed.js';
export * from './task/task.codes.js';
export { AssignTask, CompleteTask, DelegateTask } from './task/task.commands.js';
export { taskEvents } from './task/task.events.js';
export type { TaskRow } from './views/tasks.view.js';
export { ListTasks, tasks } from './views/tasks.view.js';
export type { NextStepRow } from './views/next-steps.view.js';
export { ListNextSteps, nextSteps } from './views/next-steps.view.js';
export type { InteractionRow } from './views/timeline.view.js';
export { ListInteractions, timeline } from './views/timeline.view.js';
export * from './common-question/common-question.codes.js';
export { PublishCommonQuestion } from './common-question/common-question.commands.js';
export { ReceiveMessage } from './message/message.commands.js';
export * from './reach/reach.codes.js';
export { AddAddress, GiveConsent, StatePreference } from './reach/reach.commands.js';
export { reachEvents } from './reach/reach.events.js';
export * from './case/case.codes.js';
export { ClassifyCase, MigrateCase, OpenCase } from './case/case.commands.js';
export { caseEvents } from './case/case.events.js';
export type { CaseRow } from './views/cases.rows.js';
export { cases, ListCases } from './views/cases.view.js';
