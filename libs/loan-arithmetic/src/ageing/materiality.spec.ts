import { refusalOf } from '#kernel/testing';
import { allocate } from '../allocation/allocate.js';
import type { LedgerFact } from '../allocation/facts.js';
import { materialOverdue } from './materiality.js';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** EUR 1,000 due on 1 March 2025, and what was paid of it. */
const owed = (exposure: number, ...payments: [string, number][]) => {
  const item = {
    id: 'P1',
    instalment: 1,
    component: 'principal' as const,
    dueOn: '2025-03-01',
    amount: eur(100_000),
  };
  const facts: LedgerFact[] = [
    { kind: 'charge', id: 'schedule', valueDate: '2025-01-01', position: 0, items: [item] },
    ...payments.map(([valueDate, minor], index) => ({
      kind: 'payment' as const,
      id: `payment-${index}`,
      valueDate,
      position: index + 1,
      amount: eur(minor),
      type: 'repayment' as const,
    })),
  ];
  const { items } = allocate(facts, { currency: 'EUR' });
  return { retail: false, items, exposureOn: () => eur(exposure) };
};

describe('a material overdue', () => {
  it('is counted in days, and is default after more than 90 in a row (F9)', () => {
    expect(materialOverdue(owed(5_000_000), '2025-03-01').days).toBe(0);
    expect(materialOverdue(owed(5_000_000), '2025-05-30')).toMatchObject({
      days: 90,
      isDefault: false,
    });
    expect(materialOverdue(owed(5_000_000), '2025-05-31')).toEqual({
      days: 91,
      isDefault: true,
      rule: { id: 'AG-02', version: 1 },
    });
  });

  it('exceeds one per cent of the exposure', () => {
    expect(materialOverdue(owed(10_000_000), '2025-04-01').days).toBe(0);
    expect(materialOverdue(owed(9_999_999), '2025-04-01').days).toBe(31);
  });

  it('exceeds EUR 500, or EUR 100 of a retail debtor', () => {
    const paidTo500 = owed(1_000_000, ['2025-03-11', 50_000]);
    expect(materialOverdue(paidTo500, '2025-03-10').days).toBe(9);
    expect(materialOverdue(paidTo500, '2025-04-01').days).toBe(0);
    expect(materialOverdue({ ...paidTo500, retail: true }, '2025-04-01').days).toBe(31);
  });

  it('begins anew where the exposure grew for a day', () => {
    const grown = {
      ...owed(5_000_000),
      exposureOn: (day: string) => eur(day === '2025-03-20' ? 10_000_000 : 5_000_000),
      exposureTurns: ['2025-03-20', '2025-03-21'],
    };
    expect(materialOverdue(grown, '2025-03-19').days).toBe(18);
    expect(materialOverdue(grown, '2025-04-01').days).toBe(12);
  });

  it('asks only for the days on which something changes, however old it is', () => {
    const asked: string[] = [];
    const old = {
      ...owed(5_000_000),
      exposureOn: (day: string) => {
        asked.push(day);
        return eur(5_000_000);
      },
    };
    expect(materialOverdue(old, '2095-03-01').days).toBe(25_567);
    expect(asked).toEqual(['2025-03-02', '2095-03-01']);
  });

  it.each([
    [
      'MixedCurrencies',
      'items',
      { exposureOn: () => ({ minor: 1, currency: 'CNY' }) },
      '2025-04-01',
    ],
    ['InvalidValue', 'day', {}, '2020-12-30'],
  ])('refuses by %s %s', (code, field, bad, day) =>
    expect(refusalOf(() => materialOverdue({ ...owed(1), ...bad }, day))).toEqual({ code, field }),
  );
});
