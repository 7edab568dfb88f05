import type { Fact } from '#kernel';
import { defineEvents, defineTrail, defineView, event } from '#kernel';
import { occurrence } from '#kernel/testing';
import type { HeldRow, Lifted } from './fold.js';
import { fold, heldRow, plan } from './fold.js';

const events = defineEvents({
  JarFilled: event<{ readonly colour: string; readonly beans: number }>(),
  BeansAdded: event<{ readonly beans: number }>(),
  BeansShared: event<{ readonly beans: number; readonly with: string }>(),
  JarPainted: event<{ readonly colour: string }>(),
  JarBroken: event<Record<string, never>>(),
  JarAdmired: event<Record<string, never>>(),
});
const { JarFilled, BeansAdded, BeansShared, JarPainted, JarBroken, JarAdmired } = events;

interface Jar {
  readonly colour: string;
  /** In the order in which they came. */
  readonly handfuls: readonly number[];
}
const adding = (jar: Jar, beans: number): Jar => {
  if (beans === 13) throw new Error('thirteen beans');
  return { ...jar, handfuls: [...jar.handfuls, beans] };
};
const jars = defineView({
  name: 'jars',
  events,
  opens: { JarFilled: ({ colour, beans }): Jar => ({ colour, handfuls: [beans] }) },
  on: {
    BeansAdded: ({ beans }, jar) => adding(jar, beans),
    BeansShared: ({ beans }, jar) => adding(jar, beans),
    JarPainted: ({ colour }, jar) => ({ ...jar, colour }),
    JarBroken: () => undefined,
  },
  key: {
    BeansShared: ({ with: other }, { id }) => {
      if (other === '') throw new Error('shared with nobody');
      return [id, other];
    },
  },
  rollups: {
    colours: ({ colour, handfuls }) => [
      { group: { colour }, sums: { beans: handfuls.reduce((sum, beans) => sum + beans, 0) } },
    ],
  },
  queries: {},
  answer: {},
  allow: {},
});

const happened = (position: number, id: string, fact: Fact): Lifted => ({
  fact,
  occurrence: { ...occurrence, id, stream: `jar-${id}`, position, revision: position / 10 },
});
const filled = (position: number, id: string, beans: number, colour = 'red') =>
  happened(position, id, JarFilled({ colour, beans }));
const added = (position: number, id: string, beans: number) =>
  happened(position, id, BeansAdded({ beans }));
const broken = (position: number, id: string) => happened(position, id, JarBroken({}));
const unreadable = (position: number, id: string): Lifted => ({
  ...added(position, id, 1),
  unreadable: new Error('of a later release'),
});

const held = (position: number, ...handfuls: readonly number[]): HeldRow => ({
  row: { colour: 'red', handfuls },
  position,
  revision: position / 10,
});
const folding = (
  batch: readonly Lifted[],
  before: Readonly<Record<string, HeldRow>> = {},
  parked: readonly string[] = [],
) => fold(jars, plan(jars, batch), new Map(Object.entries(before)), (key) => parked.includes(key));

/** Which events were parked, and why. */
const parkedOf = ({ parked }: ReturnType<typeof fold>) =>
  parked.map(({ key, event: { occurrence: at }, error }) => [key, at.position, error]);

