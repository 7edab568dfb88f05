import { Command } from '@nestjs/cqrs';
import type { ClaimedKey } from './claims.js';
import type { Day } from '../time/day.js';
import type { DataOf, EventSet, Fact, Facts } from './events.js';
import { headed } from './events.js';
import { AlreadyExists, NotFound, NotIndependent } from './words/refusals.js';
import type { Actor, Role } from './roles.js';
import type { Owner } from './parts/scope.js';
import type { RowRef } from './view.js';

/** What a command leaves behind: the stream it wrote to, and where it left it. */
export interface Receipt {
  readonly id: string;
  /** The revision of the stream's last event, for `If-Match`. */
  readonly revision: number;
  /** The position of that event in the log, for `?after=`. */
  readonly position: number;
  /** Of a dry run only: the events that the command would have recorded. */
  readonly wouldRecord?: readonly Fact[];
}

/** A command: its name is the intent, its fields the contract, its validators the boundary. */
export abstract class DomainCommand extends Command<Receipt> {
  static of<C extends DomainCommand>(this: new () => C, fields: Omit<C, keyof DomainCommand>): C {
    return Object.assign(new this(), fields);
  }
}

const aboutAnyClient = new WeakSet<object>();

/** Whoever may send it may do so about clients of others too: a second pair of eyes. */
export const AboutAnyClient = () => (command: object) => {
  aboutAnyClient.add(command);
};

export const isAboutAnyClient = (command: DomainCommand): boolean =>
  aboutAnyClient.has(command.constructor);

/** What a decision may know besides the command and the state. */
export interface Context {
  /** The moment of the decision. */
  readonly now: string;
  /** The bank's calendar day of that moment. */
  readonly today: Day;
  /** The zone of the clock on the wall of the bank, by its name in the tz database. */
  readonly timeZone: string;
  readonly actor: Actor;
}

/** The state after each event. The arm of an opening event leaves out its second parameter. */
export type Evolve<S, E> = { readonly [T in keyof E]: (data: DataOf<E[T]>, state: S) => S };

/** The state after facts that have been decided and are not recorded yet. */
export const folded = <S, E>(evolve: Evolve<S, E>, facts: readonly Facts<E>[], state: S): S =>
  (facts as readonly Fact[]).reduce((before, { type, data }) => {
    const arm = (evolve as Readonly<Record<string, (data: unknown, state: S) => S>>)[type];
    return arm === undefined ? before : arm(data, before);
  }, state);

type OneOrMore<T> = T | readonly T[];
type CommandsBy<By extends string> = Readonly<
  Record<string, new () => DomainCommand & Readonly<Record<By, string>>>
>;
/** The rows that a decision consults, by the names it gives them; undefined asks for none. */
export type Refs = Readonly<Record<string, RowRef | undefined>>;

type Consulted<K, N> = N extends keyof K
  ? {
      readonly [P in keyof K[N]]: K[N][P] extends RowRef<infer R> | undefined
        ? R | undefined
        : never;
    }
  : unknown;

export interface DeciderSpec<
  S,
  E extends EventSet<By>,
  By extends string,
  C extends CommandsBy<By>,
  New extends keyof C & string,
  K extends { readonly [N in keyof C]?: Refs },
  Either extends keyof C & string = never,
> {
  /** The category of its streams, which are named `<stream>-<id>`. Holds no `-`. */
  readonly stream: string;
  /** The field of every command and every event that holds the id. */
  readonly by: By;
  /** What ids made by the system begin with, `ln` for `ln_4f…`. */
  readonly prefix: string;
  readonly events: E;
  /** The module of its command classes. Each is decided below, or this does not compile. */
  readonly commands: C;
  /** Who may send each command. */
  readonly allow: { readonly [N in keyof C]: readonly Role[] };
  readonly evolve: Evolve<S, E>;
  /** Whose a stream is that is nobody's client yet: only who sees theirs may send it a command. */
  readonly whose?: (state: S) => Owner;
  /** The keys that a stream in this state holds, and no other stream may. */
  readonly holds?: (state: S) => readonly ClaimedKey[];
  /**
   * Four eyes: the persons who took part before and may not send this command, as the state or the
   * command names them. Refused with `NotIndependent`.
   */
  readonly notBy?: {
    readonly [N in Exclude<keyof C, New | Either>]?: (
      state: S,
      command: InstanceType<C[N]>,
    ) => readonly (string | undefined)[];
  };
  /**
   * Rows of views that a decision needs to see, as the command or the state names them. They join its
   * context, with all that this process has written; what others wrote may be a moment older.
   */
  readonly consult?: {
    readonly [N in keyof K]: (
      command: InstanceType<C[N & keyof C]>,
      actor: Actor,
      state: S | undefined,
    ) => K[N];
  };
  /** The commands that open a stream. */
  readonly create: {
    readonly [N in New]: (
      command: InstanceType<C[N]>,
      context: Context & Consulted<K, N>,
    ) => OneOrMore<Facts<E>>;
  };
  /** The commands that find an open stream or open it: what is observed before anything is known. */
  readonly either?: {
    readonly [N in Either]: (
      command: InstanceType<C[N]>,
      state: S | undefined,
      context: Context & Consulted<K, N>,
    ) => OneOrMore<Facts<E>>;
  };
  /** The commands upon an open stream: all the others. */
  readonly decide: {
    readonly [N in Exclude<keyof C, New | Either>]: (
      command: InstanceType<C[N]>,
      state: S,
      context: Context & Consulted<K, N>,
    ) => OneOrMore<Facts<E>>;
  };
}

