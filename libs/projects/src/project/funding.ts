import type { Day, DecimalText, Money } from '#kernel';
import { Decimal, sumOf } from '#kernel';
import { FundingKind } from '../projects.codes.js';
import { equityRuleOn } from './equity.rules.js';
import type { BudgetLine, Source, Sponsor } from './project.fields.js';
import { projectRefusals as refuse } from './project.refusals.js';
import type { Project } from './project.state.js';

/** Refuses an id that a list holds twice. */
export function checkNamedOnce(ids: readonly string[], field: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw refuse.NamedTwice({ field, found: twice });
}

/** Refuses an amount of another currency than the project's. */
export function checkCurrency(amount: Money, currency: string, field: string): void {
  if (amount.currency !== currency) {
    throw refuse.OtherCurrency({ field, expected: currency, found: amount.currency });
  }
}

/** Refuses shares that come to more than 1. */
export function checkShares(shares: readonly DecimalText[], field: string): void {
  const whole = shares.reduce((sum, share) => sum.plus(share), new Decimal(0));
  if (whole.gt(1)) throw refuse.SharesOverWhole({ field, found: whole.toString() });
}

export const checkSponsors = (sponsors: readonly Sponsor[]): void => {
  checkShares(
    sponsors.map(({ share }) => share),
    'sponsors',
  );
};

export function checkBudget(lines: readonly BudgetLine[], { currency }: Project): void {
  checkNamedOnce(
    lines.map(({ lineId }) => lineId),
    'lines',
  );
  for (const { amount } of lines) checkCurrency(amount, currency, 'lines');
}

/** The capital that the sources hold, and the rule it was held against. */
export interface Capital {
  readonly capitalShare: DecimalText;
  readonly rule: { readonly id: string; readonly version: number };
}

/**
 * Holds the sources against budget and decree: they come to the budget, none is paid out of itself
 * or by the borrower, capital is not paid out of debt, and it is not too small.
 */
export function checkFunding(sources: readonly Source[], project: Project, day: Day): Capital {
  const { currency, budget, clientId } = project;
  if (budget.length === 0) throw refuse.BudgetMissing({ field: 'sources' });
  checkNamedOnce(
    sources.map(({ sourceId }) => sourceId),
    'sources',
  );
  for (const source of sources) {
    checkCurrency(source.amount, currency, 'sources');
    checkOrigin(source, sources, clientId);
    const { availableFrom, availableUntil } = source;
    if (availableFrom && availableUntil && availableUntil < availableFrom) {
      throw refuse.EndsBeforeItBegins({ field: 'sources', sourceId: source.sourceId });
    }
  }
  const total = amountOf(sources, currency);
  const uses = amountOf(budget, currency);
  if (total.minor !== uses.minor) {
    throw refuse.SourcesDifferFromUses({ field: 'sources', sources: total, uses });
  }
  return capitalOf(sources, total, project, day);
}

function capitalOf(
  sources: readonly Source[],
  total: Money,
  { currency, capitalIndustry }: Project,
  day: Day,
): Capital {
  const capital = amountOf(
    sources.filter(({ kind }) => FundingKind(kind).isCapital),
    currency,
  );
  const share = new Decimal(capital.minor).div(total.minor);
  const { id, version, least } = equityRuleOn(capitalIndustry, day);
  if (share.lt(least)) {
    throw refuse.CapitalTooSmall({ field: 'sources', rule: id, least, found: share.toFixed(6) });
  }
  return { capitalShare: share.toDecimalPlaces(6).toString(), rule: { id, version } };
}

/** Follows what a source is paid from, to its end. */
function checkOrigin(source: Source, sources: readonly Source[], borrowerId: string): void {
  const { sourceId } = source;
  const seen = [sourceId];
  for (let at = source; ;) {
    if (at.providerClientId === borrowerId) {
      throw refuse.SourcesGoInCircles({ field: 'sources', sourceId, circle: seen });
    }
    const { paidFrom } = at;
    if (paidFrom === undefined) return;
    if (seen.includes(paidFrom)) {
      throw refuse.SourcesGoInCircles({ field: 'sources', sourceId, circle: [...seen, paidFrom] });
    }
    const next = sources.find((each) => each.sourceId === paidFrom);
    if (next === undefined) throw refuse.SourceUnknown({ field: 'sources', sourceId: paidFrom });
    if (FundingKind(source.kind).isCapital && !FundingKind(next.kind).isCapital) {
      throw refuse.CapitalIsDebt({ field: 'sources', sourceId, paidFrom });
    }
    seen.push(paidFrom);
    at = next;
  }
}

const amountOf = (parts: readonly { readonly amount: Money }[], currency: string): Money =>
  sumOf(
    parts.map(({ amount }) => amount),
    currency,
  );