describe('a batch of events', () => {
  it('is folded in the order of the log, each event into its own row', () => {
    const batch = [filled(10, 'a', 1), filled(20, 'b', 5), added(30, 'a', 3), added(40, 'a', 2)];
    expect(folding(batch).rows).toEqual(
      new Map([
        ['a', held(40, 1, 3, 2)],
        ['b', held(20, 5)],
      ]),
    );
  });

  it('is folded into the rows as they were', () => {
    const { rows } = folding([added(30, 'a', 2)], { a: held(10, 1), b: held(20, 5) });
    expect([...rows]).toEqual([['a', held(30, 1, 2)]]);
  });

  it('is folded into every row that an event concerns', () => {
    const shared = happened(30, 'a', BeansShared({ beans: 4, with: 'b' }));
    const { rows } = folding([filled(10, 'a', 9), filled(20, 'b', 1), shared]);
    expect(rows).toEqual(
      new Map([
        ['a', held(30, 9, 4)],
        ['b', held(30, 1, 4)],
      ]),
    );
  });

  it('concerns only the rows of what the view cares for', () => {
    const { byKey, parked } = plan(jars, [filled(10, 'a', 1), happened(20, 'b', JarAdmired({}))]);
    expect([...byKey.keys()]).toEqual(['a']);
    expect(parked).toEqual([]);
  });

  it('is passed over as far as a row has seen it already', () => {
    const batch = [added(10, 'a', 7), added(20, 'a', 7), added(30, 'a', 2)];
    expect(folding(batch, { a: held(20, 1) }).rows.get('a')).toEqual(held(30, 1, 2));
  });

  it('changes nothing where the row has seen all of it', () => {
    const folded = folding([added(10, 'a', 13), broken(20, 'a')], { a: held(20, 1) });
    expect(folded).toEqual({ rows: new Map(), writes: [], totals: new Map(), parked: [] });
  });
});

describe('an event that cannot be folded', () => {
  it('is parked with all that follow it in its row, and every other row goes on', () => {
    const batch = [
      filled(10, 'a', 1),
      added(20, 'a', 13),
      filled(30, 'b', 5),
      added(40, 'a', 2),
      added(50, 'b', 6),
    ];
    const folded = folding(batch);
    expect(folded.rows).toEqual(
      new Map([
        ['a', held(10, 1)],
        ['b', held(50, 5, 6)],
      ]),
    );
    expect(parkedOf(folded)).toEqual([
      ['a', 20, 'thirteen beans'],
      ['a', 40, 'thirteen beans'],
    ]);
  });

  it('leaves a row unwritten that nothing was folded into before it', () => {
    const folded = folding([added(20, 'a', 13)], { a: held(10, 1) });
    expect(folded).toMatchObject({ rows: new Map(), writes: [], totals: new Map() });
  });

  it('is parked where nothing has opened its row', () => {
    expect(parkedOf(folding([added(10, 'a', 1)]))).toEqual([
      ['a', 10, 'jars: BeansAdded came for a, which nothing had opened'],
    ]);
  });

  it('is parked in the row that fails, and folded into the other', () => {
    const shared = happened(30, 'a', BeansShared({ beans: 4, with: 'b' }));
    const folded = folding([shared], { a: held(10, 9) });
    expect([...folded.rows.keys()]).toEqual(['a']);
    expect(parkedOf(folded)).toEqual([['b', 30, expect.stringContaining('nothing had opened')]]);
  });

  it('is parked under the id of its stream where it cannot be read', () => {
    const folded = folding([unreadable(10, 'a'), filled(20, 'b', 5)]);
    expect(parkedOf(folded)).toEqual([['a', 10, 'of a later release']]);
    expect([...folded.rows.keys()]).toEqual(['b']);
  });

  it('is parked under the id of its stream where it does not tell its row', () => {
    const shared = happened(30, 'a', BeansShared({ beans: 4, with: '' }));
    expect(parkedOf(folding([shared]))).toEqual([['a', 30, 'shared with nobody']]);
  });

  it('is none of a view that does not care for it', () => {
    const admired = { ...happened(10, 'a', JarAdmired({})), unreadable: new Error('of a later') };
    expect(parkedOf(folding([admired]))).toEqual([]);
  });
});

describe('a row that has something parked', () => {
  const behind = 'an earlier event of this row is parked';

  it('is left as it is: all that comes for it is parked too', () => {
    const batch = [added(30, 'a', 2), added(40, 'b', 6), broken(50, 'a')];
    const folded = folding(batch, { a: held(10, 1), b: held(20, 5) }, ['a']);
    expect([...folded.rows]).toEqual([['b', held(40, 5, 6)]]);
    expect(parkedOf(folded)).toEqual([
      ['a', 30, behind],
      ['a', 50, behind],
    ]);
  });

  it('does not park again what it has seen', () => {
    const folded = folding([added(10, 'a', 1), added(30, 'a', 2)], { a: held(10, 1) }, ['a']);
    expect(parkedOf(folded)).toEqual([['a', 30, behind]]);
  });
});

