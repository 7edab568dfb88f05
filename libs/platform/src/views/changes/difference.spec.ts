import { differenceOf } from './difference.js';

describe('the difference of two rows', () => {
  it.each<[string, unknown, unknown, readonly object[]]>([
    ['is nothing of equal rows', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['names a field', { a: 1, b: 2 }, { a: 1, b: 3 }, [{ field: 'b', before: 2, after: 3 }]],
    [
      'names a field of an object in it',
      { amount: { minor: 1, currency: 'CNY' } },
      { amount: { minor: 5, currency: 'CNY' } },
      [{ field: 'amount.minor', before: 1, after: 5 }],
    ],
    ['names what came', {}, { a: 1 }, [{ field: 'a', after: 1 }]],
    ['names what went', { a: 1 }, {}, [{ field: 'a', before: 1 }]],
    ['shows lists whole', { a: [1] }, { a: [1, 2] }, [{ field: 'a', before: [1], after: [1, 2] }]],
  ])('%s', (_, before, after, difference) =>
    expect(differenceOf(before, after)).toEqual(difference),
  );
});
