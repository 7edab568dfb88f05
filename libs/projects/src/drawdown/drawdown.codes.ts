import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How far a request for a drawdown has come. */
export const DrawdownState = defineCodes(
  { en: 'State of a drawdown request', zh: '提款申请状态' },
  {
    requested: { en: 'Requested', zh: '已申请' },
    certified: { en: 'Certified by the engineer', zh: '监理已确认' },
    approved: { en: 'Approved', zh: '已批准提款' },
    paidOut: { en: 'Paid out by the loan', zh: '已放款' },
    takenBack: { en: 'Paid out by mistake, and taken back', zh: '误放款已冲正' },
    turnedAway: { en: 'Turned away by the loan', zh: '贷款端退回' },
    declined: { en: 'Declined', zh: '已退回提款' },
  },
);
export type DrawdownState = CodeOf<typeof DrawdownState>;

const ended: readonly DrawdownState[] = ['declined', 'turnedAway', 'takenBack'];

/** Whether a request takes of a budget and a source: what came to nothing does not. */
export const isCounted = (state: DrawdownState): boolean => !ended.includes(state);
