import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce, InvalidValue } from '#kernel';
import { CapitalIndustry } from '../projects.codes.js';

/** The least share of a project's cost that must be capital of its owners (项目资本金). */
export interface EquityRule extends DatedRule {
  readonly industry: CapitalIndustry;
  readonly label: Labels;
  /** A share of 1. */
  readonly least: DecimalText;
}

const of2009 = '国发〔2009〕27号';
const of2015 = '国发〔2015〕51号';
const of2019 = '国发〔2019〕26号';

/** The shares by industry in 2009 and 2015; in 2019 that of ports fell. */
const shares: readonly (readonly [id: string, CapitalIndustry, in2009: string, in2015: string])[] =
  [
    ['EQ-01', 'urbanRail', '0.25', '0.20'],
    ['EQ-02', 'port', '0.30', '0.25'],
    ['EQ-03', 'airport', '0.30', '0.25'],
    ['EQ-04', 'railRoad', '0.25', '0.20'],
    ['EQ-05', 'affordableHousing', '0.20', '0.20'],
    ['EQ-06', 'otherRealEstate', '0.30', '0.25'],
    ['EQ-07', 'steelAluminium', '0.40', '0.40'],
    ['EQ-08', 'cement', '0.35', '0.35'],
    ['EQ-09', 'coalChemicals', '0.30', '0.30'],
    ['EQ-10', 'maize', '0.30', '0.20'],
    ['EQ-11', 'fertiliser', '0.25', '0.25'],
    ['EQ-12', 'power', '0.20', '0.20'],
    ['EQ-13', 'other', '0.20', '0.20'],
  ];

const row = (
  id: string,
  industry: CapitalIndustry,
  version: number,
  from: Day,
  source: string,
) => ({
  id,
  industry,
  version,
  inForceFrom: from,
  source,
  label: CapitalIndustry(industry),
});

export const equityRules: readonly EquityRule[] = [
  ...shares.flatMap(([id, industry, in2009, in2015]) => [
    { ...row(id, industry, 1, '2009-05-25', of2009), least: in2009 },
    { ...row(id, industry, 2, '2015-09-09', of2015), least: in2015 },
  ]),
  { ...row('EQ-02', 'port', 3, '2019-11-20', of2019), least: '0.20' },
];

/** The rule of an industry on a day. Days before the first decree are judged by it. */
export function equityRuleOn(industry: CapitalIndustry, day: Day): EquityRule {
  const [first] = equityRules;
  const on = first !== undefined && day < first.inForceFrom ? first.inForceFrom : day;
  const rule = inForce(equityRules, on).find((each) => each.industry === industry);
  if (rule === undefined) throw InvalidValue({ field: 'capitalIndustry', found: industry });
  return rule;
}
