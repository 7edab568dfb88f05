import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import { ClientType } from '../strategy.codes.js';
import type { Condition } from './condition.js';
import { shared } from './shared-conditions.js';

/** A client of whom all conditions hold is of the type. */
export interface SegmentRule extends DatedRule {
  readonly label: Labels;
  readonly source: string;
  readonly type: ClientType;
  readonly all: readonly Condition[];
}

const base = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: '客户关系的五种类型; thresholds by house rule',
} as const;

/**
 * The five client types as a dated table. Strategic is who brings a large share of the bank's
 * income: the share is reckoned on the day and recorded with the judgement, so that a past day can
 * be judged again. A row is never edited; the yearly review of the criteria adds versions.
 */
export const segmentRules: readonly SegmentRule[] = [
  {
    ...base,
    id: 'SG-R1',
    label: { en: 'An orange or red warning of credit stands', zh: '存在橙色或红色信用风险预警' },
    type: 'risk',
    all: [shared.graveWarning],
  },
  {
    ...base,
    id: 'SG-R2',
    label: { en: 'Overdue beyond a technical delay', zh: '逾期超过操作性宽限' },
    type: 'risk',
    all: [{ figure: 'daysPastDue', atLeast: 8 }],
  },
  {
    ...base,
    id: 'SG-R2',
    version: 2,
    inForceFrom: '2023-07-01',
    source: '商业银行金融资产风险分类办法 (2023 No. 1): overdue is special mention at least',
    label: { en: 'Overdue: special mention at least', zh: '逾期（至少关注类）' },
    type: 'risk',
    all: [shared.overdue],
  },
  {
    ...base,
    id: 'SG-R3',
    label: { en: 'Written off and not recovered', zh: '已核销未收回' },
    type: 'risk',
    all: [shared.writtenOff],
  },
  {
    ...base,
    id: 'SG-C1',
    label: { en: 'No dealings for half a year', zh: '半年内无授信业务往来' },
    type: 'churning',
    all: [shared.idleForHalfAYear],
  },
  {
    ...base,
    id: 'SG-C2',
    label: { en: 'Found likely to leave', zh: '已判定为潜在流失' },
    type: 'churning',
    all: [shared.likelyToLeave],
  },
  {
    ...base,
    id: 'SG-C3',
    label: { en: 'Out of touch far beyond the cadence', zh: '长期失去联系（红色关系预警）' },
    type: 'churning',
    all: [{ figure: 'relationshipWarning', oneOf: ['red'] }],
  },
  {
    ...base,
    id: 'SG-S1',
    label: { en: 'Large exposure for three years or more', zh: '大额授信且合作三年以上' },
    type: 'strategic',
    all: [shared.large, { figure: 'tenureYears', atLeast: 3 }],
  },
  {
    ...base,
    id: 'SG-S1',
    version: 2,
    inForceFrom: '2026-07-01',
    label: {
      en: 'Brings a fiftieth of the bank’s income, and has been here for three years',
      zh: '贡献全行收入2%以上且合作三年以上',
    },
    type: 'strategic',
    all: [
      { figure: 'incomeShare', atLeast: '0.02' },
      { figure: 'tenureYears', atLeast: 3 },
    ],
  },
  {
    ...base,
    id: 'SG-S2',
    label: {
      en: 'State-backed, multinational or fund-backed, with considerable exposure',
      zh: '政府背景、跨国企业或国家级基金支持，且授信规模可观',
    },
    type: 'strategic',
    all: [shared.influential, shared.considerable],
  },
  {
    ...base,
    id: 'SG-G1',
    label: { en: 'Young and growing by a fifth', zh: '成立七年内且收入增长两成以上' },
    type: 'growth',
    all: [shared.growsByAFifth, { figure: 'ageYears', atMost: 7 }],
  },
  {
    ...base,
    id: 'SG-G2',
    label: { en: 'Small or medium and growing by a fifth', zh: '中小微企业且收入增长两成以上' },
    type: 'growth',
    all: [shared.growsByAFifth, { figure: 'size', oneOf: ['micro', 'small', 'medium'] }],
  },
  {
    ...base,
    id: 'SG-T1',
    label: { en: 'Pays on time for two years', zh: '两年内按时还款' },
    type: 'stable',
    all: [shared.borrows, { figure: 'longOverdueIn24Months', is: false }],
  },
];

/** The rules that judge a day, in the order in which they are asked. */
export const segmentRulesOn = (day: Day): readonly SegmentRule[] =>
  inForce(segmentRules, day).toSorted(
    (a, b) => ClientType.all.indexOf(a.type) - ClientType.all.indexOf(b.type),
  );
