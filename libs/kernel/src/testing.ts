import type { Context, Decider, DomainCommand } from './definers/decider.js';
import type { DataOf, EventSet, Fact } from './definers/events.js';
import { headed } from './definers/events.js';
import type { Occurrence } from './definers/parts/occurrence.js';
import type { Process } from './definers/process.js';
import type { Refuse } from './definers/words/refusals.js';
import { Refusal } from './definers/words/refusals.js';
import type { Contribution } from './definers/parts/table.js';
import type { View } from './definers/view.js';

/** A decision of an ordinary morning. */
export const context: Context = {
  now: '2026-03-02T09:00:00.000Z',
  timeZone: 'Asia/Shanghai',
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
  roles: context.actor.roles,
  channel: 'api',
  command: 'Spec',
  correlationId: 'spec',
};

type Named = Readonly<Record<string, unknown>>;

/**
 * Facts as they are recorded: with their headings, as far as `ids` or an earlier fact of the same
 * events knows them.
 */
export function recordedAs(
  events: EventSet,
  facts: readonly Fact[],
  idOf: (by: string) => unknown,
): readonly Fact[] {
  let carried: Named = {};
  return facts.map(({ type, data }) => {
    const { heading } = events[type] ?? {};
    if (!heading) return { type, data };
    const { [heading.by]: own = idOf(heading.by), ...rest } = data as Named;
    const whole = headed(heading, rest, { ...carried, [heading.by]: own });
    carried = {
      ...carried,
      ...Object.fromEntries(heading.carries.map((name) => [name, whole[name]])),
    };
    return { type, data: whole };
  });
}

/**
 * `given(...facts).when(command).then(...facts)`, or `.refuses(refusal)`, or `.changesNothing()`.
 * `known` are the consulted rows, and whatever of the context is different: actor, today.
 */
export const decides =
  (decider: Decider) =>
  (...past: readonly Fact[]) => ({
    when(command: DomainCommand, known: object = {}) {
      const id = (command as unknown as Named)[decider.by];
      const recorded = (facts: readonly Fact[]) => recordedAs(decider.events, facts, () => id);
      const before = decider.fold(recorded(past));
      const decide = () => decider.decide(command, before, { ...context, ...known });
      return {
        then: (...facts: readonly Fact[]) =>
          expect(decide()).toEqual(recorded([...past, ...facts]).slice(past.length)),
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
    const { id } = { ...occurrence, ...where };
    recordedAs(view.events, past, () => id).forEach((fact, index) => {
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

/**
 * `reacts(process)(fact).then(...commands)`; a sweep is given the rows it would find, and what it
 * looks at beside them.
 */
export const reacts =
  (process: Process) =>
  (
    made: Fact,
    where: Partial<Occurrence> = {},
    rows: readonly object[] = [],
    beside: object = {},
  ) => {
    const at = { ...occurrence, ...valued(made), ...where };
    const [fact = made] = recordedAs(process.events, [made], () => at.id);
    const swept = () =>
      rows.flatMap((row) => process.sweep(fact)?.each(row, fact.data, at, beside) ?? []);
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

/** What makes an event: its own particulars; the heading is added. */
export type ParticularsOf<F> = F extends (data: infer D) => unknown ? D : never;

/** Stored data of every version of every event, oldest first: what the specs lift. */
type Samples<E> = {
  readonly [T in keyof E]: readonly [...older: unknown[], present: DataOf<E[T]>];
};

/**
 * Stored data of every version of every event, oldest first: what the specs lift. Each begins with
 * the heading, which is given once.
 */
export const samplesOf = <T extends EventSet>(
  events: T,
  ids: Readonly<Record<string, string>>,
  samples: SamplesOf<T>,
): Samples<T> =>
  Object.fromEntries(
    Object.entries<readonly object[]>(samples).map(([type, versions]) => [
      type,
      versions.map((data) => ({ ...headed(events[type]?.heading ?? none, {}, ids), ...data })),
    ]),
  ) as unknown as Samples<T>;

const none = { by: '', carries: [] };

type SamplesOf<E> = {
  readonly [T in keyof E]: readonly [...older: object[], present: ParticularsOf<E[T]>];
};
