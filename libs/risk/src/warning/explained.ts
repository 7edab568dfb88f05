import type { Day, Figure, Labels } from '#kernel';
import { Decimal } from '#kernel';
import type { ClientMemory } from '../client-figures/figures-of-client.js';
import { exactValue } from '../client-figures/values.js';
import { fastFigure } from '../indicators/evaluate.js';
import { Indicator, ofSurroundings } from '../indicators/indicator.codes.js';
import type { IndicatorState } from '../indicators/indicator-groups.codes.js';
import { scoreKey } from '../judging/judge.js';
import { ledgerOf } from '../indicators/ledger.js';
import type { Leaf, Ledger, Raw, Term } from '../indicators/term.js';
import { leavesOf } from '../indicators/term.js';
import { leafWritten, written } from '../indicators/written.js';
import type { ScorePart } from './warning.events.js';
import type { Warning, Warnings } from './warning.state.js';

/** An indicator of a client as it is on a day, and what it was reckoned from. */
export interface IndicatorFigure {
  readonly on: Day;
  readonly state: IndicatorState;
  readonly observed?: Figure;
  /** The formula in words, where there is one. */
  readonly formula?: Labels;
  /** What the formula reads, with the client’s own figures. */
  readonly reads: readonly { readonly label: Labels; readonly figure?: Raw }[];
}

/** The figure of a warning as it is today. */
export interface TodaysFigure extends IndicatorFigure {
  /** What the score of a set consists of, each part with its figure of today. */
  readonly parts?: readonly (IndicatorFigure & Pick<ScorePart, 'rule' | 'level' | 'weight'>)[];
  /** What would lift the warning, in words: one figure moved, all others as they are. */
  readonly wouldLift: readonly Labels[];
}

const read = (leaf: Leaf, ledger: Ledger): Raw | undefined => {
  if ('line' in leaf) return ledger.line(leaf.line, leaf.ago ?? 0);
  if ('quoted' in leaf) return ledger.quoted(leaf.quoted, leaf.ago ?? 0);
  if ('market' in leaf) return ledger.index(leaf.ago ?? 0);
  if ('bureau' in leaf) return ledger.bureau(leaf.bureau);
  if ('peers' in leaf) return ledger.peers(leaf.peers, leaf.told);
  if ('unusual' in leaf) return ledger.unusual(leaf.unusual, leaf.whole ?? false);
  return ledger.account(leaf.account, leaf.months, leaf.by);
};

/** An indicator of a client as it is on a day, with the figures it was reckoned from. */
export function indicatorOn(client: ClientMemory, watch: Indicator, on: Day): IndicatorFigure {
  const { formula } = Indicator(watch);
  const observed = exactValue(client, on, watch);
  const ledger = ledgerOf(client, on);
  const leaves = formula === undefined ? [] : leavesOf(formula);
  return {
    on,
    state: observed === undefined ? 'missing' : observed === null ? 'none' : 'known',
    ...(observed === undefined || observed === null ? {} : { observed }),
    ...(formula === undefined ? {} : { formula: written(formula) }),
    reads: leaves.map((leaf) => {
      const figure = read(leaf, ledger);
      return { label: leafWritten(leaf), ...(figure === undefined ? {} : { figure }) };
    }),
  };
}

/** The figures of the warnings upon a client as they are on a day, by rule. */
export const figuresOfToday = (
  client: ClientMemory,
  { byRule, scores }: Warnings,
  on: Day,
): Readonly<Record<string, TodaysFigure>> => ({
  ...Object.fromEntries(
    Object.entries(byRule).flatMap(([rule, warning]) => {
      const figure = figureOfToday(client, warning, on);
      return figure === undefined ? [] : [[rule, figure] as const];
    }),
  ),
  ...Object.fromEntries(
    Object.entries(scores).map(([code, { score, parts }]) => {
      const explained = parts.map(({ rule, level, weight, watch }) => {
        return { rule, level, weight, ...indicatorOn(client, watch, on) };
      });
      const told: TodaysFigure = {
        on,
        state: 'known',
        observed: score,
        reads: [],
        wouldLift: [],
        parts: explained,
      };
      return [scoreKey({ code }), told] as const;
    }),
  ),
});

