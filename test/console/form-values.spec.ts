import { mainOf, minorOf } from '../../apps/console/src/money.js';
import { typed } from '../../apps/console/src/parts/forms/form-values.js';
import { Api } from '../../apps/console/src/schema.js';

describe('an amount that is typed', () => {
  it.each([
    ['1,000.50', 2, 100_050],
    ['0.1', 2, 10],
    ['-3', 2, -300],
    ['1200', 0, 1_200],
    // A float would make 35.999… of it.
    ['0.36', 2, 36],
  ])('%s with %d decimals is counted in the smallest unit', (text, decimals, minor) => {
    expect(minorOf(text, decimals)).toBe(minor);
  });

  it.each([
    ['1.005', 2],
    ['1.5', 0],
    ['ten', 2],
    ['', 2],
  ])('%s with %d decimals stays as it was typed, to be refused', (text, decimals) => {
    expect(minorOf(text, decimals)).toBe(text);
  });

  it('stands in its field as it was typed', () => {
    for (const minor of [0, 5, 100_050, -300]) expect(minorOf(mainOf(minor, 2), 2)).toBe(minor);
    expect([mainOf(5, 2), mainOf(-5, 2), mainOf(7, 0)]).toEqual(['0.05', '-0.05', '7']);
  });
});

describe('what is typed into a form', () => {
  const api = new Api({ paths: {}, components: { schemas: { Count: { type: 'integer' } } } });
  const schema = {
    type: 'object',
    properties: {
      count: { $ref: '#/components/schemas/Count' },
      note: { type: 'string' },
      tags: { type: 'array', items: { type: 'string' } },
    },
  };

  it('is sent as the API wants it, without what is empty', () => {
    const value = { count: '12', note: '', tags: ['a', '', undefined] };
    expect(typed(value, schema, api)).toEqual({ count: 12, tags: ['a'] });
  });

  it('is sent as it is where it is no number, for the API to refuse', () => {
    expect(typed({ count: 'many' }, schema, api)).toEqual({ count: 'many' });
  });
});
