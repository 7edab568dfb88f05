import type { Schema } from '#kernel';
import type { Type } from '@nestjs/common';
import { RequestMethod, SetMetadata } from '@nestjs/common';
import { HEADERS_METADATA, HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { offersDryRun } from '../commands/dry-run.guard.js';
import type { Definitions } from '../definitions.js';
import { isPublic } from '../identity/token.guard.js';
import { platformRefusals } from '../platform.refusals.js';
import { derivedFrom } from '../views/asking/derived.js';
import { schemaOf } from './json-schema.js';
import type { Route } from './routes.js';
import { routesOf } from './routes.js';

/** One route of the API as it is described. */
interface Described extends Pick<Route, 'name' | 'taken'> {
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly open: boolean;
  /** Whether it only says what would happen if asked so. */
  readonly dryRun: boolean;
  /** Of a file that the route answers. */
  readonly media: string | undefined;
  /** The class and method that answer it. */
  readonly handler: string;
  /** What it answers where all went well, if that is not the usual. */
  readonly status: number | undefined;
}

/** What queries answer: read off the types of the sources, which a running process has no more. */
export interface Answers {
  /** By the name of the query. */
  readonly answers: Readonly<Record<string, Schema>>;
  /** What handlers answer that is not the answer of their message, by class and method. */
  readonly handlers: Readonly<Record<string, Schema>>;
  /** What these refer to. */
  readonly components: Readonly<Record<string, Schema>>;
  /** What each command and query is for, in one sentence or two: its docstring. */
  readonly abouts: Readonly<Record<string, string>>;
}

const undescribed = 'rapport:undescribed';

/** Serves pages and files for people: no part of the API that is described. */
export const Undescribed = () => SetMetadata(undescribed, true);

const isUndescribed = (controller: Type): boolean =>
  Reflect.getMetadata(undescribed, controller) === true;

/** The API described in OpenAPI 3.1, from the same classes that validate and decide. */
export function openApiOf(
  controllers: readonly Type[],
  definitions: Definitions,
  { answers, handlers, components, abouts }: Answers,
): Schema {
  const routes = controllers
    .filter((each) => !isUndescribed(each))
    .flatMap((each) => describedRoutes(each, definitions));
  const paths: Record<string, Record<string, Schema>> = {};
  const schemas: Record<string, Schema> = {
    ...components,
    Receipt: receipt,
    Preview: preview,
    Problem: problem,
  };
  const ids = new Set<string>();
  for (const route of routes.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const at = (paths[route.path] ??= {});
    const message = route.taken?.message;
    const answer =
      message && (derivedFrom(message)?.answer ?? handlers[route.handler] ?? answers[message.name]);
    const about = message && aboutOf(message, abouts);
    const described = operation(route, definitions, schemas, { answer, about });
    // Some queries answer two routes: as rows, and as a page or a file.
    const id = String(described['operationId']);
    const operationId = ids.has(id) ? `${id}_${route.name}` : id;
    ids.add(operationId);
    at[route.method] = { ...described, operationId };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rapport',
      version: '1',
      description:
        'Client relationships of corporate lending and project finance. Amounts are whole numbers ' +
        'in the smallest unit of their currency; dates are YYYY-MM-DD; every command needs an ' +
        'Idempotency-Key: one key for one intent, not for one call.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas,
    },
  };
}

function describedRoutes(controller: Type, definitions: Definitions): readonly Described[] {
  return routesOf(controller).map(({ method, path, name, handler, taken }) => ({
    method: RequestMethod[method].toLowerCase(),
    path: `/${path.replace(/:(\w+)/g, '{$1}')}`,
    tag: path.split('/', 1).find(Boolean) ?? 'root',
    name,
    media: mediaOf(handler),
    handler: `${controller.name}.${name}`,
    status: Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined,
    open: isPublic(controller, handler),
    dryRun: offersDryRun(handler, definitions),
    taken,
  }));
}

