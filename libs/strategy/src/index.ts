export { OverrideClientType } from './segment/segment.commands.js';
export { segmentEvents } from './segment/segment.events.js';
export { segmentRules } from './segment/segment.rules.js';
export * from './strategy.codes.js';
export * from './strategy.module.js';
export type { SegmentRow } from './views/segments.rows.js';
export * from './views/segments.view.js';
