import type { SizeClass } from '#clients';
import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { Taxonomy } from '../taxonomy/taxonomy.codes.js';

/** Something that the manager does for a client that comes to a place in a taxonomy. */
export interface PlaybookStep extends DatedRule {
  readonly label: Labels;
  readonly taxonomy: Taxonomy;
  readonly value: string;
  /** By how many days after the client came to its place. */
  readonly inDays: number;
  /** Sections of the industry classification, regions, sizes; an absent part leaves nobody out. */
  readonly industries?: readonly string[];
  readonly regions?: readonly string[];
  readonly sizes?: readonly SizeClass[];
}

const types = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: '客户关系的五种类型',
  taxonomy: 'relationshipType',
} as const;
const groups = { ...types, source: '客户关系管理方案 4.3', taxonomy: 'marketingGroup' } as const;
const tiers = { ...types, source: '客户关系管理方案 3.2', taxonomy: 'serviceTier' } as const;
const stages = { ...types, source: '客户关系管理方案 6.2', taxonomy: 'lifecycle' } as const;
const modes = { ...types, source: 'IBM客户关系管理三大类', taxonomy: 'crmMode' } as const;

/** What is done for whom, as the sources say; the days are house rules. A row is never edited. */
export const playbookSteps: readonly PlaybookStep[] = [
  {
    ...types,
    id: 'PB-strategic-1',
    value: 'strategic',
    inDays: 14,
    label: { en: 'Name a senior sponsor', zh: '安排高层亲自对接' },
  },
  {
    ...types,
    id: 'PB-strategic-2',
    value: 'strategic',
    inDays: 60,
    label: { en: 'Hold strategy talks, review the cooperation', zh: '开展战略磋商及合作回顾' },
  },
  {
    ...types,
    id: 'PB-growth-1',
    value: 'growth',
    inDays: 30,
    label: {
      en: 'Offer flexible, short-term or unsecured funding',
      zh: '提供短期或信用类灵活融资',
    },
  },
  {
    ...types,
    id: 'PB-growth-2',
    value: 'growth',
    inDays: 60,
    sizes: ['micro', 'small'],
    label: { en: 'Coach the finances of a small firm', zh: '对小微企业开展财务辅导' },
  },
  {
    ...types,
    id: 'PB-growth-3',
    value: 'growth',
    inDays: 60,
    industries: ['I', 'M'],
    label: { en: 'Talk about funding research', zh: '研发资金支持专题沟通' },
  },
  {
    ...types,
    id: 'PB-stable-1',
    value: 'stable',
    inDays: 90,
    label: { en: 'Call about the service, look for further needs', zh: '服务回访并挖掘增值需求' },
  },
  {
    ...types,
    id: 'PB-risk-1',
    value: 'risk',
    inDays: 7,
    label: { en: 'Write a plan of risk control', zh: '制定风险控制方案' },
  },
  {
    ...types,
    id: 'PB-risk-2',
    value: 'risk',
    inDays: 30,
    label: { en: 'Ask for further security', zh: '要求追加担保' },
  },
  {
    ...types,
    id: 'PB-churning-1',
    value: 'churning',
    inDays: 7,
    label: { en: 'Ask why, by questionnaire or interview', zh: '通过问卷或访谈了解流失原因' },
  },
  {
    ...types,
    id: 'PB-churning-2',
    value: 'churning',
    inDays: 21,
    label: { en: 'Make an offer to stay', zh: '提出差异化挽留方案' },
  },
  {
    ...groups,
    id: 'PB-prime-1',
    value: 'prime',
    inDays: 30,
    label: { en: 'Offer preferential terms, one to one', zh: '提供专项优惠与一对一服务' },
  },
  {
    ...groups,
    id: 'PB-potential-1',
    value: 'potential',
    inDays: 30,
    label: { en: 'Advise, and introduce products in time', zh: '提供专业咨询并适时推介产品' },
  },
  {
    ...tiers,
    id: 'PB-key-1',
    value: 'key',
    inDays: 30,
    label: { en: 'Arrange VIP service and return visits', zh: '落实VIP服务与定期回访' },
  },
  {
    ...tiers,
    id: 'PB-key-2',
    source: '客户关系管理方案 6.3',
    value: 'key',
    inDays: 30,
    label: {
      en: 'Name who serves it privately, and offer a product of its own',
      zh: '配备专属贵宾服务人员，提供定制化产品',
    },
  },
  {
    ...tiers,
    id: 'PB-leaving-1',
    value: 'aboutToLeave',
    inDays: 7,
    label: { en: 'Plan how to win the client back', zh: '制定挽回措施' },
  },
  {
    ...stages,
    id: 'PB-new-1',
    value: 'new',
    inDays: 14,
    label: { en: 'Visit the new client, build trust', zh: '拜访新客户，建立信任' },
  },
  {
    ...stages,
    id: 'PB-established-1',
    value: 'established',
    inDays: 90,
    label: { en: 'Ask how content the client is', zh: '了解满意度，维护忠诚度' },
  },
  {
    ...stages,
    id: 'PB-likelyToLeave-1',
    value: 'likelyToLeave',
    inDays: 5,
    label: { en: 'Speak with the client and keep it', zh: '及时沟通和挽留' },
  },
  {
    ...modes,
    id: 'PB-passive-1',
    value: 'passive',
    inDays: 14,
    label: { en: 'Tell the client where to find help', zh: '主动告知客户求助渠道' },
  },
  {
    ...modes,
    id: 'PB-responsible-1',
    value: 'responsible',
    inDays: 90,
    label: {
      en: 'Review finances, market and projects',
      zh: '跟踪评估财务状况、市场环境与项目进展',
    },
  },
];

interface Described {
  readonly industry?: string;
  readonly region?: string;
  readonly size?: SizeClass;
}

const isOneOf = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined || (value !== undefined && wanted.includes(value));

/** The steps of a place on a day, for a client of an industry, region and size. */
export const stepsFor = (
  taxonomy: Taxonomy,
  value: string,
  { industry, region, size }: Described,
  day: Day,
): readonly PlaybookStep[] =>
  inForce(playbookSteps, day).filter(
    (step) =>
      step.taxonomy === taxonomy &&
      step.value === value &&
      isOneOf(step.industries, industry) &&
      isOneOf(step.regions, region) &&
      isOneOf(step.sizes, size),
  );
