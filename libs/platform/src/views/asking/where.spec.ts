import { cursorOf, cutOf } from './where.js';

const sortable = new Set(['_id', 'town']);
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const cut = (text: string) => () => cutOf({}, { sort: 'town', cursor: text }, sortable);
const stale = expect.objectContaining({ code: 'CursorIsStale' }) as Error;

describe('a cursor', () => {
  it('goes on after the row it was made of', () =>
    expect(cut(cursorOf({ _id: 's-1', town: 'Xi’an' }, [['town', 1]]))().filter.oneOf?.[0]).toEqual(
      [{ field: 'town', is: 'gt', value: 'Xi’an' }],
    ));

  it.each([
    ['from the first without the field', null, 1],
    ['to those without the field', 'Xi’an', -1],
  ] as const)('goes on %s', (_, town, direction) => {
    const text = cursor('town', direction, town, 's-1');
    const { filter } = cutOf(
      {},
      { sort: direction === 1 ? 'town' : '-town', cursor: text },
      sortable,
    );
    const is = direction === 1 ? 'ne' : 'eq';
    expect(filter.oneOf).toContainEqual([{ field: 'town', is, value: null }]);
  });

  it.each([
    ['an object in the place of a value', cursor('town', 1, { _bsontype: 'ObjectId' }, 's-1')],
    ['a list in the place of a value', cursor('town', 1, ['a'], 's-1')],
    ['no id', cursor('town', 1, 'Xi’an', { a: 1 })],
    ['another field', cursor('size', 1, 'Xi’an', 's-1')],
    ['another direction', cursor('town', -1, 'Xi’an', 's-1')],
    ['no list', Buffer.from('{}').toString('base64url')],
    ['no JSON', '%%%'],
  ])('is refused with %s', (_, text) => expect(cut(text)).toThrow(stale));
});
