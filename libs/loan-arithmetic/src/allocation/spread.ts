import type { Day } from '#kernel';
import { divideRounded } from '#kernel';
import type { AdvanceRule, DueComponent, DueTiming } from './allocation.codes.js';
import type { AllocationRule, AllocationStep } from './allocation.rules.js';
import type { DueItem } from './facts.js';

/** An item with what is still unpaid of it, in minor units. */
export interface OpenItem {
  readonly item: Pick<DueItem, 'instalment' | 'component' | 'dueOn'>;
  readonly unpaid: number;
}

/** A part of an amount that one item takes, in minor units above nothing. */
export interface Part<I extends OpenItem> {
  readonly open: I;
  readonly timing: DueTiming;
  readonly amount: number;
}

/** Where a due date lies, seen from a day. */
export const timingOf = (dueOn: Day, day: Day): DueTiming =>
  dueOn < day ? 'pastDue' : dueOn === day ? 'due' : 'inAdvance';

/**
 * Spreads an amount of minor units over open items by a rule. The items come oldest instalment
 * first; the parts come in the order of payment. What no part takes is the remainder.
 */
export function spread<I extends OpenItem>(
  amount: number,
  items: readonly I[],
  day: Day,
  rule: Pick<AllocationRule, 'order' | 'direction' | 'advance' | 'oddUnits'>,
): readonly Part<I>[] {
  const parts: Part<I>[] = [];
  let rest = amount;
  for (const step of rule.order) {
    if (rest === 0) break;
    for (const part of stepParts(rest, items, day, step, rule)) {
      parts.push(part);
      rest -= part.amount;
    }
  }
  return parts;
}

function stepParts<I extends OpenItem>(
  amount: number,
  items: readonly I[],
  day: Day,
  step: AllocationStep,
  { direction, advance, oddUnits }: Pick<AllocationRule, 'direction' | 'advance' | 'oddUnits'>,
): readonly Part<I>[] {
  const onlyAdvance = step.of.every((timing) => timing === 'inAdvance');
  const reached = items.filter(
    ({ item, unpaid }) =>
      unpaid > 0 &&
      step.of.includes(timingOf(item.dueOn, day)) &&
      step.pays.includes(item.component),
  );
  if (onlyAdvance && advance === 'reamortise') {
    const shared = oddUnits === 'last' ? offeredParts : equalParts;
    return shared(amount, reached, day, step.pays);
  }
  const queue = queueOf(reached, step.pays, direction, onlyAdvance ? advance : 'nextInstalment');
  return fill(amount, queue, day);
}

/** The items in the order of payment, found one by one: most payments reach but a few. */
function* queueOf<I extends OpenItem>(
  items: readonly I[],
  pays: readonly DueComponent[],
  direction: AllocationRule['direction'],
  advance: AdvanceRule,
): Iterable<I> {
  const oldestFirst = instalmentsOf(items);
  const runs = advance === 'lastInstalment' ? oldestFirst.reverse() : oldestFirst;
  for (const run of direction === 'horizontal' ? runs : [runs.flat()]) {
    for (const component of pays) {
      for (const open of run) if (open.item.component === component) yield open;
    }
  }
}

/** The items of each instalment together, in the order given. */
function instalmentsOf<I extends OpenItem>(items: readonly I[]): I[][] {
  const runs = new Map<number, I[]>();
  for (const open of items) {
    const run = runs.get(open.item.instalment);
    if (run === undefined) runs.set(open.item.instalment, [open]);
    else run.push(open);
  }
  return [...runs.values()];
}

function fill<I extends OpenItem>(
  amount: number,
  queue: Iterable<I>,
  day: Day,
): readonly Part<I>[] {
  const parts: Part<I>[] = [];
  let rest = amount;
  for (const open of queue) {
    if (rest === 0) break;
    const taken = Math.min(rest, open.unpaid);
    parts.push({ open, timing: timingOf(open.item.dueOn, day), amount: taken });
    rest -= taken;
  }
  return parts;
}

/**
 * Component by component, every item takes the same share, and no more than is unpaid of it; single
 * minor units that cannot be shared go to the earliest items.
 */
function equalParts<I extends OpenItem>(
  amount: number,
  items: readonly I[],
  day: Day,
  pays: readonly DueComponent[],
): readonly Part<I>[] {
  let rest = amount;
  return pays.flatMap((component) => {
    const shares = equalShares(
      rest,
      items.filter(({ item }) => item.component === component),
    );
    return [...shares].map(([open, share]) => {
      rest -= share;
      return { open, timing: timingOf(open.item.dueOn, day), amount: share };
    });
  });
}

function equalShares<I extends OpenItem>(amount: number, items: readonly I[]): Map<I, number> {
  const shares = new Map<I, number>();
  const give = (open: I, share: number) => {
    const had = shares.get(open) ?? 0;
    const taken = Math.min(share, open.unpaid - had);
    shares.set(open, had + taken);
    rest -= taken;
  };
  let rest = amount;
  let open = items;
  while (rest > 0 && open.length > 0) {
    const share = Math.floor(rest / open.length);
    // Each round either leaves less than one unit an item, or closes at least one item.
    if (share > 0) open.forEach((item) => give(item, share));
    else open.slice(0, rest).forEach((item) => give(item, 1));
    open = open.filter((item) => (shares.get(item) ?? 0) < item.unpaid);
  }
  return shares;
}

/**
 * Every instalment is offered the same rounded share, the last one the rest: component by component,
 * and what they leave again. Source: Apache Fineract, re-amortisation of payments in advance.
 */
function offeredParts<I extends OpenItem>(
  amount: number,
  items: readonly I[],
  day: Day,
  pays: readonly DueComponent[],
): readonly Part<I>[] {
  const taken = new Map<I, number>();
  const left = (open: I) => open.unpaid - (taken.get(open) ?? 0);
  let rest = amount;
  for (let before = -1; rest > 0 && rest !== before;) {
    before = rest;
    for (const component of pays) {
      const runs = instalmentsOf(items.filter((open) => left(open) > 0));
      const share = Number(
        divideRounded(BigInt(rest), BigInt(Math.max(1, runs.length)), 'halfEven'),
      );
      const odd = rest - share * runs.length;
      runs.forEach((run, index) => {
        const offered = index === runs.length - 1 ? share + odd : share;
        const open = run.find(({ item }) => item.component === component);
        if (open === undefined) return;
        const part = Math.min(Math.max(0, offered), left(open));
        taken.set(open, (taken.get(open) ?? 0) + part);
        rest -= part;
      });
    }
  }
  return [...taken]
    .filter(([, part]) => part > 0)
    .map(([open, part]) => ({ open, timing: timingOf(open.item.dueOn, day), amount: part }));
}
