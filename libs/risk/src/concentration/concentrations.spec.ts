import { concentrationOf } from './concentrations.js';

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