/**
 * What may happen to one kind of stream: its state, what each event does to it, and what each
 * command decides. Time, day and actor enter as values; an unchanged state is an empty list.
 */
export function defineDecider<
  S,
  E extends EventSet<By>,
  By extends string,
  C extends CommandsBy<By>,
  New extends keyof C & string,
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- no command consults anything
  K extends { readonly [N in keyof C]?: Refs } = {},
  Either extends keyof C & string = never,
>(spec: DeciderSpec<S, E, By, C, New, K, Either>): Decider {
  const { create, decide, either = {}, consult, evolve, notBy } = spec as unknown as Untyped;
  const names = new Map(Object.entries(spec.commands).map(([name, command]) => [command, name]));
  const nameOf = (command: object): string => {
    const name = names.get(command.constructor as C[string]);
    if (name === undefined) throw new TypeError(`${spec.stream} decides no such command`);
    return name;
  };
  return {
    stream: spec.stream,
    by: spec.by,
    prefix: spec.prefix,
    events: spec.events,
    commands: spec.commands,
    allow: spec.allow,
    fourEyes: new Set(Object.keys(notBy ?? {})),
    opens: (command) => nameOf(command) in create,
    nameOf,
    ...heldBy(spec as unknown as Untyped),
    consult: (command, actor, state) => consult?.[nameOf(command)]?.(command, actor, state) ?? {},
    fold: (facts, state) =>
      facts.reduce((before, { type, data }) => {
        const arm = evolve[type];
        if (!arm) throw new TypeError(`${spec.stream} knows no event ${type}`);
        return arm(data, before);
      }, state),
    decide: (command, state, context) =>
      withHeadings(spec.events, decided(command, state, context), {
        ...(state as Named | undefined),
        [spec.by]: (command as Named)[spec.by],
      }),
  };

  function decided(command: object, state: unknown, context: Context): readonly Fact[] {
    const name = nameOf(command);
    const opening = create[name];
    if (opening) {
      if (state !== undefined) throw AlreadyExists();
      return [opening(command, context)].flat();
    }
    const observing = either[name];
    if (observing) return [observing(command, state, context)].flat();
    if (state === undefined) throw NotFound();
    const deciding = decide[name];
    if (!deciding) throw new TypeError(`${spec.stream} decides no ${name}`);
    const involved = notBy?.[name]?.(state, command) ?? [];
    if (involved.includes(context.actor.id)) throw NotIndependent({ involved });
    return [deciding(command, state, context)].flat();
  }
}

type Named = Readonly<Record<string, unknown>>;

/**
 * The facts with the headings of their events: the id of the stream, and what its opening event
 * stated, taken from the state or from an earlier fact of the same decision.
 */
export function withHeadings(
  events: EventSet,
  facts: readonly Fact[],
  known: Named,
): readonly Fact[] {
  let ids = known;
  return facts.map(({ type, data }) => {
    const { heading } = events[type] ?? {};
    if (!heading) return { type, data };
    const whole = headed(heading, data as object, ids);
    const missing = heading.carries.find((name) => whole[name] === undefined);
    if (missing !== undefined) throw new TypeError(`${type} came before any event with ${missing}`);
    ids = { ...ids, ...Object.fromEntries(heading.carries.map((name) => [name, whole[name]])) };
    return { type, data: whole };
  });
}

/** A decider with the types of its parts forgotten, as the platform runs it. */
export interface Decider {
  readonly stream: string;
  readonly by: string;
  readonly prefix: string;
  readonly events: EventSet;
  readonly commands: Readonly<Record<string, new () => DomainCommand>>;
  readonly allow: Readonly<Record<string, readonly Role[]>>;
  /** The commands that need another person than some that took part before. */
  readonly fourEyes: ReadonlySet<string>;
  /** Whether the command opens a stream. */
  opens(command: object): boolean;
  nameOf(command: object): string;
  /** Whose the stream in this state is; undefined where there is no such stream. */
  whose?(state: unknown): Owner | undefined;
  /** The keys that a stream in this state holds; none where there is no such stream. */
  holds?(state: unknown): readonly ClaimedKey[];
  consult(command: object, actor: Actor, state?: unknown): Refs;
  fold(facts: readonly Fact[], state?: unknown): unknown;
  decide(command: object, state: unknown, context: Context): readonly Fact[];
}

/** Whose a stream is, and the keys it holds: nothing where there is no such stream. */
const heldBy = ({ whose, holds }: Untyped): Pick<Decider, 'whose' | 'holds'> => ({
  ...(whose && { whose: (state) => (state === undefined ? undefined : whose(state)) }),
  ...(holds && { holds: (state) => (state === undefined ? [] : holds(state)) }),
});

interface Untyped {
  readonly create: Record<string, (command: object, context: Context) => OneOrMore<Fact>>;
  readonly decide: Record<string, Deciding>;
  readonly either?: Record<string, Deciding>;
  readonly consult?: Record<string, (command: object, actor: Actor, state: unknown) => Refs>;
  readonly evolve: Record<string, (data: unknown, state: unknown) => unknown>;
  readonly holds?: (state: unknown) => readonly ClaimedKey[];
  readonly whose?: (state: unknown) => Owner;
  readonly notBy?: Record<
    string,
    (state: unknown, command: object) => readonly (string | undefined)[]
  >;
}

type Deciding = (command: object, state: unknown, context: Context) => OneOrMore<Fact>;
