import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce, InvalidValue } from '#kernel';
import type { StressScenario } from './stress.codes.js';

/** What a macroeconomic shock does to debtors, collateral and projects. Shares are of 1. */
export interface StressShock extends DatedRule {
  readonly label: Labels;
  readonly scenario: StressScenario;
  /** How many times as many debtors default within a year. */
  readonly defaultTimes: DecimalText;
  /** By how much collateral and guarantees lose value. */
  readonly collateralFall: DecimalText;
  /** By how many days those who are late come to be later. */
  readonly daysLater: number;
  /** By how much the cash that covers debt service falls. */
  readonly coverFall: DecimalText;
}

const shock = (
  id: string,
  scenario: StressScenario,
  label: Labels,
  effects: Omit<StressShock, keyof DatedRule | 'label' | 'scenario'>,
): StressShock => ({
  id,
  version: 1,
  inForceFrom: '2000-01-01',
  source: '商业银行压力测试指引 (2014 No. 49): three levels; effects are those of the house',
  label,
  scenario,
  ...effects,
});

export const stressShocks: readonly StressShock[] = [
  shock(
    'ST-1',
    'mild',
    { en: 'Growth slows', zh: '经济增速放缓' },
    {
      defaultTimes: '1.5',
      collateralFall: '0.10',
      daysLater: 15,
      coverFall: '0.05',
    },
  ),
  shock(
    'ST-2',
    'medium',
    { en: 'Growth stops', zh: '经济停滞' },
    {
      defaultTimes: '2.5',
      collateralFall: '0.20',
      daysLater: 30,
      coverFall: '0.15',
    },
  ),
  shock(
    'ST-3',
    'severe',
    { en: 'The economy shrinks', zh: '经济衰退' },
    {
      defaultTimes: '4',
      collateralFall: '0.35',
      daysLater: 60,
      coverFall: '0.30',
    },
  ),
];

/** The shock of a scenario by the rules of a day. */
export function shockOn(scenario: StressScenario, day: Day): StressShock {
  const found = inForce(stressShocks, day).find((each) => each.scenario === scenario);
  if (found === undefined) throw InvalidValue({ field: 'scenario', found: scenario });
  return found;
}
