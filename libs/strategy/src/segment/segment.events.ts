import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ClientType, OverrideEnd } from '../strategy.codes.js';
import type { SegmentFigures } from './segment-figures.js';

/** Which of the five types one client is of. The stream's id is the client's. */
export const segmentEvents = defineEvents('clientId', {
  /** A rule says so, and because of these figures. */
  ClientTypeAssigned: event<{
    readonly type: ClientType;
    /** The type before; null where there was none. */
    readonly from: ClientType | null;
    readonly rule: string;
    readonly version: number;
    /** The criteria of the bank that the rule belongs to; absent where it is one of the release. */
    readonly criteriaId?: string;
    readonly because: Partial<SegmentFigures>;
    readonly valueDate: Day;
  }>(),
  /** No rule speaks of the client any more. */
  ClientTypeEnded: event<{ readonly from: ClientType; readonly valueDate: Day }>(),
  /** A person says so, until a day; the rules are not asked before it is over. */
  ClientTypeOverridden: event<{
    readonly type: ClientType;
    readonly from: ClientType | null;
    readonly reason: string;
    /** The last day on which it holds. */
    readonly expiresOn: Day;
    readonly valueDate: Day;
  }>(),
  ClientTypeOverrideEnded: event<{
    readonly type: ClientType;
    readonly because: OverrideEnd;
    readonly reason?: string;
    readonly valueDate: Day;
  }>(),
});