function operation(
  route: Described,
  definitions: Definitions,
  schemas: Record<string, Schema>,
  { answer, about }: { answer: Schema | undefined; about: string | undefined },
): Schema {
  const { taken, open } = route;
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const message = taken?.message;
  const allowed = message ? definitions.allowed(message) : undefined;
  const schema = message ? schemaOf(message) : { properties: {} };
  const properties = schema['properties'] as Readonly<Record<string, Schema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const pathParameters = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
  const rest = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const command = taken?.from === 'body';
  const stream = command && message ? definitions.deciderOf(message)?.stream : undefined;
  if (command && message) {
    const opens = definitions.opens(message);
    const by = definitions.deciderOf(message)?.by;
    schemas[message.name] = {
      ...schema,
      properties: Object.fromEntries(rest),
      required: required.filter((name) => !inPath.includes(name) && !(opens && name === by)),
    };
  }
  const inQuery = command ? [] : rest;
  return {
    operationId: message?.name ?? `${route.tag}_${route.name}`,
    summary: wordsOf(message?.name ?? route.name),
    tags: [route.tag],
    ...(allowed ? { ...(about !== undefined && { description: about }), 'x-roles': allowed } : {}),
    // A revision for If-Match is one of this kind of stream.
    ...(stream !== undefined && { 'x-stream': stream }),
    ...(open ? { security: [] } : {}),
    parameters: [
      ...pathParameters,
      ...inQuery.map(([name, each]) => ({
        name,
        in: 'query',
        required: required.includes(name),
        schema: each,
      })),
      ...(command && route.dryRun ? [dryRunParameter] : []),
      ...(command ? commandParameters : []),
    ],
    ...(command && message
      ? { requestBody: { required: true, content: json(refTo(message.name)) } }
      : {}),
    responses: {
      ...(command
        ? recorded(route, answer)
        : { 200: { description: 'The answer.', ...answered(route.media, answer) } }),
      default: {
        description: 'Refused.',
        content: { 'application/problem+json': { schema: refTo('Problem') } },
      },
    },
  };
}

/** What is answered to a body: the receipt of a command, or what became of that which holds many. */
function recorded({ status = 201, dryRun }: Described, answer?: Schema): Schema {
  const preview = json(answer ?? refTo('Preview'));
  return {
    ...(dryRun && { 200: { description: 'A dry run: nothing was recorded.', content: preview } }),
    [status]: { description: 'Recorded.', content: json(answer ?? refTo('Receipt')) },
  };
}

/** What a route answers: a file of one media type, or what the query says. */
function answered(media: string | undefined, answer: Schema | undefined): Schema {
  if (media !== undefined) return { content: { [media]: { schema: { type: 'string' } } } };
  return answer ? { content: json(answer) } : {};
}

/** The media type that the decorators of a handler set, without its parameters. */
function mediaOf(handler: object): string | undefined {
  const headers = (Reflect.getMetadata(HEADERS_METADATA, handler) ?? []) as readonly {
    readonly name: string;
    readonly value: unknown;
  }[];
  const stated = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  return typeof stated === 'string' ? stated.split(';', 1)[0] : undefined;
}

/** What a command or query is for; of one that follows from another, that one and the difference. */
function aboutOf(message: Type, abouts: Answers['abouts']): string | undefined {
  const derived = derivedFrom(message);
  const about = abouts[derived?.base.name ?? message.name];
  if (!derived || about === undefined) return about;
  return `${derived.kind === 'changes' ? 'What changed between two points' : 'Step by step'}: ${about}`;
}

const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Schema): Schema => ({ 'application/json': { schema } });

/** `RecordRepayment` → `Record repayment`. */
const wordsOf = (name: string): string =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (letter) => letter.toUpperCase());

const dryRunParameter: Schema = {
  name: 'dryRun',
  in: 'query',
  required: false,
  description: '1 asks what would be recorded, or why it would be refused; nothing is written.',
  schema: { enum: ['1'] },
};

const commandParameters: readonly Schema[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'One key for one intent. Sent again with the same content it changes nothing.',
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  },
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The revision the sender has seen, in quotes; 412 where it is no longer the last.',
    schema: { type: 'string' },
  },
];

const receipt = {
  type: 'object',
  required: ['id', 'revision', 'position'],
  properties: {
    id: { type: 'string' },
    revision: { type: 'integer', description: 'Of the stream, for If-Match.' },
    position: { type: 'integer', description: 'In the log, for ?after= and X-Position.' },
  },
} satisfies Schema;

const preview: Schema = {
  type: 'object',
  required: ['id', 'revision', 'position', 'wouldRecord'],
  properties: {
    ...receipt.properties,
    wouldRecord: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'data'],
        properties: { type: { type: 'string' }, data: { type: 'object' } },
      },
    },
  },
};

const labels: Schema = {
  type: 'object',
  properties: { en: { type: 'string' }, zh: { type: 'string' } },
};

const problem: Schema = {
  type: 'object',
  description: 'RFC 9457, with a stable code and both languages.',
  required: ['type', 'title', 'status', 'code', 'labels', 'details', 'correlationId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', examples: Object.keys(platformRefusals) },
    labels,
    details: { type: 'object' },
    correlationId: { type: 'string' },
  },
};
