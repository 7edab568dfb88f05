import { defineView } from '#kernel';
import {
  added,
  broken,
  filled,
  folding,
  happened,
  held,
  jarEvents,
  parkedOf,
  unreadable,
} from './fold.examples.js';
import { fold, plan } from './fold.js';

const { BeansAdded, BeansShared, JarAdmired } = jarEvents;

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

  it('is parked where it cannot be read, with all that follow it in its row', () => {
    const batch = [unreadable(20, 'a'), filled(30, 'b', 5), added(40, 'a', 2)];
    const folded = folding(batch, { a: held(10, 1) });
    expect(parkedOf(folded)).toEqual([
      ['a', 20, 'of a later release'],
      ['a', 40, 'of a later release'],
    ]);
    expect([...folded.rows.keys()]).toEqual(['b']);
  });

  it('holds back every row that it seems to concern where it cannot be read', () => {
    const shared = happened(30, 'a', BeansShared({ beans: 4, with: 'b' }));
    const batch = [{ ...shared, unreadable: new Error('of a later release') }, added(40, 'b', 1)];
    expect(parkedOf(folding(batch, { a: held(10, 1), b: held(20, 5) }))).toEqual([
      ['a', 30, 'of a later release'],
      ['b', 30, 'of a later release'],
      ['b', 40, 'of a later release'],
    ]);
  });

  it('is parked under the id of its stream where its data do not tell a row', () => {
    const { occurrence: where } = added(30, 'a', 1);
    const fact = { type: 'BeansShared', data: { with: 7 } };
    const strange = { fact, occurrence: where, unreadable: new Error('of a later release') };
    expect(parkedOf(folding([strange]))).toEqual([['a', 30, 'of a later release']]);
  });

  it('is parked where its row cannot be counted, and leaves the row as it was', () => {
    const uncounted = defineView({
      name: 'uncounted',
      events: { BeansAdded },
      empty: () => ({ beans: 0 }),
      by: 'jarId',
      on: { BeansAdded: ({ beans }) => ({ beans }) },
      rollups: {
        all: ({ beans }) => {
          if (beans === 13) throw new Error('cannot count to thirteen');
          return [{ group: {}, sums: { beans } }];
        },
      },
      scope: 'open',
      queries: {},
      answer: {},
      allow: {},
    });
    const batch = [added(10, 'a', 1), added(20, 'a', 13), added(30, 'b', 2)];
    const folded = fold(uncounted, plan(uncounted, batch), new Map(), () => false);
    expect([...folded.rows.keys()]).toEqual(['b']);
    expect(parkedOf(folded)).toEqual([
      ['a', 10, 'cannot count to thirteen'],
      ['a', 20, 'cannot count to thirteen'],
    ]);
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
