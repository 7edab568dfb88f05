import { Decimal } from '#kernel';
import fc from 'fast-check';
import { behaved, quoted, reported } from '../facts/facts.examples.js';
import type { StatementFigures } from '../statement/figures.js';
import { exactFigure, fastFigure } from './evaluate.js';
import { Indicator } from './indicator.codes.js';
import type { Known, KnownStatement } from './ledger.js';
import { ledgerOf } from './ledger.js';
import { leavesOf } from './term.js';
import { written } from './written.js';

const nothing: Known = { statements: [], quotations: [], accountMonths: [], bureauReports: [] };
const year = (periodEnd: string, figures: StatementFigures, months = 12): KnownStatement => ({
  periodEnd,
  months,
  basis: 'consolidated',
  currency: 'CNY',
  figures,
});
const figure = (id: Indicator, known: Partial<Known>, day = '2025-04-30') => {
  const { formula } = Indicator(id);
  return exactFigure(formula!)(ledgerOf({ ...nothing, ...known }, day))?.toFixed();
};
const statements = [
  year('2024-12-31', { totalLiabilities: 80, totalAssets: 100, netIncome: -5, sales: 150 }),
  year('2023-12-31', { totalLiabilities: 70, totalAssets: 100, netIncome: -1, sales: 180 }),
  year('2022-12-31', { totalLiabilities: 60, totalAssets: 100, netIncome: 9, sales: 200 }),
];

describe('an indicator', () => {
  it.each<[Indicator, string | undefined]>([
    ['liabilitiesToAssets', '0.8'],
    ['liabilitiesToAssetsRise', '0.2'],
    ['lossYears', '2'],
    ['salesGrowth', '-0.287682072452'],
    ['assetGrowth', '0'],
    ['quickRatio', undefined],
    ['marketValueToSales', undefined],
  ])('%s of three years of statements is %s', (id, value) =>
    expect(figure(id, { statements })).toBe(value),
  );

  it('takes a year instead of two where two are not known', () =>
    expect(figure('liabilitiesToAssetsRise', { statements: statements.slice(0, 2) })).toBe('0.1'));

  it('is unknown without statements, never zero', () => {
    expect(figure('lossYears', {})).toBeUndefined();
    expect(figure('liabilitiesToAssets', {})).toBeUndefined();
  });

  it('is unknown once the statements are too old', () => {
    expect(figure('liabilitiesToAssets', { statements }, '2026-07-04')).toBe('0.8');
    expect(figure('liabilitiesToAssets', { statements }, '2026-07-05')).toBeUndefined();
  });

  it('takes the rest of the year before an interim statement', () => {
    const half = year('2025-06-30', { totalLiabilities: 90, totalAssets: 100, sales: 60 }, 6);
    const halfBefore = year('2024-06-30', { sales: 80 }, 6);
    const known = [half, statements[0]!, halfBefore, ...statements.slice(1)];
    expect(figure('liabilitiesToAssets', { statements: known }, '2025-08-30')).toBe('0.9');
    const sales = ledgerOf({ ...nothing, statements: known }, '2025-08-30').line('sales', 0);
    expect(sales).toBe(150 - 80 + 60);
  });

  it('leaves an interim statement alone that nothing completes', () => {
    const half = year('2025-06-30', { totalLiabilities: 90, totalAssets: 100 }, 6);
    const known = [half, ...statements];
    expect(figure('liabilitiesToAssets', { statements: known }, '2025-08-30')).toBe('0.8');
  });

  it('sees debt without earnings as the worst', () => {
    const debt = (longTermDebt: number, ebitda: number) =>
      figure('debtToEbitda', { statements: [year('2024-12-31', { longTermDebt, ebitda })] });
    expect([debt(50, 10), debt(50, -1), debt(0, -1)]).toEqual(['5', '99', '0']);
  });

  it('tells shares from the market', () => {
    const { clientId: _, valueDate: __, ...now } = quoted.data;
    const before = {
      ...now,
      on: '2023-12-31',
      amount: { minor: 800_000_000, currency: 'CNY' },
      index: { indexId: 'CSI300', level: '3934.91' },
    };
    expect(figure('sharesAgainstMarket1', { quotations: [now, before] })).toBe('-0.69314718056');
    expect(figure('sharesAgainstMarket2', { quotations: [now, before] })).toBeUndefined();
  });

  it('reads accounts and credit reports', () => {
    const known = { accountMonths: [behaved.data], bureauReports: [reported.data] };
    expect(figure('lowestToOutflow', known, '2025-02-28')).toBe('0.05');
    expect(figure('creditInquiries', known, '2025-02-28')).toBe('6');
    expect(figure('daysOverdrawn', known, '2025-02-28')).toBeUndefined();
    expect(figure('lowestToOutflow', known, '2025-05-28')).toBeUndefined();
  });

  it('is the same by doubles as by decimals, to nine places', () => {
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
    const lines = [
      'totalLiabilities',
      'totalAssets',
      'currentAssets',
      'inventory',
      'ebitda',
      'currentLiabilities',
      'longTermDebt',
      'sales',
      'grossProfit',
      'netIncome',
    ] as const;
    const figures = fc.record(Object.fromEntries(lines.map((line) => [line, amount])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(figures, figures, figures, (now, before, earlier) => {
        const known = {
          ...nothing,
          statements: [
            year('2024-12-31', now),
            year('2023-12-31', before),
            year('2022-12-31', earlier),
          ],
        };
        const ledger = ledgerOf(known, '2025-04-30');
        for (const id of Indicator.all) {
          const { formula } = Indicator(id);
          if (formula === undefined) continue;
          const [fast, exact] = [fastFigure(formula)(ledger), exactFigure(formula)(ledger)];
          expect(fast === undefined).toBe(exact === undefined);
          const near = new Decimal(fast ?? 0).minus(exact ?? 0).abs();
          expect(near.lte(Decimal.max(1, (exact ?? new Decimal(0)).abs()).times(1e-9))).toBe(true);
        }
      }),
    );
  });
});

describe('a formula', () => {
  it('can be read in both languages', () =>
    expect(written(Indicator('liabilitiesToAssetsRise').formula!)).toEqual({
      en:
        '((Total liabilities ÷ Total assets) − ' +
        '(Total liabilities 2 years before ÷ Total assets 2 years before)), ' +
        'or if unknown ((Total liabilities ÷ Total assets) − ' +
        '(Total liabilities 1 year before ÷ Total assets 1 year before))',
      zh:
        '((负债合计 ÷ 资产总计) − (2年前负债合计 ÷ 2年前资产总计))，' +
        '如未知则((负债合计 ÷ 资产总计) − (1年前负债合计 ÷ 1年前资产总计))',
    }));

  it('knows what it reads', () =>
    expect(leavesOf(Indicator('lossYears').formula!)).toEqual([
      { line: 'netIncome', ago: 0 },
      { line: 'netIncome', ago: 1 },
      { line: 'netIncome', ago: 2 },
    ]));
});
