import type { Day, Figure } from '#kernel';
import { addDays, dayNumber } from '#kernel';
import { exactFigure, fastFigure } from '../indicators/evaluate.js';
import { Indicator } from '../indicators/indicator.codes.js';
import type { Ledger, Term } from '../indicators/term.js';
import { currencyOf, freshDays, ledgerOf } from '../indicators/ledger.js';
import { nothingToObserve } from '../judging/levels.js';
import type { ClientMemory, ClientProfile } from './figures-of-client.js';
import { countedFigure } from './counted.js';

const ready = <N>(make: (formula: Term) => (ledger: Ledger) => N) =>
  new Map(
    Indicator.all.flatMap((id) => {
      const { formula } = Indicator(id);
      return formula === undefined ? [] : [[id, make(formula)] as const];
    }),
  );

const fast = ready(fastFigure);
const exact = ready(exactFigure);

/** The figures of a day as doubles, in the order of the indicators: NaN unknown, −∞ nothing there. */
export function valuesOn(
  memory: ClientMemory,
  day: Day,
  indicators: readonly Indicator[],
): Float64Array {
  const ledger = ledgerOf(memory, day);
  return Float64Array.from(indicators, (id) => {
    const reckon = fast.get(id);
    if (reckon !== undefined) return reckon(ledger) ?? Number.NaN;
    const counted = countedFigure(memory, day, id);
    return counted === null ? nothingToObserve : Number(counted ?? Number.NaN);
  });
}

/** The figure of a day exactly, as it is recorded; undefined unknown, null nothing to observe. */
export function exactValue(
  memory: ClientMemory,
  day: Day,
  id: Indicator,
): Figure | null | undefined {
  const reckon = exact.get(id);
  if (reckon === undefined) return countedFigure(memory, day, id);
  return reckon(ledgerOf(memory, day))?.toFixed();
}

/** The first days on which what is known now is too old to be used. */
export function staleDays(memory: ClientMemory): readonly number[] {
  const after = (on: Day | undefined, days: number) =>
    on === undefined ? [] : [dayNumber(on) + days + 1];
  return [
    ...after(memory.statements[0]?.periodEnd, freshDays.statement),
    ...after(memory.quotations[0]?.on, freshDays.quotation),
    ...after(memory.accountMonths[0]?.upTo, freshDays.account),
    ...after(memory.bureauReports[0]?.reportedOn, freshDays.bureau),
    ...after(memory.peers?.on, freshDays.peers),
    ...[...memory.signals, ...(memory.surroundings ?? [])].map(({ countsUntil }) =>
      dayNumber(addDays(countsUntil, 1)),
    ),
  ];
}

/** What scopes of rule sets ask of a client on a day. */
export interface Profile extends ClientProfile {
  /** Currency of its total assets. */
  readonly currency?: string;
}

/** What scopes ask of a client on a day. */
export function profileOf(memory: ClientMemory, day: Day) {
  const { size, industry, segment, mode } = memory.profile;
  const currency = currencyOf(memory);
  const profile: Profile = {
    ...(size === undefined ? {} : { size }),
    ...(industry === undefined ? {} : { industry }),
    ...(segment === undefined ? {} : { segment }),
    ...(mode === undefined ? {} : { mode }),
    ...(currency === undefined ? {} : { currency }),
  };
  return { profile, assets: ledgerOf(memory, day).line('totalAssets', 0) };
}
