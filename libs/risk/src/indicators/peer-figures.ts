import type { Labels } from '#kernel';
import { defineCodes } from '#kernel';
import { growth, leverage, line, lowest, margin, minus, over, quick } from './builders.js';
import { reckoned } from './indicator-definition.js';
import type { PeerFigure as PeerFigureCode, Term } from './term.js';

const figure = (en: string, zh: string, formula: Term) => ({ en, zh, formula });

/** What clients are compared by with others of their industry, size and region. */
export const PeerFigure = defineCodes(
  { en: 'Figure compared with peers', zh: '同业对比指标' },
  {
    leverage: figure('Liabilities to assets', '资产负债率', leverage(0)),
    earnings: figure(
      'EBITDA to liabilities',
      '息税折旧摊销前利润与负债比',
      over(line('ebitda'), line('totalLiabilities')),
    ),
    liquidity: figure('Quick ratio', '速动比率', quick(0)),
    margin: figure('Gross margin', '毛利率', margin(0)),
    growth: figure('Growth of sales in a year', '营业收入年增长', growth('sales', 1)),
    balance: figure(
      'Lowest balance of three months to monthly outflow',
      '近三个月最低余额与月均支出比',
      over(lowest(3), { account: 'outflow', months: 3, by: 'mean' }),
    ),
  },
);
export type PeerFigure = PeerFigureCode;

const ofIndustry = reckoned('industry', 'EBA/GL/2020/06 274; Iglewicz and Hoaglin (1993)');

const beside = (label: Labels, of: PeerFigure, direction: 'rising' | 'falling') =>
  ofIndustry(
    label,
    'deviations',
    direction,
    over(minus(PeerFigure(of).formula, { peers: of, told: 'median' }), {
      peers: of,
      told: 'spread',
    }),
  );

/** How far a client lies from the median of its peers, in their robust standard deviations. */
export const besidePeers = {
  leverageBesidePeers: beside(
    { en: 'Liabilities to assets beside peers', zh: '资产负债率对同业偏离度' },
    'leverage',
    'rising',
  ),
  earningsBesidePeers: beside(
    { en: 'EBITDA to liabilities beside peers', zh: '息税折旧摊销前利润与负债比对同业偏离度' },
    'earnings',
    'falling',
  ),
  liquidityBesidePeers: beside(
    { en: 'Quick ratio beside peers', zh: '速动比率对同业偏离度' },
    'liquidity',
    'falling',
  ),
  marginBesidePeers: beside(
    { en: 'Gross margin beside peers', zh: '毛利率对同业偏离度' },
    'margin',
    'falling',
  ),
  growthBesidePeers: beside(
    { en: 'Growth of sales beside peers', zh: '营业收入增长对同业偏离度' },
    'growth',
    'falling',
  ),
  balanceBesidePeers: beside(
    { en: 'Lowest balance beside peers', zh: '最低余额对同业偏离度' },
    'balance',
    'falling',
  ),
};
