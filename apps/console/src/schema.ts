import { useQuery } from '@tanstack/react-query';
import { ask } from './api.js';

/** The part of JSON Schema that the description of the API uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly 'x-roles'?: readonly string[];
  /** The kind of stream that a command is decided upon. */
  readonly 'x-stream'?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One address of the API with what it does. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The description of the API, fetched once: what it cannot tell, the console does not know. */
export class Api {
  readonly routes: readonly Route[];

  constructor(private readonly description: Description) {
    this.routes = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
    );
  }

  route(method: string, path: string): Route | undefined {
    return this.routes.find((route) => route.method === method && route.path === path);
  }

  /** The schema itself, where only its name is given. */
  whole(schema: Schema | undefined): Schema {
    if (!schema) return {};
    const name = schema.$ref?.split('/').pop();
    if (name === undefined) return schema;
    const { $ref: _, ...beside } = schema;
    return { ...this.whole(this.description.components.schemas[name]), ...beside };
  }

  /** What a route answers, where it answers at all. */
  answerOf({ operation }: Route): Schema {
    const content = (operation.responses['200'] ?? operation.responses['201'])?.content;
    return this.whole(content?.['application/json']?.schema);
  }

  bodyOf({ operation }: Route): Schema {
    return this.whole(operation.requestBody?.content['application/json']?.schema);
  }

  /** The row of a list; nothing where the route answers no list. */
  rowOf(route: Route): Schema | undefined {
    const answer = this.answerOf(route);
    const items = answer.properties?.['items'] ?? (answer.type === 'array' ? answer : undefined);
    const row = items && this.whole(this.whole(items).items);
    return row?.properties ? row : undefined;
  }
}

export function useApi(): Api | undefined {
  const { data } = useQuery({
    queryKey: ['openapi'],
    queryFn: async () => new Api(await ask<Description>('/openapi.json')),
    staleTime: Infinity,
    structuralSharing: false,
  });
  return data;
}
