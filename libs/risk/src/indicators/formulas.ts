import {
  line,
  over,
  minus,
  ln,
  either,
  marketValue,
  lowest,
  leverage,
  liquid,
  quick,
  shortShare,
  margin,
  growth,
  toAssets,
  weighted,
  sum,
  workingCapital,
} from './builders.js';
import { reckoned } from './indicator-definition.js';
import { besidePeers } from './peer-figures.js';

/** How the shares did against the market: logarithm of both growths, one less the other. */
const againstMarket = (years: number) =>
  minus(
    ln(over(marketValue(), marketValue(years))),
    ln(over({ market: 'index' }, { market: 'index', ago: years })),
  );

const financial = reckoned('financial', 'EBA/GL/2020/06 274 (b) to (e); house formula');
const market = reckoned('market', 'EBA/GL/2020/06 274 (g); house formula');
const operating = reckoned(
  'operating',
  '建行客户关系管理的方法: balances and transactions; house formula',
);

/** The indicators that are formulas over statements, quotations, accounts and credit reports. */
export const formulas = {
  liabilitiesToAssets: financial(
    { en: 'Liabilities to assets', zh: '资产负债率' },
    'ratio',
    'rising',
    leverage(0),
  ),
  liabilitiesToAssetsRise: financial(
    { en: 'Rise of liabilities to assets in two years', zh: '资产负债率两年升幅' },
    'ratio',
    'rising',
    either(minus(leverage(0), leverage(2)), minus(leverage(0), leverage(1))),
  ),
  ebitdaToLiabilities: financial(
    { en: 'EBITDA to liabilities', zh: '息税折旧摊销前利润与负债比' },
    'ratio',
    'falling',
    over(line('ebitda'), line('totalLiabilities')),
  ),
  reservesChange: financial(
    { en: 'Change of retained earnings to assets', zh: '未分配利润变动与资产比' },
    'ratio',
    'falling',
    over(minus(line('retainedEarnings'), line('retainedEarnings', 1)), line('totalAssets')),
  ),
  liquidYears: financial(
    { en: 'Liquid assets to yearly operating cost', zh: '速动资产与年付现成本比' },
    'years',
    'falling',
    over(liquid, line('operatingCost')),
  ),
  quickRatio: financial({ en: 'Quick ratio', zh: '速动比率' }, 'ratio', 'falling', quick(0)),
  quickRatioChange: financial(
    { en: 'Change of the quick ratio in a year', zh: '速动比率年变动' },
    'ratio',
    'falling',
    minus(quick(0), quick(1)),
  ),
  salesGrowth: financial(
    { en: 'Growth of sales in two years', zh: '营业收入两年增长' },
    'logarithm',
    'falling',
    growth('sales', 2),
  ),
  assetGrowth: financial(
    { en: 'Growth of assets in a year', zh: '总资产年增长' },
    'logarithm',
    'falling',
    growth('totalAssets', 1),
  ),
  shortTermJump: financial(
    { en: 'Rise of short-term liabilities to assets', zh: '流动负债占资产比重年升幅' },
    'ratio',
    'rising',
    minus(shortShare(0), shortShare(1)),
  ),
  marginChange: financial(
    { en: 'Change of the gross margin in a year', zh: '毛利率年变动' },
    'ratio',
    'falling',
    minus(margin(0), margin(1)),
  ),
  lossYears: financial(
    { en: 'Years with a loss among the last three', zh: '近三年亏损年数' },
    'count',
    'rising',
    { lossYears: 'netIncome', of: 3 },
  ),
  debtToEbitda: financial(
    { en: 'Long-term debt to EBITDA', zh: '长期借款与息税折旧摊销前利润比' },
    'years',
    'rising',
    { burden: [line('longTermDebt'), line('ebitda')], most: '99' },
  ),
  interestCover: financial(
    { en: 'EBIT to interest', zh: '利息保障倍数' },
    'ratio',
    'falling',
    over(line('ebit'), line('interestExpense')),
  ),
  marketValueToLiabilities: market(
    { en: 'Market value to liabilities', zh: '总市值与负债比' },
    'ratio',
    'falling',
    over(marketValue(), line('totalLiabilities')),
  ),
  marketValueToSales: market(
    { en: 'Market value to sales', zh: '总市值与营业收入比' },
    'ratio',
    'falling',
    over(marketValue(), line('sales')),
  ),
  sharesAgainstMarket2: market(
    { en: 'Shares against the market in two years', zh: '两年股价相对大盘表现' },
    'logarithm',
    'falling',
    againstMarket(2),
  ),
  sharesAgainstMarket1: market(
    { en: 'Shares against the market in a year', zh: '一年股价相对大盘表现' },
    'logarithm',
    'falling',
    againstMarket(1),
  ),
  yearsOfCash: market(
    { en: 'Years until liquid assets are used up', zh: '现金可维持年数' },
    'years',
    'falling',
    {
      reserve: [minus(liquid, line('receivables')), minus({ value: '0' }, line('ebitda'))],
      most: '99',
    },
  ),
  lowestToOutflow: operating(
    {
      en: 'Lowest balance of three months to monthly outflow',
      zh: '近三个月最低余额与月均支出比',
    },
    'ratio',
    'falling',
    over(lowest(3), { account: 'outflow', months: 3, by: 'mean' }),
  ),
  lowestToInflow: operating(
    { en: 'Lowest balance of six months to monthly inflow', zh: '近六个月最低余额与月均流入比' },
    'ratio',
    'falling',
    over(lowest(6), { account: 'inflow', months: 6, by: 'mean' }),
  ),
  lowestToHighest: operating(
    { en: 'Lowest to highest balance of a year', zh: '近一年最低余额与最高余额比' },
    'ratio',
    'falling',
    over(lowest(12), { account: 'highest', months: 12, by: 'highest' }),
  ),
  daysOverdrawn: operating(
    { en: 'Days overdrawn in three months', zh: '近三个月透支天数' },
    'days',
    'rising',
    { account: 'daysOverdrawn', months: 3, by: 'sum' },
  ),
  inflowUnusual: operating(
    { en: 'Inflow beside the client’s own past', zh: '流入对自身历史偏离度' },
    'deviations',
    'falling',
    { unusual: 'inflow', whole: true },
  ),
  outflowUnusual: operating(
    { en: 'Outflow beside the client’s own past', zh: '流出对自身历史偏离度' },
    'deviations',
    'rising',
    { unusual: 'outflow' },
  ),
  balanceUnusual: operating(
    { en: 'Lowest balance beside the client’s own past', zh: '最低余额对自身历史偏离度' },
    'deviations',
    'falling',
    { unusual: 'lowest' },
  ),
  overdueElsewhere: operating(
    { en: 'Days past due at other lenders', zh: '他行最长逾期天数' },
    'days',
    'rising',
    { bureau: 'daysPastDue' },
  ),
  creditInquiries: operating(
    { en: 'Credit inquiries in six months', zh: '近六个月征信查询次数' },
    'count',
    'rising',
    { bureau: 'inquiries' },
  ),
  altmanZ: market(
    { en: 'Altman Z (1968)', zh: '奥特曼Z值（1968年）' },
    'points',
    'falling',
    sum(
      weighted('1.2', toAssets(workingCapital)),
      weighted('1.4', toAssets(line('retainedEarnings'))),
      weighted('3.3', toAssets(line('ebit'))),
      weighted('0.6', over(marketValue(), line('totalLiabilities'))),
      toAssets(line('sales')),
    ),
  ),
  altmanZDoublePrime: financial(
    { en: 'Altman Z″ (1995)', zh: '奥特曼Z″值（1995年）' },
    'points',
    'falling',
    sum(
      weighted('6.56', toAssets(workingCapital)),
      weighted('3.26', toAssets(line('retainedEarnings'))),
      weighted('6.72', toAssets(line('ebit'))),
      weighted(
        '1.05',
        over(minus(line('totalAssets'), line('totalLiabilities')), line('totalLiabilities')),
      ),
    ),
  ),
  ...besidePeers,
};
