import { defineTrail, defineView } from '#kernel';
import {
  added,
  broken,
  filled,
  folding,
  happened,
  held,
  jarEvents,
  jars,
} from './fold.examples.js';
import { fold, heldRow, plan } from './fold.js';

const { JarFilled, BeansShared, JarPainted, JarAdmired } = jarEvents;

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
    const planned = plan(jars, [filled(10, 'a', 1), happened(20, 'b', JarAdmired({}))]);
    expect([...planned.keys()]).toEqual(['a']);
  });

  it('is passed over as far as a row has seen it already', () => {
    const batch = [added(10, 'a', 7), added(20, 'a', 7), added(30, 'a', 2)];
    expect(folding(batch, { a: held(20, 1) }).rows.get('a')).toEqual(held(30, 1, 2));
  });

  it('changes nothing where the row has seen all of it', () => {
    const folded = folding([added(10, 'a', 13), broken(20, 'a')], { a: held(20, 1) });
    expect(folded).toMatchObject({ rows: new Map(), writes: [], totals: new Map(), parked: [] });
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

  it('tell groups apart whose values could run into each other', () => {
    const twoParts = defineView({
      name: 'two-parts',
      events: { JarFilled },
      opens: { JarFilled: ({ colour }) => ({ colour }) },
      on: {},
      rollups: {
        both: ({ colour }: { readonly colour: string }) => {
          const [a = '', b = ''] = colour.split(' ');
          return [{ group: { a, b }, sums: {} }];
        },
      },
      scope: 'open',
      queries: {},
      answer: {},
      allow: {},
    });
    const batch = [filled(10, 'a', 1, 'x|b=y z'), filled(20, 'b', 1, 'x y|b=z')];
    const { totals } = fold(twoParts, plan(twoParts, batch), new Map(), () => false);
    expect([...totals.values()].map(({ count }) => count)).toEqual([1, 1]);
  });

  it('do not know a row that came and went', () => {
    expect(totalsOf([filled(10, 'a', 1), broken(20, 'a')])).toEqual([]);
  });
});

describe('a trail', () => {
  it('has a row for every event, of whatever type', () => {
    const trail = defineTrail({
      name: 'trail',
      row: ({ type }, { position }) => ({ type, position }),
      scope: 'open',
      queries: {},
      allow: {},
      answer: {},
    });
    const batch = [filled(10, 'a', 1), happened(20, 'a', JarAdmired({}))];
    expect(fold(trail, plan(trail, batch), new Map(), () => false).writes).toEqual([
      { insert: { _id: '10', type: 'JarFilled', position: 10, _position: 10, _revision: 1 } },
      { insert: { _id: '20', type: 'JarAdmired', position: 20, _position: 20, _revision: 2 } },
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
