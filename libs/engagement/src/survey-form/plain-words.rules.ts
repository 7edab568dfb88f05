import type { DatedRule, Labels } from '#kernel';

/** A word that a client need not know, and what to say instead (H-12: 避免使用过于专业的术语). */
export interface JargonRule extends DatedRule {
  readonly label: Labels;
  /** Found anywhere in a question, capitals or not. */
  readonly words: readonly string[];
}

const jargon = (id: string, en: string, zh: string, ...words: readonly string[]): JargonRule => ({
  id,
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 6.1 (plain words); the list is ours',
  label: { en, zh },
  words,
});

export const jargonRules: readonly JargonRule[] = [
  jargon(
    'JW-01',
    'Say: share of the value that is lent',
    '请改用“贷款占抵押物价值的比例”',
    'loan-to-value',
    'LTV',
    '抵押率',
  ),
  jargon(
    'JW-02',
    'Say: how well income covers payments',
    '请改用“收入能否覆盖还款”',
    'DSCR',
    'debt service cover',
    '偿债备付率',
  ),
  jargon('JW-03', 'Say: what we lend you', '请改用“我行对贵公司的贷款”', 'exposure', '敞口'),
  jargon(
    'JW-04',
    'Say: money set aside for losses',
    '请改用“为损失预留的资金”',
    'provision',
    '拨备',
  ),
  jargon(
    'JW-05',
    'Say: hundredths of a percent, or give the rate',
    '请直接说明利率',
    'basis point',
    'bps',
    '基点',
  ),
  jargon('JW-06', 'Say: promise in the contract', '请改用“合同约定”', 'covenant', '契约条款'),
  jargon(
    'JW-07',
    'Say: the standard by name in plain words',
    '请改用通俗说法',
    'IFRS',
    'Basel',
    'ECL',
    '巴塞尔',
    '预期信用损失',
  ),
];
