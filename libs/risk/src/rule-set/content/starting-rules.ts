import type { Labels } from '#kernel';
import { Indicator } from '../../indicators/indicator.codes.js';
import type { Thresholds, WarningRule } from '../../judging/rule.js';

export type Three = readonly [yellow: string, orange: string, red?: string];

const thresholds = ([yellow, orange, red]: Three): Thresholds =>
  red === undefined ? { yellow, orange } : { yellow, orange, red };

const prototype = 'Trial on statements of U.S. listed companies: thresholds set by hand';

/** A rule that counts in the score of its set and raises no warning of its own. */
export function counting(
  id: string,
  watch: Indicator,
  label: Labels,
  weight: number,
  [enters, leaves]: readonly [Three, Three],
): WarningRule {
  return {
    id,
    label,
    watch,
    when: Indicator(watch).direction,
    enters: thresholds(enters),
    leaves: thresholds(leaves),
    weight,
    alone: false,
    signal: 'credit',
    owner: 'riskOfficer',
    playbook: 'reviewDebtor',
    source: prototype,
  };
}

const rules = {
  leverage: (
    weight: number,
    at: Three = ['0.70', '0.85', '1.00'],
    out: Three = ['0.68', '0.83', '0.98'],
  ) =>
    counting(
      'FS-01',
      'liabilitiesToAssets',
      { en: 'Liabilities are high', zh: '资产负债率过高' },
      weight,
      [at, out],
    ),
  leverageRise: (weight: number) =>
    counting(
      'FS-02',
      'liabilitiesToAssetsRise',
      { en: 'Liabilities rise', zh: '资产负债率上升' },
      weight,
      [
        ['0.08', '0.15', '0.25'],
        ['0.07', '0.14', '0.23'],
      ],
    ),
  earnings: (weight: number) =>
    counting(
      'FS-03',
      'ebitdaToLiabilities',
      { en: 'Earnings hardly carry the liabilities', zh: '盈利不足以覆盖负债' },
      weight,
      [
        ['0.15', '0.08', '0'],
        ['0.16', '0.09', '0.01'],
      ],
    ),
  reserves: (weight: number) =>
    counting('FS-04', 'reservesChange', { en: 'Reserves shrink', zh: '未分配利润减少' }, weight, [
      ['-0.02', '-0.10', '-0.20'],
      ['-0.01', '-0.08', '-0.18'],
    ]),
  liquid: (weight: number) =>
    counting(
      'FS-05',
      'liquidYears',
      { en: 'Liquid assets last for months only', zh: '速动资产仅能维持数月' },
      weight,
      [
        ['0.35', '0.22', '0.10'],
        ['0.37', '0.24', '0.11'],
      ],
    ),
  quick: (
    weight: number,
    at: Three = ['1.00', '0.70', '0.45'],
    out: Three = ['1.04', '0.73', '0.47'],
  ) =>
    counting('FS-06', 'quickRatio', { en: 'Quick ratio is low', zh: '速动比率过低' }, weight, [
      at,
      out,
    ]),
  sales: (weight: number) =>
    counting('FS-07', 'salesGrowth', { en: 'Sales fall', zh: '营业收入下降' }, weight, [
      ['-0.05', '-0.20', '-0.60'],
      ['-0.03', '-0.17', '-0.55'],
    ]),
  shortTerm: (weight: number) =>
    counting(
      'FS-08',
      'shortTermJump',
      { en: 'Short-term liabilities jump', zh: '流动负债骤增' },
      weight,
      [
        ['0.07', '0.15', '0.30'],
        ['0.06', '0.14', '0.28'],
      ],
    ),
  losses: (weight: number) =>
    counting('FS-09', 'lossYears', { en: 'Repeated losses', zh: '连续亏损' }, weight, [
      ['2', '3'],
      ['1', '2'],
    ]),
  debt: (weight: number, at: Three = ['3.5', '5', '7']) =>
    counting(
      'FS-10',
      'debtToEbitda',
      { en: 'Debt is many years of earnings', zh: '债务相当于多年盈利' },
      weight,
      [at, ['3.4', '3.9', '6.7']],
    ),
  margin: (weight: number, yellow = '-0.03') =>
    counting('FS-11', 'marginChange', { en: 'Gross margin falls', zh: '毛利率下降' }, weight, [
      [yellow, '-0.10', '-0.20'],
      ['-0.015', '-0.09', '-0.18'],
    ]),
  quickFall: (weight: number) =>
    counting('FS-12', 'quickRatioChange', { en: 'Quick ratio falls', zh: '速动比率下降' }, weight, [
      ['-0.40', '-1.00', '-2.00'],
      ['-0.35', '-0.90', '-1.90'],
    ]),
  shrinking: (weight: number) =>
    counting('FS-13', 'assetGrowth', { en: 'Assets shrink', zh: '总资产收缩' }, weight, [
      ['-0.05', '-0.15', '-0.30'],
      ['-0.04', '-0.14', '-0.28'],
    ]),
  marketValue: (weight: number) =>
    counting(
      'MK-01',
      'marketValueToLiabilities',
      { en: 'Market value is low beside liabilities', zh: '总市值相对负债过低' },
      weight,
      [
        ['0.80', '0.40', '0.20'],
        ['0.85', '0.44', '0.22'],
      ],
    ),
  shares2: (weight: number) =>
    counting(
      'MK-02',
      'sharesAgainstMarket2',
      { en: 'Shares lag the market for two years', zh: '两年股价落后大盘' },
      weight,
      [
        ['-0.6', '-1.0', '-1.5'],
        ['-0.55', '-0.95', '-1.4'],
      ],
    ),
  shares1: (weight: number) =>
    counting(
      'MK-03',
      'sharesAgainstMarket1',
      { en: 'Shares lag the market for a year', zh: '一年股价落后大盘' },
      weight,
      [
        ['-0.4', '-0.8', '-1.3'],
        ['-0.36', '-0.75', '-1.2'],
      ],
    ),
  marketToSales: (weight: number) =>
    counting(
      'MK-05',
      'marketValueToSales',
      { en: 'Market value is low beside sales', zh: '总市值相对营业收入过低' },
      weight,
      [
        ['0.25', '0.10', '0.04'],
        ['0.27', '0.11', '0.045'],
      ],
    ),
  lowestToOutflow: (weight: number) =>
    counting(
      'AB-01',
      'lowestToOutflow',
      { en: 'The account runs low between payments', zh: '账户余额低于月支出' },
      weight,
      [
        ['0.75', '0.50', '0.25'],
        ['0.85', '0.60', '0.35'],
      ],
    ),
  lowestToInflow: (weight: number) =>
    counting(
      'AB-02',
      'lowestToInflow',
      { en: 'Little is kept of what comes in', zh: '流入资金留存过少' },
      weight,
      [
        ['0.48', '0.15', '0.025'],
        ['0.60', '0.25', '0.05'],
      ],
    ),
  lowestToHighest: (weight: number) =>
    counting(
      'AB-03',
      'lowestToHighest',
      { en: 'The balance falls to almost nothing', zh: '账户余额一度接近于零' },
      weight,
      [
        ['0.012', '0.005', '0.002'],
        ['0.02', '0.008', '0.004'],
      ],
    ),
} as const;

