import { canonicalJson } from './canonical.js';

describe('canonical JSON', () => {
  it('has the keys in order, at every depth, and no spaces', () =>
    expect(canonicalJson({ b: [{ d: 1, c: '是' }], a: null })).toBe(
      '{"a":null,"b":[{"c":"是","d":1}]}',
    ));

  it('leaves out what is not there, as JSON does', () =>
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}'));
});
