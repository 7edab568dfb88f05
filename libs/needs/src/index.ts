export { AssessNeed, CaptureNeed, LoseNeed } from './need/need.commands.js';
export { needEvents } from './need/need.events.js';
export { NeedsModule } from './needs.module.js';
export * from './needs.codes.js';
export { NoteMarket } from './market-note/market-note.commands.js';
export * from './recommendation/recommendation.codes.js';
export {
  DeclineRecommendation,
  TakeRecommendation,
} from './recommendation/recommendation.commands.js';
export { recommendationEvents } from './recommendation/recommendation.events.js';
export {
  AcceptSolution,
  DesignSolution,
  PresentSolution,
  RejectSolution,
  ReviseSolution,
} from './solution/solution.commands.js';
export { solutionEvents } from './solution/solution.events.js';
export type { MarketNoteRow } from './views/market-notes.view.js';
export { ListMarketNotes } from './views/market-notes.view.js';
export type { NeedRow } from './views/needs.view.js';
export { GetFinancingSuccess, ListNeeds } from './views/needs.view.js';
export type { SolutionRow } from './views/solutions.view.js';
export { ListSolutions } from './views/solutions.view.js';
