import type { ExecutionContext, Type } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformRefusals } from '../platform.refusals.js';

/** What a route takes: a command from the body, or a query from the query string. */
export interface Taken {
  readonly from: 'body' | 'query';
  readonly message: Type;
}

const takenBy = Symbol('taken');

/** What the method of a controller takes, for the API reference. */
export const takenOf = (method: object): Taken | undefined =>
  Reflect.getMetadata(takenBy, method) as Taken | undefined;

const FromBody = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const { body, params } = context.switchToHttp().getRequest<FastifyRequest>();
  checkSize(body);
  return Array.isArray(body) ? body : { ...(body as object), ...(params as object) };
});

/** @throws TooManyValues, InvalidRequest, NullField where no command could look like this */
export function checkSize(body: unknown): void {
  if (holdsTooMuch(body)) throw platformRefusals.TooManyValues({ most: mostValues });
  if (isDeeperThan(body, deepest)) {
    throw platformRefusals.InvalidRequest({ rule: 'depth', deepest });
  }
  const nothing = nullIn(body);
  if (nothing !== undefined) throw platformRefusals.NullField({ field: nothing });
}

/** No command is nested deeper; what is would only exhaust the stack of those who look at it. */
const deepest = 20;

/** No command has more fields, and no object in one more keys: each costs time to be checked. */
const mostValues = 10_000;
const mostKeys = 200;

function holdsTooMuch(body: unknown): boolean {
  let values = 0;
  const counted = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    const inside: readonly unknown[] = Object.values(value);
    values += inside.length;
    if (values > mostValues || (inside.length > mostKeys && !Array.isArray(value))) return true;
    return inside.some(counted);
  };
  return counted(body);
}

/** The path of the first null: what is not known is left out, or an event would hold it. */
function nullIn(value: unknown, path = ''): string | undefined {
  if (value === null) return path;
  if (typeof value !== 'object') return undefined;
  for (const [name, each] of Object.entries(value)) {
    const found = nullIn(each, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isDeeperThan = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((each) => isDeeperThan(each, levels - 1)));

const FromQuery = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const { query, params } = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...(query as object), ...(params as object) };
});

const documented = (from: Taken['from'], decorate: ParameterDecorator): ParameterDecorator => {
  return (target, method, index) => {
    decorate(target, method, index);
    if (method === undefined) return;
    const types = Reflect.getMetadata('design:paramtypes', target, method) as Type[] | undefined;
    const message = types?.[index];
    const handler = (target as Record<string | symbol, object>)[method];
    if (message && handler) Reflect.defineMetadata(takenBy, { from, message }, handler);
  };
};

/** A command: the body and the path as one message, the path having the last word. */
export const Payload = (): ParameterDecorator => documented('body', FromBody());

/** A query: the query string and the path as one message, the path having the last word. */
export const Ask = (): ParameterDecorator => documented('query', FromQuery());
