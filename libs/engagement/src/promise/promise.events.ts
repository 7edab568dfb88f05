import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Owner } from '../task/task.events.js';
import type { PromiseKind } from './promise.codes.js';

/** What is promised or has to be disclosed, as it was told the client. */
export interface Promised {
  readonly kind: PromiseKind;
  readonly what: string;
  /** The last day on which it is kept in time. */
  readonly dueOn: Day;
  /** The contact in which it was made. */
  readonly interactionId?: string;
  /** To whom, as an office of the client: `CFO`. */
  readonly office?: string;
}

/** A promise to a client, or a disclosure that is due, until it is kept. */
export const promiseEvents = defineEvents(['promiseId', 'clientId'], {
  PromiseMade: event<Promised & Owner>(),
  /** The client agreed to another day. */
  PromiseRescheduled: event<{
    readonly from: Day;
    readonly dueOn: Day;
    readonly reason: string;
  }>(),
  /** It moved with the client to the next manager. */
  PromiseHandedOver: event<Owner & { readonly from: string; readonly reason: string }>(),
  PromiseKept: event<{
    readonly result: string;
    readonly inTime: boolean;
    readonly valueDate: Day;
  }>(),
  PromiseReleased: event<{ readonly reason: string }>(),
  /** The due day ended, in the time of the bank, and it was not kept: told once, to the head of the unit. */
  PromiseBroken: event<{
    readonly dueOn: Day;
    readonly toUnitId?: string;
    readonly valueDate: Day;
  }>(),
});
