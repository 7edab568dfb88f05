import type { Schema, View, ViewQuery } from '#kernel';
import { IsKnownAt } from '#kernel';
import type { Type } from '@nestjs/common';
import { Controller, Get, RequestMethod } from '@nestjs/common';
import type { Query } from '@nestjs/cqrs';
import { QueryBus } from '@nestjs/cqrs';
import { Type as Converted } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { schemaOf } from '../../http/json-schema.js';
import { Ask } from '../../http/payload.js';
import { routesOf } from '../../http/routes.js';
import { askedById } from './asked-by-id.js';
import { changesSchema, historySchema } from './derived-schemas.js';

/** A question that follows from another: what changed in a list, or what became of one thing. */
export interface Derived {
  readonly kind: 'changes' | 'history';
  readonly view: View;
  /** The question it follows from. Whoever may ask that may ask this. */
  readonly base: Type<ViewQuery<unknown>>;
  readonly answer: Schema;
}

const known = new WeakMap<object, Derived>();

/** What a question follows from; undefined where it stands by itself. */
export const derivedFrom = (message: object): Derived | undefined => known.get(message);

interface Handler {
  readonly path: string;
  readonly message: Type;
}

/**
 * The questions about the past that every list and every single thing answers, with their routes:
 * `GET /loans/changes?knownFrom=…` beside `GET /loans`, `GET /loans/{loanId}/history` beside
 * `GET /loans/{loanId}`. Where nothing but a part of a row is asked for, it is beside the first
 * part: `GET /clients/{clientId}/reach/history`.
 */
export function derivedOf(controllers: readonly Type[], views: readonly View[]) {
  const handlers = controllers.flatMap(handlersOf);
  const paths = new Set(handlers.map(({ path }) => path));
  const derived = views.flatMap((view) => {
    if (view.past === 'none') return [];
    const asked = handlers.filter(({ message }) => asks(view, message));
    const lists = asked.filter(({ message }) => isPaged(message));
    const single = asked.filter(
      ({ path, message }) => !isPaged(message) && askedById(view, message, parametersOf(path)),
    );
    const whole = single.filter(({ path }) => /:\w+$/.test(path));
    const things = whole.length > 0 ? whole : single.slice(0, 1);
    return [
      ...lists.map(({ path, message }) => ({
        ...{ view, path: joined(path, 'changes') },
        query: changesQuery(view, message as Base),
      })),
      ...things.map(({ path, message }) => ({
        ...{ view, path: joined(path, 'history') },
        query: historyQuery(view, message as Base),
      })),
    ].filter(({ path }) => !paths.has(path));
  });
  const unique = [...new Map(derived.map((each) => [each.path, each])).values()];
  return {
    routes: unique.map(({ path, query }) => controllerOf(path, query)),
    queries: unique.map(({ view, query }) => ({ view, query: query as Type<Query<unknown>> })),
  };
}

type Base = Type<ViewQuery<unknown>>;

const asks = ({ queries }: View, message: Type) =>
  Object.values<unknown>(queries).includes(message);

const joined = (...parts: readonly string[]) => parts.filter(Boolean).join('/');
const parametersOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** Whether the answer comes in pages: a list. */
const isPaged = (query: Type) => Object.hasOwn(schemaOf(query)['properties'] ?? {}, 'cursor');

function handlersOf(controller: Type): readonly Handler[] {
  return routesOf(controller).flatMap(({ method, path, taken }) =>
    taken && method === RequestMethod.GET ? [{ path, message: taken.message }] : [],
  );
}

function changesQuery(view: View, base: Type<ViewQuery<unknown>>): Type {
  class Changes extends base {
    readonly knownFrom!: string;
    readonly knownTo?: string;
  }
  IsKnownAt()(Changes.prototype, 'knownFrom');
  IsOptional()(Changes.prototype, 'knownTo');
  IsKnownAt()(Changes.prototype, 'knownTo');
  return named(Changes, { kind: 'changes', view, base, answer: changesSchema }, 'Changes');
}

function historyQuery(view: View, base: Type<ViewQuery<unknown>>): Type {
  class History extends base {
    readonly limit?: number;
    readonly cursor?: string;
  }
  for (const rule of [IsOptional(), Converted(() => Number), IsInt(), Min(1), Max(500)]) {
    rule(History.prototype, 'limit');
  }
  for (const rule of [IsOptional(), IsString(), MaxLength(1_000)])
    rule(History.prototype, 'cursor');
  return named(History, { kind: 'history', view, base, answer: historySchema }, 'History');
}

function named(query: Type, derived: Derived, ending: string): Type {
  Object.defineProperty(query, 'name', { value: `${derived.base.name}${ending}` });
  known.set(query, derived);
  return query;
}

/** A controller of one route, which asks one question. */
function controllerOf(path: string, query: Type): Type {
  class Route {
    constructor(private readonly queries: QueryBus) {}

    ask(asked: InstanceType<typeof query>) {
      return this.queries.execute(asked as never);
    }
  }
  const method = Object.getOwnPropertyDescriptor(Route.prototype, 'ask');
  Reflect.defineMetadata('design:paramtypes', [QueryBus], Route);
  Reflect.defineMetadata('design:paramtypes', [query], Route.prototype, 'ask');
  Ask()(Route.prototype, 'ask', 0);
  if (method) Get(path)(Route.prototype, 'ask', method);
  Controller()(Route);
  Object.defineProperty(Route, 'name', { value: `${query.name}Controller` });
  return Route;
}
