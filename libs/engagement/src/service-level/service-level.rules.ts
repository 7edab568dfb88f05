import type { DatedRule, Day, Labels } from '#kernel';
import { inForce, InvalidValue } from '#kernel';
import type { RequestCategory, Urgency } from './service-level.codes.js';

/** Working time: minutes, and working days of the hours' ordinary length. */
export interface WorkingDuration {
  readonly days?: number;
  readonly minutes?: number;
}

/** What is promised for a kind of request. */
export interface ServiceTarget extends DatedRule {
  readonly label: Labels;
  readonly category: RequestCategory | 'any';
  readonly urgency: Urgency | 'any';
  readonly channel: string;
  readonly tier: string;
  readonly firstResponse: WorkingDuration;
  /** For what the client writes after an answer; defaults to the first response time. */
  readonly rollingResponse?: WorkingDuration;
  readonly resolution: WorkingDuration;
}

const base = {
  version: 1,
  inForceFrom: '1900-01-01',
  source: 'Default of this product',
  channel: 'any',
  tier: 'any',
} as const;

export const serviceTargets: readonly ServiceTarget[] = [
  {
    ...base,
    id: 'SL-01',
    label: { en: 'Any request', zh: '一般诉求' },
    category: 'any',
    urgency: 'any',
    firstResponse: { minutes: 240 },
    resolution: { days: 5 },
  },
  {
    ...base,
    id: 'SL-02',
    label: { en: 'Urgent complaint', zh: '紧急投诉' },
    category: 'complaint',
    urgency: 'urgent',
    firstResponse: { minutes: 30 },
    resolution: { days: 1 },
  },
  {
    ...base,
    id: 'SL-03',
    label: { en: 'Credit enquiry', zh: '贷款咨询' },
    category: 'creditEnquiry',
    urgency: 'any',
    firstResponse: { days: 1 },
    resolution: { days: 1 },
  },
];

/** What a request is told apart by. */
export interface RequestKind {
  readonly category: RequestCategory;
  readonly urgency: Urgency;
  readonly channel: string;
  readonly tier: string;
}

const keys = ['category', 'urgency', 'channel', 'tier'] as const;

/** The target for a request on a day: of the rows that fit, the one that names most of its kind. */
export function serviceTarget(
  kind: RequestKind,
  day: Day,
  targets: readonly ServiceTarget[] = serviceTargets,
): ServiceTarget {
  const named = (target: ServiceTarget) => keys.filter((key) => target[key] !== 'any').length;
  const [best] = inForce(targets, day)
    .filter((target) => keys.every((key) => target[key] === 'any' || target[key] === kind[key]))
    .sort((a, b) => named(b) - named(a));
  if (best === undefined) throw InvalidValue({ field: 'category', found: kind.category, day });
  return best;
}
