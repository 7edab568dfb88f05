import { context, decides } from '#kernel/testing';
import { ClaimKey } from './claim.commands.js';
import { claim, KeyTaken } from './claim.decider.js';
import { claimEvents } from './claim.events.js';

const given = decides(claim);
const { now } = context;
const { KeyClaimed } = claimEvents;
const key = { claimId: 'creditCode:91610131MA6U4M0E18', holder: 'client-cl_1', revision: -1 };
const claimed = KeyClaimed({ holder: 'client-cl_1', revision: -1, claimedAt: now });
const other = { ...key, holder: 'client-cl_2' };
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1_000).toISOString();

describe('a key', () => {
  it('is claimed for a stream', () => given().when(ClaimKey.of(key)).then(claimed));

  it('is claimed for one stream only', () =>
    given(claimed).when(ClaimKey.of(other)).refuses(KeyTaken, { holder: 'client-cl_1' }));

  it('is claimed once for one append', () =>
    given(claimed)
      .when(ClaimKey.of(key), { now: later(29) })
      .changesNothing());

  it('is claimed anew before a claim of half a minute is relied upon', () =>
    given(claimed)
      .when(ClaimKey.of(key), { now: later(30) })
      .then(KeyClaimed({ holder: key.holder, revision: -1, claimedAt: later(30) })));

  it('is claimed anew for an append at another revision', () =>
    given(claimed)
      .when(ClaimKey.of({ ...key, revision: 3 }))
      .then(KeyClaimed({ holder: key.holder, revision: 3, claimedAt: now })));

  it('is claimed for another stream where the claim was found to have lapsed', () =>
    given(claimed)
      .when(ClaimKey.of({ ...other, lapsed: 1 }))
      .then(KeyClaimed({ holder: other.holder, revision: -1, claimedAt: now })));

  it('stays where it is if it was claimed again since it was found to have lapsed', () =>
    given(claimed, KeyClaimed({ holder: key.holder, revision: 0, claimedAt: now }))
      .when(ClaimKey.of({ ...other, lapsed: 1 }))
      .refuses(KeyTaken));
});
