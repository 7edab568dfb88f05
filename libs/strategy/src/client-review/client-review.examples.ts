import { clientReviewEvents } from './client-review.events.js';

const valueDate = '2026-03-02';

export const findings = {
  finances: '营业收入下降，经营现金流仍为正',
  market: '组件价格走低，行业竞争加剧',
  grade: 'good',
  riskClass: 'medium',
  reason: '现金流可覆盖利息',
} as const;

export const held = clientReviewEvents.ReviewHeld({ ...findings, heldBy: 'rm-7', valueDate });

export const confirmed = clientReviewEvents.ReviewConfirmed({
  ...{ grade: 'good', riskClass: 'medium', reason: findings.reason, heldBy: 'rm-7' },
  rule: 'RV-G',
  nextDueOn: '2026-09-02',
  valueDate,
});
