import type { Context, Day, Money, Role } from '#kernel';
import { inForce, moneyOf } from '#kernel';
import type { CommitmentRow } from '../../views/security/commitments.view.js';
import type { ProductContent } from '../../product/product.fields.js';
import type { RiskClass } from '../../standing/standing.codes.js';
import type { PriceStanding } from '../../pricing/pricing.codes.js';
import type { Authority } from '../application.events.js';
import { applicationRefusals as refuse } from '../application.refusals.js';
import type { AuthorityLine, StraightThroughLine } from '../../rules/authority.fields.js';
import type { CreditRulesRow } from '../../views/rules/credit-rules.view.js';
import { rulesOn } from '../../views/rules/credit-rules.view.js';
import { authorityRules, straightThroughRules } from './authority.rules.js';
import { sumInYuan } from '../terms/reference-rates.rules.js';

/** What client and group come to with a credit, in yuan; undefined where a currency has no rate. */
export interface Exposure {
  readonly client: Money | undefined;
  readonly group?: Money | undefined;
}

export function exposureWith(
  amount: Money,
  client: CommitmentRow | undefined,
  group: CommitmentRow | undefined,
  day: Day,
): Exposure {
  const sum = (row: CommitmentRow | undefined) => sumInYuan([...(row?.granted ?? []), amount], day);
  return { client: sum(client), ...(group && { group: sum(group) }) };
}

/** A line of authority with its version: of the bank's table, or of the rule of the release. */
type Line<L> = L & Pick<Authority, 'version' | 'setBy'>;

/** The table that judges on a day. */
export interface AuthorityInForce {
  readonly lines: readonly Line<AuthorityLine>[];
  readonly straightThrough?: Line<StraightThroughLine>;
}

/** The bank's own table of a day, or that of the release where the bank has none. */
export function authorityOn(row: CreditRulesRow | undefined, day: Day): AuthorityInForce {
  const own = rulesOn(row, day);
  const content = own?.content.authority;
  if (own === undefined || content === undefined) {
    const [straight] = inForce(straightThroughRules, day);
    return {
      lines: inForce(authorityRules, day).map((line) => ({ ...line, setBy: 'release' })),
      ...(straight && { straightThrough: { ...straight, setBy: 'release' } }),
    };
  }
  const of = { version: own.version, setBy: 'bank' } as const;
  const { lines, straightThrough } = content;
  return {
    lines: lines.map((line) => ({ ...line, ...of })),
    ...(straightThrough && { straightThrough: { ...straightThrough, ...of } }),
  };
}

/** What a decision is judged by. */
export interface Judged {
  readonly table: ProductContent['authority'];
  readonly currency: string;
  readonly exposure: Exposure;
  readonly riskClass: RiskClass;
  readonly riskReviewed: boolean;
  readonly committeeResolved: boolean;
  /** Whether the last review of a risk officer says no. */
  readonly negative: boolean;
  /** Whether the terms deviate from a credit policy. */
  readonly deviates: boolean;
  /** What the rate comes to beside the bank's own prices. */
  readonly price: PriceStanding;
  readonly reason?: string | undefined;
}

/** The level that a rate needs: the second below the guide, the third below what it costs. */
const levelOfPrice = { within: 1, below: 2, loss: 3 } as const;

/** The rule that lets somebody grant a credit, or the refusal that says what is missing. */
export function authorityOf(
  judged: Judged,
  { actor }: Pick<Context, 'actor'>,
  { lines }: AuthorityInForce,
): Authority {
  const rules = sufficient(judged, lines);
  const [least] = rules;
  if (!least) throw refuse.AuthorityExceeded({ exposure: judged.exposure });
  checkReason(judged);
  const isRaised = judged.negative || judged.deviates;
  // The highest level that there is overrides itself.
  const highest = Math.max(...rules.map(({ level }) => level));
  const byReview = isRaised ? Math.min(least.level + 1, highest) : least.level;
  const byPrice = Math.min(levelOfPrice[judged.price], highest);
  const level = Math.max(byReview, byPrice);
  const own = rules.filter((rule) => rule.level >= level && holds(actor.roles, rule));
  const [first] = own;
  if (!first) {
    throw (byPrice > byReview ? refuse.RateNeedsAuthority : refusalOf(judged))({
      ...judged.exposure,
      needed: least.id,
      roles: actor.roles,
    });
  }
  const rule = own.find((each) => isMet(each, judged));
  if (!rule) throw missing(first, judged);
  const { client, group } = judged.exposure;
  return {
    rule: rule.id,
    version: rule.version,
    setBy: rule.setBy,
    exposure: { client: client ?? moneyOf(0n, 'CNY'), ...(group && { group }) },
    riskClass: judged.riskClass,
  };
}

function checkReason({ negative, deviates, reason }: Judged): void {
  if (reason !== undefined) return;
  if (negative) throw refuse.OverrideNeedsReason({ field: 'reason' });
  if (deviates) throw refuse.DeviationNeedsReason({ field: 'reason' });
}

const refusalOf = ({ negative, deviates }: Judged) =>
  negative
    ? refuse.OverrideNeedsNextLevel
    : deviates
      ? refuse.DeviationNeedsNextLevel
      : refuse.AuthorityExceeded;

const holds = (roles: readonly Role[], { role }: AuthorityLine): boolean => roles.includes(role);

const isMet = (rule: AuthorityLine, { riskReviewed, committeeResolved }: Judged): boolean =>
  (!rule.riskReview || riskReviewed) && (!rule.committee || committeeResolved);

const missing = (rule: AuthorityLine, { riskReviewed, exposure }: Judged) =>
  rule.riskReview && !riskReviewed
    ? refuse.ReviewMissing({ rule: rule.id, ...exposure })
    : refuse.CommitteeMissing({ rule: rule.id, ...exposure });

/** The rules under which the credit may be granted by somebody, the least demanding first. */
function sufficient(judged: Judged, lines: AuthorityInForce['lines']): AuthorityInForce['lines'] {
  const { client, group } = judged.exposure;
  const known = client !== undefined && (!('group' in judged.exposure) || group !== undefined);
  const exposure = Math.max(client?.minor ?? 0, group?.minor ?? 0);
  return lines
    .filter(
      ({ table, upTo, currencies, riskClasses }) =>
        table === judged.table &&
        (upTo === undefined || (known && exposure <= upTo)) &&
        (currencies?.includes(judged.currency) ?? true) &&
        (riskClasses?.includes(judged.riskClass) ?? true),
    )
    .sort((a, b) => a.level - b.level || Number(a.riskReview) - Number(b.riskReview));
}
