import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import * as commands from './claim.commands.js';
import { claimEvents } from './claim.events.js';

export const { KeyTaken } = defineRefusals({
  KeyTaken: { en: 'Another record holds this key.', zh: '该标识已被其他记录占用' },
});

/** A claim of this age is claimed again before it is relied upon. */
const renewedAfterMs = 30_000;

/** The last claim of a key. */
export interface Claim {
  readonly holder: string;
  readonly revision: number;
  readonly claimedAt: string;
  /** How many times the key has been claimed. */
  readonly number: number;
}

const evolve: Evolve<Claim, typeof claimEvents> = {
  KeyClaimed: ({ holder, revision, claimedAt }, before: Claim | undefined) => ({
    holder,
    revision,
    claimedAt,
    number: (before?.number ?? 0) + 1,
  }),
};

/** A key that one stream at a time may hold. */
export const claim = defineDecider({
  stream: 'claim',
  by: 'claimId',
  prefix: 'cm',
  events: claimEvents,
  commands,
  allow: { ClaimKey: [] },
  evolve,
  create: {},
  either: {
    ClaimKey({ holder, revision, lapsed }, before, { now }) {
      const isOthers = before !== undefined && before.holder !== holder;
      if (isOthers && before.number !== lapsed) throw KeyTaken({ holder: before.holder });
      return stands(before, { holder, revision, now })
        ? []
        : claimEvents.KeyClaimed({ holder, revision, claimedAt: now });
    },
  },
  decide: {},
});

/** Whether the same was claimed a moment ago. */
const stands = (
  before: Claim | undefined,
  asked: { readonly holder: string; readonly revision: number; readonly now: string },
): boolean =>
  before?.holder === asked.holder &&
  before.revision === asked.revision &&
  Date.parse(asked.now) - Date.parse(before.claimedAt) < renewedAfterMs;