describe('what is written of a row', () => {
  const stored = { _id: 'a', colour: 'red' };

  it('is inserted where there was none, with the place of its last event', () => {
    expect(folding([filled(10, 'a', 1), added(20, 'a', 2)]).writes).toEqual([
      { insert: { ...stored, handfuls: [1, 2], _position: 20, _revision: 2 } },
    ]);
  });

  it('is put in the place of what there was', () => {
    expect(folding([added(20, 'a', 2)], { a: held(10, 1) }).writes).toEqual([
      { put: { ...stored, handfuls: [1, 2], _position: 20, _revision: 2 } },
    ]);
  });

  it('is its removal where an event takes it off', () => {
    expect(folding([broken(20, 'a')], { a: held(10, 1) }).writes).toEqual([{ remove: 'a' }]);
  });

  it('is put where it comes again after it was taken off', () => {
    const gone = { row: undefined, position: 20, revision: 2 };
    expect(folding([filled(30, 'a', 1)], { a: gone }).writes).toEqual([
      { put: { ...stored, handfuls: [1], _position: 30, _revision: 3 } },
    ]);
  });
});

describe('the totals of a batch', () => {
  const totalsOf = (...given: Parameters<typeof folding>) =>
    [...folding(...given).totals.values()].map(({ group, count, sums }) => [
      group['colour'],
      count,
      sums['beans'],
    ]);

  it('count and sum the rows that came, by group', () => {
    const batch = [filled(10, 'a', 1), filled(20, 'b', 5), filled(30, 'c', 7, 'blue')];
    expect(totalsOf(batch)).toEqual([
      ['red', 2, 6],
      ['blue', 1, 7],
    ]);
  });

  it('add only what a row has gained', () => {
    expect(totalsOf([added(20, 'a', 2), added(30, 'a', 3)], { a: held(10, 1) })).toEqual([
      ['red', 0, 5],
    ]);
  });

  it('take a row from its old group and add it to its new one', () => {
    const painted = happened(20, 'a', JarPainted({ colour: 'blue' }));
    expect(totalsOf([painted, added(30, 'a', 2)], { a: held(10, 1) })).toEqual([
      ['red', -1, -1],
      ['blue', 1, 3],
    ]);
  });

  it('lose a row that is taken off', () => {
    expect(totalsOf([broken(20, 'a')], { a: held(10, 1, 4) })).toEqual([['red', -1, -5]]);
  });

  it('do not know a row that came and went', () => {
    expect(totalsOf([filled(10, 'a', 1), broken(20, 'a')])).toEqual([]);
  });
});

describe('a trail', () => {
  it('has a row for every event, of whatever type', () => {
    const trail = defineTrail({
      name: 'trail',
      row: ({ type }) => ({ type }),
      queries: {},
      allow: {},
      answer: {},
    });
    const batch = [filled(10, 'a', 1), happened(20, 'a', JarAdmired({}))];
    expect(fold(trail, plan(trail, batch), new Map(), () => false).writes).toEqual([
      { insert: { _id: '10', type: 'JarFilled', _position: 10, _revision: 1 } },
      { insert: { _id: '20', type: 'JarAdmired', _position: 20, _revision: 2 } },
    ]);
  });
});

describe('a stored row', () => {
  it('is held without what is kept beside it', () => {
    const document = { _id: 'a', colour: 'red', handfuls: [1], _position: 10, _revision: 1 };
    expect(heldRow(document)).toEqual(held(10, 1));
  });

  it('without a place has seen nothing', () => {
    expect(heldRow({ _id: 'a' })).toEqual({ row: {}, position: -1, revision: -1 });
  });
});
