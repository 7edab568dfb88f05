import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { Condition } from '../segment/condition.js';
import { shared } from '../segment/shared-conditions.js';
import { meets } from '../segment/condition.js';
import type { PlacedTaxonomy } from './taxonomy.codes.js';

/** A client of whom all conditions hold has the value in the taxonomy. */
export interface TaxonomyRule extends DatedRule {
  readonly label: Labels;
  readonly taxonomy: PlacedTaxonomy;
  readonly value: string;
  readonly all: readonly Condition[];
}

const since = { version: 1, inForceFrom: '2000-01-01' } as const;
const marketing = { ...since, taxonomy: 'marketingGroup', source: '客户关系管理方案 4.3' } as const;
const tier = { ...since, taxonomy: 'serviceTier', source: '客户关系管理方案 3.2' } as const;
const grade = { ...since, taxonomy: 'creditGrade', source: '客户关系管理方案 4.2' } as const;
const people = {
  ...since,
  taxonomy: 'demographicGroup',
  source: '建行客户关系管理的方法',
} as const;

/**
 * The rules of four taxonomies as a dated table, in the order in which they are asked; the first
 * that speaks decides. Thresholds are house rules. A row is never edited: criteria that the bank
 * approves take the place of a whole taxonomy from their day.
 */
export const taxonomyRules: readonly TaxonomyRule[] = [
  {
    ...marketing,
    id: 'MG-R1',
    value: 'risk',
    label: { en: 'An orange or red warning of credit stands', zh: '存在橙色或红色信用风险预警' },
    all: [shared.graveWarning],
  },
  {
    ...marketing,
    id: 'MG-R2',
    value: 'risk',
    label: { en: 'Overdue', zh: '逾期' },
    all: [shared.overdue],
  },
  {
    ...marketing,
    id: 'MG-R3',
    value: 'risk',
    label: { en: 'Written off and not recovered', zh: '已核销未收回' },
    all: [shared.writtenOff],
  },
  {
    ...marketing,
    id: 'MG-P1',
    value: 'prime',
    label: { en: 'Rated AA or better, and borrows', zh: '信用评级AA及以上且有存续贷款' },
    all: [
      { figure: 'rating', oneOf: ['AAA', 'AA'] },
      shared.borrows,
      { figure: 'longOverdueIn24Months', is: false },
    ],
  },
  {
    ...marketing,
    id: 'MG-T1',
    value: 'potential',
    label: { en: 'Revenue grows by a fifth', zh: '收入增长两成以上' },
    all: [shared.growsByAFifth],
  },
  {
    ...marketing,
    id: 'MG-T2',
    value: 'potential',
    label: {
      en: 'A client since less than two years, and borrows',
      zh: '合作不足两年且有存续贷款',
    },
    all: [{ figure: 'lifecycle', oneOf: ['new'] }, shared.borrows],
  },
  {
    ...marketing,
    id: 'MG-M1',
    value: 'massMarket',
    label: { en: 'All others', zh: '其他客户' },
    all: [{ figure: 'daysPastDue', atMost: 0 }],
  },
  {
    ...tier,
    id: 'ST-L1',
    value: 'aboutToLeave',
    label: { en: 'Found likely to leave', zh: '已判定为潜在流失' },
    all: [shared.likelyToLeave],
  },
  {
    ...tier,
    id: 'ST-L2',
    value: 'aboutToLeave',
    label: { en: 'No dealings for half a year', zh: '半年内无授信业务往来' },
    all: [shared.idleForHalfAYear],
  },
  {
    ...tier,
    id: 'ST-L3',
    value: 'aboutToLeave',
    label: { en: 'Balances fell by two fifths', zh: '账户余额下降四成以上' },
    all: [{ figure: 'balanceChange', atMost: '-0.4' }],
  },
  {
    ...tier,
    id: 'ST-K1',
    value: 'key',
    label: { en: 'Large exposure', zh: '大额授信' },
    all: [shared.large],
  },
  {
    ...tier,
    id: 'ST-K2',
    value: 'key',
    label: { en: 'Influential, and borrows', zh: '具有影响力且有存续贷款' },
    all: [shared.influential, shared.borrows],
  },
  {
    ...tier,
    id: 'ST-P1',
    value: 'prospect',
    label: { en: 'First contact only', zh: '仅初次接触' },
    all: [{ figure: 'lifecycle', oneOf: ['firstContact'] }],
  },
  {
    ...tier,
    id: 'ST-O1',
    value: 'ordinary',
    label: { en: 'All others', zh: '其他客户' },
    all: [{ figure: 'loansWrittenOff', atLeast: 0 }],
  },
  {
    ...grade,
    id: 'CG-W1',
    value: 'watch',
    label: { en: 'Rated BB or worse', zh: '信用评级BB及以下' },
    all: [{ figure: 'rating', oneOf: ['BB', 'B', 'CCC', 'D'] }],
  },
  {
    ...grade,
    id: 'CG-W2',
    value: 'watch',
    label: { en: 'Long overdue within two years', zh: '两年内逾期超过七天' },
    all: [{ figure: 'longOverdueIn24Months', is: true }],
  },
  {
    ...grade,
    id: 'CG-W3',
    value: 'watch',
    label: { en: 'A warning of credit stands', zh: '存在信用风险预警' },
    all: [{ figure: 'creditWarning', oneOf: ['yellow', 'orange', 'red'] }],
  },
  {
    ...grade,
    id: 'CG-P1',
    value: 'prime',
    label: { en: 'Rated AA or better', zh: '信用评级AA及以上' },
    all: [{ figure: 'rating', oneOf: ['AAA', 'AA'] }],
  },
  {
    ...grade,
    id: 'CG-G1',
    value: 'good',
    label: { en: 'Rated A or BBB', zh: '信用评级A或BBB' },
    all: [{ figure: 'rating', oneOf: ['A', 'BBB'] }],
  },
  {
    ...people,
    id: 'DG-R1',
    value: 'retired',
    label: { en: 'Retired', zh: '退休' },
    all: [{ figure: 'occupation', oneOf: ['retired'] }],
  },
  {
    ...people,
    id: 'DG-E1',
    value: 'entrepreneur',
    label: { en: 'Runs a business, in middle age', zh: '中年经营企业' },
    all: [
      { figure: 'occupation', oneOf: ['entrepreneur', 'freelance'] },
      { figure: 'ageBand', oneOf: ['from36to59'] },
    ],
  },
  {
    ...people,
    id: 'DG-Y1',
    value: 'youngEmployee',
    label: { en: 'Employed, under 36', zh: '36岁以下受雇' },
    all: [
      { figure: 'occupation', oneOf: ['employee', 'executive', 'publicServant'] },
      { figure: 'ageBand', oneOf: ['under36'] },
    ],
  },
];

/** The rules of a taxonomy on a day, in the order in which they are asked. */
export const taxonomyRulesOn = (taxonomy: PlacedTaxonomy, day: Day): readonly TaxonomyRule[] =>
  inForce(taxonomyRules, day).filter((rule) => rule.taxonomy === taxonomy);

/** The first of some rules that a client's figures meet. */
export const placingRule = <R extends { readonly all: readonly Condition[] }>(
  rules: readonly R[],
  figures: SegmentFigures,
): R | undefined => rules.find(({ all }) => meets(all, figures));
