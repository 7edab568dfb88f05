import type { StoredRow } from '../../stores/tables.js';
import type { Stamp } from '../../visibility/stamp.js';
import { keyOf } from '../../visibility/stamp.js';
import { added, filled, jars } from './fold.examples.js';
import type { HeldRow } from './fold.js';
import { fold, heldRow, plan } from './fold.js';

const wangs: Stamp = { seenBy: ['m:wang', 'u:xian'] };
const mas: Stamp = { seenBy: ['m:ma', 'u:xian'] };
const walled: Stamp = { seenBy: ['p:gao', '#'], wall: ['gao'] };

/** Folds as if the rows were of a client who stands so. */
const folding = (
  events: Parameters<typeof plan>[1],
  stamp: Stamp,
  before: Readonly<Record<string, HeldRow>> = {},
  also: readonly string[] = [],
) => {
  const planned = new Map(plan(jars, events));
  for (const key of also) if (!planned.has(key)) planned.set(key, []);
  const stamps = { of: () => stamp };
  return fold(jars, planned, new Map(Object.entries(before)), () => false, stamps);
};
const totalsOf = ({ totals }: ReturnType<typeof folding>) =>
  Object.fromEntries([...totals.values()].map((each) => [each.stamp?.seenBy.join(), each.count]));
const stored = ({ writes: [write] }: ReturnType<typeof folding>): StoredRow | undefined =>
  write && 'put' in write ? write.put : write && 'insert' in write ? write.insert : undefined;

describe('a row whose client somebody looks after', () => {
  it('is kept with who may see it', () => {
    const folded = folding([filled(10, 'a', 3)], wangs);
    expect(stored(folded)).toMatchObject({ _seenBy: ['m:wang', 'u:xian'] });
    expect(heldRow(stored(folded)!).stamp).toEqual(wangs);
  });

  it('counts under everything and under those who see it', () =>
    expect(totalsOf(folding([filled(10, 'a', 3)], wangs))).toEqual({
      [keyOf.everything]: 1,
      'm:wang,u:xian': 1,
    }));

  it('behind a wall counts under those it names only', () =>
    expect(totalsOf(folding([filled(10, 'a', 3)], walled))).toEqual({ 'p:gao,#': 1 }));

  it('moves with its totals when the client changes hands, without an event of its own', () => {
    const before = folding([filled(10, 'a', 3)], wangs).rows.get('a')!;
    const after = folding([], mas, { a: before }, ['a']);
    expect(stored(after)).toMatchObject({ _seenBy: ['m:ma', 'u:xian'], _position: 10 });
    expect(totalsOf(after)).toEqual({
      [keyOf.everything]: 0,
      'm:wang,u:xian': -1,
      'm:ma,u:xian': 1,
    });
  });

  it('moves and changes in one batch', () => {
    const before = folding([filled(10, 'a', 3)], wangs).rows.get('a')!;
    const after = folding([added(20, 'a', 4)], mas, { a: before }, ['a']);
    const sums = [...after.totals.values()].map((each) => [each.stamp?.seenBy[0], each.sums]);
    expect(Object.fromEntries(sums)).toEqual({
      [keyOf.everything]: { beans: 4 },
      'm:wang': { beans: -3 },
      'm:ma': { beans: 7 },
    });
  });

  it('is left alone where nothing has changed', () => {
    const before = folding([filled(10, 'a', 3)], wangs).rows.get('a')!;
    expect(folding([], wangs, { a: before }, ['a']).writes).toEqual([]);
  });
});
