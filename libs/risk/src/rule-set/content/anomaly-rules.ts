import type { Indicator } from '../../indicators/indicator.codes.js';
import type { Labels } from '#kernel';
import type { WarningRule } from '../../judging/rule.js';
import type { Three } from './starting-rules.js';
import { counting } from './starting-rules.js';

/** Robust standard deviations; 3.5 is the cut-off of Iglewicz and Hoaglin (1993). */
const rising: readonly [Three, Three] = [
  ['3.5', '6', '10'],
  ['2.5', '5', '8'],
];
const falling: readonly [Three, Three] = [
  ['-3.5', '-6', '-10'],
  ['-2.5', '-5', '-8'],
];

const unlike = (
  id: string,
  watch: Indicator,
  label: Labels,
  bounds: readonly [Three, Three],
): WarningRule => ({
  ...counting(id, watch, label, 1, bounds),
  alone: true,
  source: 'Iglewicz and Hoaglin (1993): outliers from 3.5 robust standard deviations',
});

/** Months that are unlike all others of the same client: each warns by itself, the day it is known. */
export const anomalyRules: readonly WarningRule[] = [
  unlike('AN-01', 'inflowUnusual', { en: 'Far less comes in than usual', zh: '流入骤减' }, falling),
  unlike('AN-02', 'outflowUnusual', { en: 'Far more goes out than usual', zh: '流出骤增' }, rising),
  unlike(
    'AN-03',
    'balanceUnusual',
    { en: 'The balance is far lower than usual', zh: '余额骤降' },
    falling,
  ),
];

/** Figures unlike those of similar clients, in robust deviations: 3.5 is orange. */
const above: readonly [Three, Three] = [
  ['2.5', '3.5', '5'],
  ['2', '3', '4.5'],
];
const below: readonly [Three, Three] = [
  ['-2.5', '-3.5', '-5'],
  ['-2', '-3', '-4.5'],
];

/** Clients that are unlike others of their industry, size and region. */
export const peerRules: readonly WarningRule[] = [
  unlike(
    'PE-01',
    'leverageBesidePeers',
    { en: 'More in debt than its peers', zh: '负债率高于同业' },
    above,
  ),
  unlike(
    'PE-02',
    'earningsBesidePeers',
    { en: 'Earns less for its debt than its peers', zh: '偿债收益低于同业' },
    below,
  ),
  unlike(
    'PE-03',
    'liquidityBesidePeers',
    { en: 'Less liquid than its peers', zh: '流动性低于同业' },
    below,
  ),
  unlike(
    'PE-04',
    'marginBesidePeers',
    { en: 'A thinner margin than its peers', zh: '毛利率低于同业' },
    below,
  ),
  unlike(
    'PE-05',
    'growthBesidePeers',
    { en: 'Sales fall behind those of its peers', zh: '收入增长落后同业' },
    below,
  ),
  unlike(
    'PE-06',
    'balanceBesidePeers',
    { en: 'Lower balances than its peers', zh: '余额低于同业' },
    below,
  ),
];
