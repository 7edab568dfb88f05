import type { Decider, FactType, Process, Role, RowRef, View } from '#kernel';
import type { Type } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Query } from '@nestjs/cqrs';
import type { ContextParts, OpenMigration } from './context-parts.js';
import type { RegisterViews } from './identity/person.js';
import { derivedFrom } from './views/asking/derived.js';

/** Everything the contexts of a process have defined. Throws at start where two of them collide. */
@Injectable()
export class Definitions {
  readonly deciders: Decider[] = [];
  readonly views: View[] = [];
  readonly processes: Process[] = [];
  /** The questions about the past that follow from those of the views. */
  readonly derived: Type<Query<unknown>>[] = [];
  /** Every event type there is, by its name. */
  readonly events = new Map<string, FactType>();
  /** Where the people of the bank are kept. */
  register: RegisterViews | undefined;
  /** Whose each client is: rows of `ClientScopeRow`. */
  scopes: View | undefined;
  /** Where the row of the open migration is. */
  migration: RowRef<OpenMigration> | undefined;
  private readonly commands = new Map<unknown, Decider>();
  /** By the types of a view, whether they are all of its stream. */
  private readonly whole = new WeakMap<ReadonlySet<string>, boolean>();

  add(parts: ContextParts): void {
    const { deciders = [], views = [], processes = [], derived = [] } = parts;
    const { register, scopes, migration } = parts;
    this.derived.push(...derived);
    if (scopes && this.scopes) throw new Clash('two views say whose the clients are');
    this.scopes ??= scopes;
    if (register && this.register) throw new Clash('two staff registers');
    this.register ??= register;
    if (migration && this.migration) throw new Clash('two views say which migration is open');
    this.migration ??= migration;
    for (const decider of deciders) this.addDecider(decider);
    for (const view of views) add(this.views, view, 'view');
    for (const process of processes) add(this.processes, process, 'process');
    for (const { events } of [...deciders, ...views, ...processes]) {
      for (const [type, event] of Object.entries(events)) this.addEvent(type, event);
    }
  }

  /** The decider of a command's class. */
  deciderOf(command: unknown): Decider | undefined {
    return this.commands.get(command);
  }

  /** Who may send a command or ask a query of this class; undefined where it is neither. */
  allowed(message: Type): readonly Role[] | undefined {
    const decider = this.deciderOf(message);
    if (decider) return decider.allow[message.name];
    // Whoever may ask a question may ask what changed in its answer.
    const asked = derivedFrom(message)?.base ?? message;
    const answers = ({ queries }: View) => Object.values<unknown>(queries).includes(asked);
    return this.views.find(answers)?.allow[asked.name];
  }

  /** Whether a command of this class may open a stream. */
  opens(command: { readonly prototype: object }): boolean {
    const decider = this.deciderOf(command);
    return decider?.opens(Object.create(command.prototype) as object) ?? false;
  }

  /** Whether a view of one stream a row shows every event of that stream. */
  showsAll({ byStream, events, types }: View): boolean {
    if (!byStream || types === undefined) return byStream;
    const known = this.whole.get(types);
    if (known !== undefined) return known;
    const streams = this.deciders.filter((each) =>
      Object.keys(each.events).some((type) => type in events),
    );
    const all = streams.every((each) => Object.keys(each.events).every((type) => types.has(type)));
    this.whole.set(types, all);
    return all;
  }

  /** Lifts stored data to the present shape of its event. */
  lift(type: string, data: unknown, version: number): unknown {
    const event = this.events.get(type);
    if (!event) throw new UnknownEvent(type);
    return event.version === version ? data : (event.lift(data, version) as unknown);
  }

  private addDecider(decider: Decider): void {
    if (decider.stream.includes('-')) throw new Clash(`category ${decider.stream} holds a "-"`);
    if (this.deciders.some(({ stream }) => stream === decider.stream)) {
      throw new Clash(`two deciders write streams of ${decider.stream}`);
    }
    for (const [name, command] of Object.entries(decider.commands)) {
      const other = this.commands.get(command);
      if (other !== undefined) throw new Clash(`${name} is decided twice, by ${other.stream} also`);
      this.commands.set(command, decider);
    }
    this.deciders.push(decider);
  }

  private addEvent(type: string, event: FactType): void {
    const known = this.events.get(type);
    if (known !== undefined && known !== event) throw new Clash(`two events are named ${type}`);
    this.events.set(type, event);
  }
}

/** The store holds an event of a type that nothing here defines. */
export class UnknownEvent extends Error {
  constructor(type: string) {
    super(`no event ${type} is defined here`);
  }
}

/** Two definitions cannot stand beside each other. */
export class Clash extends Error {}

function add<T extends { readonly name: string }>(all: T[], one: T, kind: string): void {
  if (all.some(({ name }) => name === one.name)) throw new Clash(`two ${kind}s named ${one.name}`);
  all.push(one);
}
