import type { DatedRule, Labels } from '#kernel';
import type { Occasion } from '../engagement.codes.js';
import { CadenceProfile, ContactKind, ContactStage } from '../engagement.codes.js';

/** How long may pass until the next contact: days, or months of the calendar. */
export interface Interval {
  readonly days?: number;
  readonly months?: number;
}

/** How often a client of a profile is to be spoken to in a stage. */
export interface CadenceRule extends DatedRule {
  readonly label: Labels;
  readonly profile: CadenceProfile;
  readonly stage: ContactStage;
  /** Which contacts count. */
  readonly kind: ContactKind;
  /** Absent where the calendar asks for nothing. */
  readonly every?: Interval;
  /** What makes the bank speak besides the calendar. */
  readonly occasion?: Occasion;
}

const first = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 5.2 (by stage); IBM 客户关系管理三大类 (by mode)',
} as const;
const labelOf = (profile: CadenceProfile, stage: ContactStage, kind: ContactKind): Labels => {
  const parts = [CadenceProfile(profile), ContactStage(stage), ContactKind(kind)];
  return { en: parts.map(({ en }) => en).join(' · '), zh: parts.map(({ zh }) => zh).join('·') };
};
const rule = (
  profile: CadenceProfile,
  stage: ContactStage,
  rest: Pick<CadenceRule, 'every' | 'occasion'>,
  kind: ContactKind = 'any',
): CadenceRule => ({
  label: labelOf(profile, stage, kind),
  id: `CC-${profile}-${stage}${kind === 'any' ? '' : `-${kind}`}`,
  ...first,
  profile,
  stage,
  kind,
  ...rest,
});

/** The sources name the order (frequent, fairly high, low but necessary); the figures are ours. */
export const cadenceRules: readonly CadenceRule[] = [
  rule('responsible', 'application', { every: { days: 3 } }),
  rule('responsible', 'approval', { every: { days: 2 }, occasion: 'statusChange' }),
  rule('responsible', 'postLoan', { every: { months: 1 } }),
  rule('responsible', 'postLoan', { every: { months: 6 } }, 'seniorReview'),

  rule('growth', 'application', { every: { days: 7 } }),
  rule('growth', 'approval', { every: { days: 7 } }),
  rule('growth', 'postLoan', { every: { months: 3 } }, 'visit'),

  rule('ordinary', 'application', { every: { days: 7 } }),
  rule('ordinary', 'approval', { occasion: 'statusChange' }),
  rule('ordinary', 'postLoan', { every: { months: 6 } }),

  rule('passive', 'application', { occasion: 'request' }),
  rule('passive', 'approval', { occasion: 'statusChange' }),
  rule('passive', 'postLoan', { occasion: 'trigger' }),

  rule('basic', 'application', { occasion: 'automatic' }),
  rule('basic', 'approval', { occasion: 'automatic' }),
  rule('basic', 'postLoan', { occasion: 'automatic' }),

  rule('risk', 'application', { every: { days: 3 } }),
  rule('risk', 'approval', { every: { days: 2 } }),
  rule('risk', 'postLoan', { every: { days: 14 } }),
];
