import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { Counterparty } from './large-exposure.codes.js';

/** A limit on what may be lent to or exposed against a counterparty, as a share of capital. */
export interface LargeExposureRule extends DatedRule {
  readonly label: Labels;
  /** China's regulator, or the Basel Committee's standard. */
  readonly framework: 'china' | 'basel';
  readonly counterparty: readonly Counterparty[];
  /** What is measured: loans only, or all exposures. */
  readonly measures: 'loans' | 'exposures';
  readonly base: 'netCapital' | 'netTier1';
  readonly limit: DecimalText;
  /** `forbids` more than the limit; `reports` from the limit on. */
  readonly effect: 'forbids' | 'reports';
}

const measures = '商业银行大额风险暴露管理办法 (2018年第1号令)';
const everyone = ['client', 'group', 'interbank', 'systemic'] as const;

export const largeExposureRules: readonly LargeExposureRule[] = [
  {
    id: 'LE-01',
    version: 1,
    inForceFrom: '2018-07-01',
    source: measures,
    label: { en: 'Loans to one client', zh: '非同业单一客户贷款余额' },
    framework: 'china',
    counterparty: ['client'],
    measures: 'loans',
    base: 'netCapital',
    limit: '0.10',
    effect: 'forbids',
  },
  {
    id: 'LE-02',
    version: 1,
    inForceFrom: '2018-07-01',
    source: measures,
    label: { en: 'Exposure to one client', zh: '非同业单一客户风险暴露' },
    framework: 'china',
    counterparty: ['client'],
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.15',
    effect: 'forbids',
  },
  {
    id: 'LE-03',
    version: 1,
    inForceFrom: '2018-07-01',
    source: measures,
    label: { en: 'Exposure to a group', zh: '一组非同业关联客户风险暴露' },
    framework: 'china',
    counterparty: ['group'],
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.20',
    effect: 'forbids',
  },
  {
    id: 'LE-04',
    version: 1,
    inForceFrom: '2018-07-01',
    source: measures,
    label: { en: 'Interbank exposure', zh: '同业客户风险暴露' },
    framework: 'china',
    counterparty: ['interbank'],
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.25',
    effect: 'forbids',
  },
  {
    id: 'LE-05',
    version: 1,
    inForceFrom: '2018-07-01',
    source: measures,
    label: { en: 'Between systemic banks', zh: '全球系统重要性银行之间风险暴露' },
    framework: 'china',
    counterparty: ['systemic'],
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.15',
    effect: 'forbids',
  },
  {
    id: 'LE-06',
    version: 1,
    inForceFrom: '2018-07-01',
    source: measures,
    label: { en: 'Large exposure to report', zh: '大额风险暴露' },
    framework: 'china',
    counterparty: everyone,
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.025',
    effect: 'reports',
  },
  {
    id: 'LE-11',
    version: 1,
    inForceFrom: '2019-01-01',
    source: 'Basel Committee, LEX20',
    label: { en: 'Exposure to one client or group', zh: '单一客户或集团风险暴露' },
    framework: 'basel',
    counterparty: ['client', 'group', 'interbank'],
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.25',
    effect: 'forbids',
  },
  {
    id: 'LE-12',
    version: 1,
    inForceFrom: '2019-01-01',
    source: 'Basel Committee, LEX20',
    label: { en: 'Between systemic banks', zh: '全球系统重要性银行之间风险暴露' },
    framework: 'basel',
    counterparty: ['systemic'],
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.15',
    effect: 'forbids',
  },
  {
    id: 'LE-13',
    version: 1,
    inForceFrom: '2019-01-01',
    source: 'Basel Committee, LEX10',
    label: { en: 'Large exposure to report', zh: '大额风险暴露' },
    framework: 'basel',
    counterparty: everyone,
    measures: 'exposures',
    base: 'netTier1',
    limit: '0.10',
    effect: 'reports',
  },
];
