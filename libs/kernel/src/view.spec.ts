import { defineEvents, event } from './events.js';
import { occurrence, projects } from './testing.js';
import { defineTrail, defineView } from './view.js';

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
  queries: {},
  allow: {},
  answer: {},
});

const trail = defineTrail({
  name: 'trail',
  row: ({ type }, { position }) => ({ type, position }),
  queries: {},
  allow: {},
  answer: {},
});

describe('a view', () => {
  const opened = StallOpened({ town: 'Xi’an' });
  const sold = AppleSold({ fen: 250, buyer: 'Li' });

  it('folds the events of a stream into its row', () =>
    projects(stalls)(opened, sold, sold).then({ town: 'Xi’an', taken: 500 }));

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
