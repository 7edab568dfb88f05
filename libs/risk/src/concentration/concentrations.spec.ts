import { concentrationOf, exposuresOf } from './concentrations.js';

describe('the concentration of the book', () => {
  it('is told with its band by CO-01, the shares of the largest, and what each owes', () =>
    expect(
      concentrationOf(
        'industry',
        'CNY',
        [
          { key: 'GBT4754:C', amount: 4_000 },
          { key: 'GBT4754:D', amount: 3_000 },
          { key: 'GBT4754:E', amount: 2_000 },
          { key: 'GBT4754:F', amount: 1_000 },
        ],
        '2026-01-01',
      ),
    ).toMatchObject({
      by: 'industry',
      outstanding: { minor: 10_000, currency: 'CNY' },
      index: '0.3',
      effectiveNumber: '3.33',
      band: 'high',
      rule: 'CO-01',
      top: [
        { largest: 1, share: '0.4' },
        { largest: 3, share: '0.9' },
        { largest: 5, share: '1' },
        { largest: 10, share: '1' },
      ],
      shares: expect.arrayContaining([
        { value: 'GBT4754:C', outstanding: { minor: 4_000, currency: 'CNY' }, share: '0.4' },
      ]) as unknown,
    }));

  it('counts records of one client, and clients of one group, as one', () => {
    const owes = (row: string, minor: number) => ({
      ...{ row, outstanding: { minor, currency: 'CNY' } },
    });
    const cells = [owes('cl_a', 4_000), owes('cl_twin', 2_000), owes('cl_b', 4_000)];
    const records = new Map([['cl_twin', 'cl_a']]);
    const told = (groups: ReadonlyMap<string, string>) =>
      concentrationOf('group', 'CNY', exposuresOf(cells, { records, groups }), '2026-01-01').shares;
    expect(told(new Map())).toMatchObject([
      { value: 'cl_a', share: '0.6' },
      { value: 'cl_b', share: '0.4' },
    ]);
    expect(told(new Map([['cl_a', 'gr_1']]))).toMatchObject([
      { value: 'gr_1', share: '0.6' },
      { value: 'cl_b', share: '0.4' },
    ]);
  });

  it('of nothing is nothing', () =>
    expect(concentrationOf('client', 'USD', [], '2026-01-01')).toEqual({
      by: 'client',
      currency: 'USD',
      outstanding: { minor: 0, currency: 'USD' },
      rule: 'CO-01',
      top: [],
      shares: [],
    }));
});
