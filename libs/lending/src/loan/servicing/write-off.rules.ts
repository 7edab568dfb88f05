import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { EvidenceKind, WriteOffGround } from '../proposal/proposal.codes.js';

/** When a claim may be written off. */
export interface WriteOffRule extends DatedRule {
  readonly ground: WriteOffGround;
  readonly label: Labels;
  /** Days past due at least. */
  readonly daysPastDue: number;
  /** One paper of each kind. */
  readonly evidence: readonly EvidenceKind[];
}

const common = { version: 1, inForceFrom: '2000-01-01', source: '财金〔2017〕90号' } as const;

/**
 * Grounds for writing off, with the papers that prove them. Source: 金融企业呆账核销管理办法（2017年版）,
 * annex 1; the days past due of the last ground are a default of this product.
 */
export const writeOffRules: readonly WriteOffRule[] = [
  {
    id: 'WO-01',
    ...common,
    ground: 'bankruptcy',
    label: { en: 'Bankruptcy, ruled by a court', zh: '破产，法院裁定' },
    daysPastDue: 1,
    evidence: ['bankruptcyRuling'],
  },
  {
    id: 'WO-02',
    ...common,
    ground: 'closed',
    label: { en: 'Closed, with collection', zh: '关闭或注销，并已追索' },
    daysPastDue: 1,
    evidence: ['deregistration', 'collectionRecord'],
  },
  {
    id: 'WO-03',
    ...common,
    ground: 'enforcementFailed',
    label: { en: 'Enforcement ended', zh: '终结执行' },
    daysPastDue: 91,
    evidence: ['courtRuling', 'enforcementEnd'],
  },
  {
    id: 'WO-04',
    ...common,
    ground: 'longOverdue',
    label: { en: 'Over a year overdue, with collection', zh: '逾期一年以上，并已追索' },
    daysPastDue: 361,
    evidence: ['collectionRecord', 'responsibility'],
  },
];

/** The rule of a ground on a day. */
export const writeOffRuleFor = (ground: WriteOffGround, day: Day): WriteOffRule | undefined =>
  inForce(writeOffRules, day).find((rule) => rule.ground === ground);