/** Those of some warnings whose figures are reckoned from what surrounds the client. */
export const lookingAround = (warnings: Warnings): Warnings => ({
  ...warnings,
  byRule: Object.fromEntries(
    Object.entries(warnings.byRule).filter(([, { watch }]) => looksAround(watch)),
  ),
  scores: Object.fromEntries(
    Object.entries(warnings.scores).filter(([, { parts }]) =>
      parts.some(({ watch }) => looksAround(watch)),
    ),
  ),
});

const looksAround = (watch: Indicator | undefined): boolean =>
  watch !== undefined && ofSurroundings.includes(watch);

/** The figure of a warning as it is on a day, and what would lift it. */
function figureOfToday(
  client: ClientMemory,
  { watch, level, leavesAt: target }: Warning,
  on: Day,
): TodaysFigure | undefined {
  if (watch === undefined) return undefined;
  const { formula } = Indicator(watch);
  const stands = level !== undefined && formula !== undefined && target !== undefined;
  const wouldLift = stands
    ? leavesOf(formula).flatMap((leaf) =>
        lifting(leaf, { ledger: ledgerOf(client, on), formula, target, client }),
      )
    : [];
  return { ...indicatorOn(client, watch, on), wouldLift };
}

interface Lifting {
  readonly ledger: Ledger;
  readonly formula: Term;
  readonly target: Figure;
  readonly client: ClientMemory;
}

/** Only what is still to come can move: lines, quotations and reports of now. */
const isOfNow = (leaf: Leaf): boolean => !('ago' in leaf) || (leaf.ago ?? 0) === 0;

/** By how much one figure has to move so that the warning is lifted, all others as they are. */
function lifting(leaf: Leaf, { ledger, formula, target, client }: Lifting): readonly Labels[] {
  if (!isOfNow(leaf) || ['market', 'account', 'unusual', 'peers'].some((name) => name in leaf))
    return [];
  const now = read(leaf, ledger);
  if (typeof now !== 'number') return [];
  const reckon = fastFigure(formula);
  const at = (value: number) => reckon(replaced(ledger, leaf, value));
  const moved = solved(at, now, Number(target));
  if (moved === undefined) return [];
  const change = moved - now;
  const { currency = '' } = client.statements[0] ?? {};
  const amount = new Decimal(Math.abs(change)).div(100).toFixed(2);
  const { en, zh } = leafWritten(leaf);
  return [
    change < 0
      ? { en: `${en} must fall by ${currency} ${amount}`, zh: `${zh}须减少${currency} ${amount}` }
      : { en: `${en} must rise by ${currency} ${amount}`, zh: `${zh}须增加${currency} ${amount}` },
  ];
}

/** The ledger with one figure of now replaced. */
function replaced(ledger: Ledger, leaf: Leaf, value: number): Ledger {
  return {
    ...ledger,
    line: (line, ago) =>
      'line' in leaf && line === leaf.line && ago === 0 ? value : ledger.line(line, ago),
    quoted: (figure, ago) =>
      'quoted' in leaf && figure === leaf.quoted && ago === 0 ? value : ledger.quoted(figure, ago),
    bureau: (figure) =>
      'bureau' in leaf && figure === leaf.bureau ? value : ledger.bureau(figure),
  };
}

/** How often the search for a root goes on. */
const mostSteps = 60;

/** Where a figure reaches a target when one of its parts moves; undefined where it never does. */
function solved(
  at: (value: number) => number | undefined,
  from: number,
  target: number,
): number | undefined {
  const scale = Math.max(1, Math.abs(from));
  let [a, b] = [from, from + scale * 0.01];
  for (let step = 0; step < mostSteps; step++) {
    const [fa, fb] = [at(a), at(b)];
    if (fa === undefined || fb === undefined) return undefined;
    if (Math.abs(fb - target) < 1e-12) break;
    const slope = (fb - fa) / (b - a);
    if (slope === 0 || !Number.isFinite(slope)) return undefined;
    [a, b] = [b, b + (target - fb) / slope];
    if (!Number.isFinite(b) || Math.abs(b) > scale * 1e6) return undefined;
    if (Math.abs(b - a) < 0.5) break;
  }
  const reached = at(b);
  return reached !== undefined && Math.abs(reached - target) < 1e-6 ? Math.round(b) : undefined;
}
