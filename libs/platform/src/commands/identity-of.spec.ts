import { derivedId, derivedUuid, fingerprintOf, followingId } from './identity-of.js';

const parts = ['bank', 'jar', 'jr_1', 'fill-once', 0] as const;

describe('a derived UUID', () => {
  it('is a valid one of version 8, whatever it is derived from', () => {
    const version8 = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    const uuids = Array.from({ length: 200 }, (_, index) => derivedUuid('bank', index));
    expect(uuids.filter((uuid) => !version8.test(uuid))).toEqual([]);
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  it('is the same in every process and every release: what was sent before is recognised', () => {
    expect(derivedUuid(...parts)).toBe('1732efd8-d8c8-8c28-98e4-513be3be18ca');
  });

  it.each([
    ['first', ['another', 'jar', 'jr_1', 'fill-once', 0]],
    ['second', ['bank', 'jug', 'jr_1', 'fill-once', 0]],
    ['third', ['bank', 'jar', 'jr_2', 'fill-once', 0]],
    ['fourth', ['bank', 'jar', 'jr_1', 'fill-again', 0]],
    ['last', ['bank', 'jar', 'jr_1', 'fill-once', 1]],
    ['number of parts', ['bank', 'jar', 'jr_1', 'fill-once']],
    ['order', ['jar', 'bank', 'jr_1', 'fill-once', 0]],
  ])('is another one where the %s differs', (_, others) => {
    expect(derivedUuid(...others)).not.toBe(derivedUuid(...parts));
  });

  it.each([
    [
      ['jar', 's'],
      ['jars', ''],
    ],
    [
      ['jar-1', '2'],
      ['jar', '1-2'],
    ],
    [
      ['k', 11],
      ['k1', 1],
    ],
    [
      ['', 'k'],
      ['k', ''],
    ],
  ])('is not the same of %j and of %j: parts do not run into each other', (some, others) => {
    expect(derivedUuid(...some)).not.toBe(derivedUuid(...others));
  });
});

describe('a derived id', () => {
  it('is a prefix and 16 letters and digits that nobody takes for others', () => {
    const ids = Array.from({ length: 200 }, (_, index) => derivedId('jr', String(index)));
    expect(ids.filter((id) => !/^jr_[\dA-HJKMNP-TV-Z]{16}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same in every process and every release: one key opens one stream', () => {
    expect(derivedId('jr', 'bank', 'jar', 'fill-once')).toBe('jr_FVD333H8V2MCH1EG');
  });

  it('is another one where any part differs, or the parts are divided otherwise', () => {
    const ids = [
      derivedId('jr', 'bank', 'fill'),
      derivedId('jr', 'bank', 'fill-again'),
      derivedId('jr', 'another', 'fill'),
      derivedId('jr', 'bankfill'),
      derivedId('jr', 'bankf', 'ill'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the id of what follows', () => {
  it('reads as its parts while they fit', () =>
    expect(followingId('tk', 'po_1', 'need', 2)).toBe('tk_po_1.need.2'));

  it('is another one for two long ids that begin alike, and fits', () => {
    const long = 'x'.repeat(79);
    const ids = [followingId('nt', `${long}1`, 'cl_1'), followingId('nt', `${long}1`, 'cl_2')];
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => /^nt_[\dA-Z]{16}$/.test(id))).toBe(true);
  });
});

describe('the fingerprint of a command', () => {
  class FillJar {
    readonly colour = 'red';
    readonly lid = { size: 3, tight: true };
    readonly tags = ['tall', 'old'];
  }
  const fill = { colour: 'red', lid: { size: 3, tight: true }, tags: ['tall', 'old'] };
  const print = fingerprintOf('FillJar', fill);

  it('is the same whatever the order of its fields, on every level', () => {
    const { colour, tags } = fill;
    const other = { tags, lid: { tight: true, size: 3 }, colour };
    expect(fingerprintOf('FillJar', other)).toBe(print);
  });

  it('is the same of a message and of the class it becomes', () => {
    expect(fingerprintOf('FillJar', new FillJar())).toBe(print);
  });

  it('is the same where a field is left out and where it is undefined', () => {
    expect(fingerprintOf('FillJar', { ...fill, beans: undefined })).toBe(print);
  });

  it.each([
    ['another value', { ...fill, colour: 'blue' }],
    ['another value within', { ...fill, lid: { size: 4, tight: true } }],
    ['one field more', { ...fill, beans: 0 }],
    ['one field less', { colour: 'red', lid: fill.lid }],
    ['another type', { ...fill, lid: { size: '3', tight: true } }],
    ['another order of a list', { ...fill, tags: ['old', 'tall'] }],
    ['what only looks like its list', { ...fill, tags: { 0: 'tall', 1: 'old' } }],
  ])('is another one with %s', (_, other) => {
    expect(fingerprintOf('FillJar', other)).not.toBe(print);
  });

  it('is another one of another command with the same fields', () => {
    expect(fingerprintOf('PaintJar', fill)).not.toBe(print);
  });

  it('is the same in every release, and short', () => {
    expect(print).toBe('aQoFajkLVDV1F2NEgaAyfz');
  });
});