/** One year ahead, with market figures: fitted on statements up to 2011, chosen on 2012 to 2014. */
export const actRules: readonly WarningRule[] = [
  rules.leverage(3),
  rules.leverageRise(2),
  rules.earnings(2),
  rules.quick(2, ['1.00', '0.80', '0.45'], ['1.04', '0.83', '0.47']),
  rules.sales(1),
  rules.losses(1),
  rules.debt(1),
  rules.margin(1),
  rules.quickFall(1),
  rules.marketValue(5),
  rules.shares2(2),
  rules.shares1(2),
  rules.marketToSales(2),
];

/** Two to three years ahead, book figures only: fitted and chosen on the same years. */
export const watchRules: readonly WarningRule[] = [
  rules.leverage(4, ['0.65', '0.80', '0.90'], ['0.63', '0.78', '0.88']),
  rules.leverageRise(2),
  rules.earnings(1),
  rules.reserves(1),
  rules.liquid(2),
  rules.quick(3, ['0.90', '0.70', '0.45'], ['0.93', '0.73', '0.47']),
  rules.sales(1),
  rules.shortTerm(2),
  rules.losses(2),
  rules.debt(2, ['3.5', '4', '7']),
  rules.margin(1, '-0.02'),
  rules.quickFall(1),
  rules.shrinking(1),
];

/** Accounts with the bank, for clients without statements. */
export const accountRules: readonly WarningRule[] = [
  rules.lowestToOutflow(1),
  rules.lowestToInflow(1),
  rules.lowestToHighest(1),
];
