import type { Context, Decider, DomainCommand } from './decider.js';
import type { Fact } from './events.js';
import type { Occurrence } from './occurrence.js';
import type { Process } from './process.js';
import type { Refuse } from './refusals.js';
import { Refusal } from './refusals.js';
import type { Contribution, View } from './view.js';

/** A decision of an ordinary morning. */
export const context: Context = {
  now: '2026-03-02T09:00:00.000Z',
  today: '2026-03-02',
  actor: { id: 'rm-7', roles: ['relationshipManager'] },
};

/** Where the facts of a spec are said to have happened. */
export const occurrence: Occurrence = {
  id: 'X-1',
  stream: 'x-X-1',
  revision: 0,
  position: 1_000,
  eventId: '00000000-0000-0000-0000-000000000001',
  at: context.now,
  valueDate: context.today,
  actor: context.actor.id,
  command: 'Spec',
  correlationId: 'spec',
};

/**
 * `given(...facts).when(command).then(...facts)`, or `.refuses(refusal)`, or `.changesNothing()`.
 * `known` are the consulted rows, and whatever of the context is different: actor, today.
 */
export const decides =
  (decider: Decider) =>
  (...past: readonly Fact[]) => ({
    when(command: DomainCommand, known: object = {}) {
      const decide = () => decider.decide(command, decider.fold(past), { ...context, ...known });
      return {
        then: (...facts: readonly Fact[]) => expect(decide()).toEqual(facts),
        changesNothing: () => expect(decide()).toEqual([]),
        refuses: (refuse: Refuse, details: object = {}) => {
          expect(decide).toThrow(
            expect.objectContaining({
              code: refuse.code,
              details: expect.objectContaining(details) as object,
            }) as Error,
          );
        },
        /** The facts themselves, where a spec looks at one figure of many. */
        facts: decide,
      };
    },
  });

const valued = (fact: Fact): Pick<Occurrence, 'valueDate'> => {
  const { data } = fact as { readonly data: { readonly valueDate?: string } };
  return { valueDate: data.valueDate ?? occurrence.valueDate };
};

/** `given(...facts).then(row)`: the one row that comes of facts about one thing. */
export const projects =
  <R extends object>(view: View<R>, where: Partial<Occurrence> = {}) =>
  (...past: readonly Fact[]) => {
    const rows = new Map<string, R>();
    past.forEach((fact, index) => {
      const change = view.change(fact, {
        ...occurrence,
        ...valued(fact),
        revision: index,
        position: occurrence.position + index,
        ...where,
      });
      for (const key of change?.keys ?? []) {
        const row = change?.apply(rows.get(key), key);
        if (row) rows.set(key, row);
        else rows.delete(key);
      }
    });
    return {
      then: (row: R) => expect([...rows.values()]).toEqual([row]),
      matches: (part: Partial<R>) =>
        expect([...rows.values()]).toEqual([expect.objectContaining(part)]),
      leavesNothing: () => expect([...rows.values()]).toEqual([]),
      /** The rows themselves, by key. */
      rows,
      /** What the rows add to a rollup. */
      adds: (rollup: string, ...contributions: readonly Contribution[]) =>
        expect([...rows.values()].flatMap((row) => view.rollups[rollup]?.(row) ?? [])).toEqual(
          contributions,
        ),
    };
  };

/** `reacts(process)(fact).then(...commands)`; a sweep is given the rows it would find. */
export const reacts =
  (process: Process) =>
  (fact: Fact, where: Partial<Occurrence> = {}, rows: readonly object[] = []) => {
    const at = { ...occurrence, ...valued(fact), ...where };
    const swept = () => rows.flatMap((row) => process.sweep(fact)?.each(row, fact.data, at) ?? []);
    return {
      then: (...commands: readonly DomainCommand[]) =>
        expect([...process.react(fact, at), ...swept()]).toEqual(commands),
    };
  };

/** The code and the blamed field of what a calculation refuses; nothing when it does not. */
export function refusalOf(calculate: () => unknown) {
  try {
    calculate();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, field: error.details.field };
    throw error;
  }
  return undefined;
}
