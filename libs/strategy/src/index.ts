export * from './mode/mode.codes.js';
export * from './criteria/criteria.codes.js';
export { DraftCriteria } from './criteria/criteria.commands.js';
export type { CriteriaContent } from './criteria/criteria-content.js';
export { rulesOn } from './criteria/criteria-in-force.js';
export { GetBankIncome } from './views/bank-income.view.js';
export { Reasons } from './views/reasons.js';
export { ConfirmReview, HoldReview } from './client-review/client-review.commands.js';
export {
  AgreePlan,
  AssessPlanGoal,
  CompletePlanAction,
} from './relationship-plan/relationship-plan.commands.js';
export * from './relationship-plan/relationship-plan.codes.js';
export { SwitchFacilityMode, SwitchMode } from './mode/mode.commands.js';
export { modeEvents } from './mode/mode.events.js';
export { NameOwner } from './placement/placement.commands.js';
export { placementEvents } from './placement/placement.events.js';
export * from './taxonomy/taxonomy.codes.js';
export { taxonomyValues } from './taxonomy/taxonomy-values.js';
export { GetClientPlaces, ListPlaced, whereOfPlaced } from './views/places.js';
export { OverrideClientType } from './segment/segment.commands.js';
export { segmentEvents } from './segment/segment.events.js';
export type { Condition } from './segment/condition.js';
export { figuresIn, meets } from './segment/condition.js';
export type { SegmentFigures } from './segment/segment-figures.js';
export { ObservedSegmentFigures } from './segment/segment-figures.js';
export { segmentFiguresOn } from './views/segments.rows.js';
export { segmentRules } from './segment/segment.rules.js';
export * from './strategy.codes.js';
export * from './strategy.module.js';
export type { Receipt } from './views/segment-memory.js';
export { receiptsOf, withIncome } from './views/segment-memory.js';
export type { Effects } from './views/effects/client-effects.view.js';
export { GetEffects } from './views/effects/client-effects.view.js';
export { CountPlaybookResults } from './views/playbook-results.view.js';
export { CountRelationshipPlans } from './views/relationship-plans.view.js';
export type { ModeRow } from './views/crm-modes.view.js';
export { crmModes, GetCrmMode } from './views/crm-modes.view.js';
export type { SegmentRow } from './views/segments.rows.js';
export * from './views/segments.view.js';
