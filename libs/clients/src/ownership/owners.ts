import type { Day, DecimalText, Ratio } from '#kernel';
import {
  compareRatios,
  decimalOf,
  noRatio,
  oneRatio,
  plusRatio,
  ratioOf,
  timesRatio,
} from '#kernel';
import { beneficialOwnerRuleOn } from './beneficial-owner.rules.js';
import type { Holding } from './ownership.events.js';
import type { StatedHolding } from './ownership.fields.js';
import { ownershipRefusals as refuse } from './ownership.refusals.js';

/** A natural person who owns or controls the client in the end. */
export interface BeneficialOwner {
  readonly partyId: string;
  /** The share through all levels: "0.3400". */
  readonly share: DecimalText;
  readonly because: 'share' | 'control';
  /** How many levels lie between, along the shortest way: 0 for a direct owner. */
  readonly levels: number;
}

/** Refuses a chart that contradicts itself. */
export function checkChart(clientId: string, holdings: readonly StatedHolding[]): void {
  const above = new Set([clientId, ...holdings.map(({ ownerId }) => ownerId)]);
  const shares = new Map<string, Ratio>();
  const lines = new Set<string>();
  holdings.forEach(({ ownerId, ownedId, share, controls }, index) => {
    const field = `holdings.${index}`;
    if (!above.has(ownedId)) throw refuse.OwnershipApart({ field: `${field}.ownedId` });
    if (share === undefined && controls !== true) throw refuse.HoldingEmpty({ field });
    const line = `${ownerId} ${ownedId}`;
    if (lines.has(line)) throw refuse.HoldingTwice({ field });
    lines.add(line);
    const sum = plusRatio(shares.get(ownedId) ?? noRatio, ratioOf(share ?? '0'));
    if (compareRatios(sum, oneRatio) > 0) throw refuse.SharesExceedWhole({ field, ownedId });
    shares.set(ownedId, sum);
  });
  checkOrder(clientId, holdings);
}

/** Takes away who owns nothing that is left, until nothing is: what stays is a circle. */
function checkOrder(clientId: string, holdings: readonly StatedHolding[]): void {
  let left = holdings;
  for (;;) {
    const owned = new Set(left.map(({ ownedId }) => ownedId));
    const next = left.filter(({ ownerId }) => owned.has(ownerId));
    if (next.length === left.length) break;
    left = next;
  }
  if (left.length > 0 || holdings.some(({ ownerId }) => ownerId === clientId)) {
    throw refuse.OwnershipCircular({ field: 'holdings' });
  }
}

interface Found {
  readonly share: Ratio;
  readonly controls: boolean;
  readonly levels: number;
}

/**
 * The beneficial owners of a client on a day (受益所有人): natural persons whose shares through all
 * levels, multiplied along each way and added over all ways, reach the share of the rule, or who
 * control every company on the way. `holdings` is a chart without circles.
 */
export function beneficialOwners(
  clientId: string,
  holdings: readonly Holding[],
  day: Day,
): readonly BeneficialOwner[] {
  const rule = beneficialOwnerRuleOn(day);
  if (rule === undefined) return [];
  const least = ratioOf(rule.share);
  return [...ultimate(clientId, holdings)]
    .flatMap(([partyId, { share, controls, levels }]): BeneficialOwner[] => {
      const over = compareRatios(share, least);
      const owns = over > 0 || (over === 0 && rule.isEnough);
      if (!owns && !controls) return [];
      const because = owns ? 'share' : 'control';
      return [{ partyId, share: decimalOf(share).toFixed(4), because, levels }];
    })
    .sort((a, b) => (a.share < b.share ? 1 : a.share > b.share ? -1 : 0));
}

/** Every natural person above the client, with what they hold of it over all ways. */
function ultimate(clientId: string, holdings: readonly Holding[]): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  let level: ReadonlyMap<string, Found> = new Map([
    [clientId, { share: oneRatio, controls: true, levels: 0 }],
  ]);
  for (let levels = 0; level.size > 0; levels += 1) {
    const next = new Map<string, Found>();
    for (const { ownerId, ownedId, ownerKind, share = '0', controls = false } of holdings) {
      const below = level.get(ownedId);
      if (below === undefined) continue;
      const into = ownerKind === 'person' ? found : next;
      const before = into.get(ownerId);
      into.set(ownerId, {
        share: plusRatio(before?.share ?? noRatio, timesRatio(below.share, ratioOf(share))),
        controls: (before?.controls ?? false) || (below.controls && controls),
        levels: Math.min(before?.levels ?? levels, levels),
      });
    }
    level = next;
  }
  return found;
}
