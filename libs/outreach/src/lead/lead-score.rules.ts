import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';

/** What the score of a lead looks at. */
export interface LeadFigures {
  /** A client recommended the bank. */
  readonly isReferred: boolean;
  /** It is known what the money is for. */
  readonly hasPurpose: boolean;
  /** It is known how much it may want. */
  readonly hasAmount: boolean;
  /** Its industry and region are known. */
  readonly isPlaced: boolean;
  /** Somebody spoke with it. */
  readonly wasReached: boolean;
  /** It was interested, or agreed, when somebody spoke with it last. */
  readonly isInterested: boolean;
}

/** Points that a lead gets where something holds of it. */
export interface LeadScoreRule extends DatedRule {
  readonly label: Labels;
  readonly when: keyof LeadFigures;
  readonly points: number;
}

/** The least score that qualifies, of 100. */
export const leastScore = 50;

const common = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 1.3、6.2（吸引潜在客户）；分值为本行规定',
} as const;

export const leadScoreRules: readonly LeadScoreRule[] = [
  {
    ...{ id: 'LS-1', when: 'isReferred', points: 20, ...common },
    label: { en: 'Recommended by a client', zh: '客户推荐' },
  },
  {
    ...{ id: 'LS-2', when: 'hasPurpose', points: 15, ...common },
    label: { en: 'Knows what the money is for', zh: '资金用途明确' },
  },
  {
    ...{ id: 'LS-3', when: 'hasAmount', points: 15, ...common },
    label: { en: 'Knows how much it wants', zh: '融资金额明确' },
  },
  {
    ...{ id: 'LS-4', when: 'isPlaced', points: 10, ...common },
    label: { en: 'Industry and region are known', zh: '行业与地域已知' },
  },
  {
    ...{ id: 'LS-5', when: 'wasReached', points: 15, ...common },
    label: { en: 'Somebody spoke with it', zh: '已取得联系' },
  },
  {
    ...{ id: 'LS-6', when: 'isInterested', points: 25, ...common },
    label: { en: 'It is interested', zh: '表示有意向' },
  },
];

/** The score of a lead on a day, and the rules that it met. */
export interface LeadScore {
  readonly score: number;
  readonly because: readonly string[];
}

/** The sum of the points of every rule that holds, 0 to 100. */
export function scoreOf(figures: LeadFigures, day: Day): LeadScore {
  const met = inForce(leadScoreRules, day).filter(({ when }) => figures[when]);
  return {
    score: met.reduce((sum, { points }) => sum + points, 0),
    because: met.map(({ id }) => id),
  };
}
