import { defineEvents, event, pick } from './events.js';
import { occurrence, projects } from '../testing.js';
import { defineTrail, defineView, each } from './view.js';

const saleEvents = defineEvents('stallId', {
  StallOpened: event<{ readonly town: string }>(),
  AppleSold: event<{ readonly fen: number; readonly buyer: string }>(),
  StallClosed: event<{ readonly on: string }>(),
});
const { StallOpened, AppleSold, StallClosed } = saleEvents;

interface Stall {
  readonly town: string;
  readonly taken: number;
}

const stalls = defineView({
  name: 'stalls',
  events: saleEvents,
  opens: { StallOpened: ({ town }): Stall => ({ town, taken: 0 }) },
  on: {
    AppleSold: ({ fen }, row) => ({ ...row, taken: row.taken + fen }),
    StallClosed: () => undefined,
  },
  rollups: {
    towns: ({ town, taken }) => [{ group: { town }, sums: { taken } }],
  },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

const buyers = defineView({
  name: 'buyers',
  events: saleEvents,
  empty: (buyer): { readonly buyer: string; readonly apples: number } => ({ buyer, apples: 0 }),
  on: { AppleSold: (_, row) => ({ ...row, apples: row.apples + 1 }) },
  key: { AppleSold: ({ buyer }) => buyer },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

const marketEvents = defineEvents(['marketId', 'town'], {
  MarketHeld: event<{ readonly town: string }>(),
});
const none = { scope: 'open', queries: {}, allow: {}, answer: {} } as const;

/** What happens in a town, by events of two kinds of streams. */
const townEvents = { StallOpened: saleEvents.StallOpened, ...marketEvents };
interface Town {
  readonly town: string;
  readonly days: number;
}
const counted = (_: unknown, row: Town): Town => ({ ...row, days: row.days + 1 });
const towns = defineView({
  name: 'towns',
  events: townEvents,
  empty: (town): Town => ({ town, days: 0 }),
  by: 'town',
  on: each(townEvents, counted),
  ...none,
});

/** Its rows are only opened, never changed: they are still known by what opens them. */
const openings = defineView({
  name: 'openings',
  events: pick(saleEvents, 'StallOpened'),
  opens: { StallOpened: ({ town }, { id }) => ({ stallId: id, town }) },
  on: {},
  indexes: [{ town: 1 }],
  ...none,
});

const trail = defineTrail({
  name: 'trail',
  row: ({ type }, { position }) => ({ type, position }),
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

describe('a view', () => {
  const opened = StallOpened({ town: 'Xi’an' });
  const sold = AppleSold({ fen: 250, buyer: 'Li' });

  it('folds the events of a stream into its row', () =>
    projects(stalls)(opened, sold, sold).then({ town: 'Xi’an', taken: 500 }));

  it('may open rows and never change them', () =>
    projects(openings)(opened).then({ stallId: 'X-1', town: 'Xi’an' }));

  it('takes a row off', () =>
    projects(stalls)(opened, StallClosed({ on: '2026-03-02' })).leavesNothing());

  it('adds its rows to its rollups', () =>
    projects(stalls)(opened, sold).adds('towns', {
      group: { town: 'Xi’an' },
      sums: { taken: 250 },
    }));

  it('says which row was missing', () => {
    expect(() => projects(stalls)(sold)).toThrow(
      'stalls: AppleSold came for X-1, which nothing had opened',
    );
  });

  it('gathers events of many streams under a key of theirs', () =>
    projects(buyers)(sold, sold).then({ buyer: 'Li', apples: 2 }));

  it('gathers events of several kinds of streams by a field that they share', () =>
    projects(towns)(opened, marketEvents.MarketHeld({ town: 'Xi’an' })).then({
      town: 'Xi’an',
      days: 2,
    }));

  it('says which field is missing where an event does not hold its key', () => {
    expect(() => towns.change({ type: 'MarketHeld', data: {} }, occurrence)).toThrow(
      'towns: MarketHeld has no town',
    );
  });

  it('has the rows of one stream each only where the key is the id of the stream', () => {
    expect([towns.byStream, stalls.byStream]).toEqual([false, true]);
  });

  it('does not care for other events', () => {
    expect(buyers.change(opened, occurrence)).toBeUndefined();
  });

  it('knows which events it cares for', () => {
    expect([...(stalls.types ?? [])].sort()).toEqual(['AppleSold', 'StallClosed', 'StallOpened']);
    expect([stalls.byStream, buyers.byStream]).toEqual([true, false]);
  });
});

describe('a trail', () => {
  it('has a row for every event there is', () =>
    projects(trail)({ type: 'Whatever', data: {} }).then({ type: 'Whatever', position: 1_000 }));
});

const apples = (buyer: string) => ({ buyer, apples: 0 });
type Apples = ReturnType<typeof apples>;
const taken = (_: unknown, row: Apples): Apples => ({ ...row, apples: row.apples + 1 });

/** Each of these is a mistake that the types must see; were one to compile, this file would not. */
export const mistakes = [
  () =>
    // @ts-expect-error -- a view that gathers does not say by which field
    defineView({
      name: 'gathering-without-a-key',
      events: saleEvents,
      empty: apples,
      on: { AppleSold: taken },
      ...none,
    }),
  () =>
    // @ts-expect-error -- an arm of a view that gathers has no key
    defineView({
      name: 'an-arm-without-a-key',
      events: saleEvents,
      empty: apples,
      on: { AppleSold: taken, StallClosed: taken },
      key: { AppleSold: ({ buyer }) => buyer },
      ...none,
    }),
  () =>
    defineView({
      name: 'a-field-that-not-all-have',
      events: saleEvents,
      empty: apples,
      // @ts-expect-error -- StallClosed has no buyer
      by: 'buyer',
      on: { AppleSold: taken, StallClosed: taken },
      ...none,
    }),
  () =>
    defineView({
      name: 'a-field-that-not-always-is-there',
      events: { ...saleEvents, ...defineEvents('lotId', { LotSold: event<{ buyer?: string }>() }) },
      empty: apples,
      // @ts-expect-error -- a lot may have been sold to nobody
      by: 'buyer',
      on: { AppleSold: taken, LotSold: taken },
      ...none,
    }),
  () =>
    // @ts-expect-error -- a market would open a row under the id of a market
    defineView({
      name: 'two-kinds-of-streams',
      events: townEvents,
      opens: { StallOpened: ({ town }): Apples => apples(town) },
      on: { MarketHeld: (_, row) => ({ ...row, apples: 1 }) },
      ...none,
    }),
  () =>
    each(
      saleEvents,
      // @ts-expect-error -- the arm needs a field that StallClosed has not
      ({ buyer }: { readonly buyer: string }, row: Apples) => ({ ...row, buyer }),
    ),
];
