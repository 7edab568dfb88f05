import type { Day, DecimalText, Ratio } from '#kernel';
import {
  compareRatios,
  defineRefusals,
  minusRatio,
  noRatio,
  oneRatio,
  plusRatio,
  ratioOf,
  reduced,
  timesRatio,
} from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { elapsed } from '../daycount/elapsed.js';
import type { PenaltyRule } from './penalty.rules.js';
import { penaltyRules } from './penalty.rules.js';

export const penaltyRefusals = defineRefusals({
  MarkupNotAllowed: {
    en: 'The penalty markup is outside what the rule allows.',
    zh: '罚息上浮比例超出规定范围',
    status: 422,
  },
  NoPenaltyRule: {
    en: 'No penalty rule was in force on the day.',
    zh: '该日没有有效的罚息规定',
    status: 422,
  },
});

/** The markups agreed for each breach, as shares of the contract rate, and since when they count. */
export interface PenaltyTerms {
  readonly contractRate: DecimalText;
  readonly dayCount: DayCount;
  /** For overdue principal, such as `"0.50"`. */
  readonly overdueMarkup: DecimalText;
  /** For a loan not used as agreed: from this day, until it is repaid. */
  readonly misuse?: { readonly since: Day; readonly markup: DecimalText };
  /** After it, unpaid interest bears the penalty rate; before it the rate named below. */
  readonly maturesOn: Day;
  /** The rate of unpaid interest before maturity (复利); the penalty rate unless said. */
  readonly compoundBeforeMaturity?: 'penaltyRate' | 'contractRate';
}

/** An amount that fell due, and what was paid of it when. ItemState of the ledger is one. */
export interface OverdueItem {
  readonly dueOn: Day;
  readonly amount: { readonly minor: number };
  readonly movements: readonly { readonly on: Day; readonly amount: { readonly minor: number } }[];
}

/**
 * Refuses a markup outside the rule that is in force on the day of the agreement.
 * @throws MarkupNotAllowed, NoPenaltyRule
 */
export function checkMarkup(
  breach: PenaltyRule['breach'],
  markup: DecimalText,
  on: Day,
  rules: readonly PenaltyRule[] = penaltyRules,
): void {
  const rule = rules
    .filter((candidate) => candidate.breach === breach && candidate.inForceFrom <= on)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];
  if (rule === undefined) throw penaltyRefusals.NoPenaltyRule({ field: 'markup', breach, on });
  const found = ratioOf(markup, 'markup');
  const { from, to, source } = rule;
  if (compareRatios(found, ratioOf(from)) < 0 || compareRatios(found, ratioOf(to)) > 0) {
    throw penaltyRefusals.MarkupNotAllowed({ field: 'markup', found: markup, from, to, source });
  }
}

/**
 * The penalty rate of a day per year: `r·(1+u)`. Where a loan is both overdue and misused, the
 * heavier of the two markups alone, never both (择其重，不能并处).
 */
export function penaltyRate(terms: PenaltyTerms, on: Day): Ratio {
  const { contractRate, overdueMarkup, misuse } = terms;
  const overdue = ratioOf(overdueMarkup, 'overdueMarkup');
  const misused = misuse && misuse.since <= on ? ratioOf(misuse.markup, 'misuse.markup') : overdue;
  const heavier = compareRatios(misused, overdue) > 0 ? misused : overdue;
  return timesRatio(ratioOf(contractRate, 'contractRate'), plusRatio(oneRatio, heavier));
}

/**
 * Penalty interest 罚息 on overdue principal up to a day, in minor units and full precision:
 * `overdue × r × (1+u) × part of a year`, from the due date. Penalty bears no penalty.
 */
export const penaltyOn = (item: OverdueItem, terms: PenaltyTerms, to: Day): Ratio =>
  chargedOn(item, terms, to, (on) => penaltyRate(terms, on));

/** Compound interest 复利 on unpaid interest up to a day, in minor units and full precision. */
export const compoundOn = (item: OverdueItem, terms: PenaltyTerms, to: Day): Ratio =>
  chargedOn(item, terms, to, (on) => {
    const plain = terms.compoundBeforeMaturity === 'contractRate' && on < terms.maturesOn;
    return plain ? ratioOf(terms.contractRate, 'contractRate') : penaltyRate(terms, on);
  });

/** What is unpaid, stretch by stretch between payments and changes of the rate. */
function chargedOn(
  { dueOn, amount, movements }: OverdueItem,
  { dayCount, maturesOn, misuse }: PenaltyTerms,
  to: Day,
  rateOn: (day: Day) => Ratio,
): Ratio {
  const turns = [...movements.map(({ on }) => on), maturesOn, ...(misuse ? [misuse.since] : [])];
  const days = [...new Set([...turns, to])].filter((day) => day > dueOn && day <= to).sort();
  let from = dueOn;
  let run = noRatio;
  let charged = noRatio;
  for (const day of days) {
    const paid = movements.filter(({ on }) => on <= from);
    const unpaid = paid.reduce((left, movement) => left - movement.amount.minor, amount.minor);
    const owed = { over: BigInt(Math.max(0, unpaid)), under: 1n };
    const reached = elapsed(dayCount, { from: dueOn }, day);
    const part = minusRatio(reached, run);
    charged = plusRatio(charged, timesRatio(owed, timesRatio(rateOn(from), part)));
    from = day;
    run = reached;
  }
  return reduced(charged);
}
