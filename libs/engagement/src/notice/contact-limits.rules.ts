import type { DatedRule, Labels } from '#kernel';

/** How much news a client hears at most: contact never ceases and is never too much (G-20). */
export interface ContactLimit extends DatedRule {
  readonly label: Labels;
  readonly most: number;
  /** Within so many days. */
  readonly days: number;
}

export const contactLimits: readonly ContactLimit[] = [
  {
    id: 'NL-01',
    version: 1,
    inForceFrom: '2000-01-01',
    source:
      '企業級貸款業務的客戶關系管理方案 5.2 (neither too little nor too much); the figure is ours',
    label: { en: 'News beyond the contract, a week', zh: '合同外资讯每周上限' },
    most: 2,
    days: 7,
  },
];
