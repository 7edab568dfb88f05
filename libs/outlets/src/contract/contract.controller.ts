import type { Labels, Schema } from '#kernel';
import { NotFound } from '#kernel';
import { Public } from '#platform';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { asyncApiOf } from './asyncapi.js';
import { contract } from './contract.js';
import { labelsOf } from './event-words.js';

/** One type of event, in a list. */
interface EventType {
  readonly type: string;
  readonly category: string;
  readonly version: number;
  readonly labels: Labels;
  readonly description: string;
  /** Where the schemas of its versions are. */
  readonly schemas: readonly string[];
}

/** What subscribers may build upon; like the description of the API it needs no token. */
@Public()
@Controller()
export class ContractController {
  private made: Schema | undefined;

  @Get('asyncapi.json')
  document(): Schema {
    this.made ??= asyncApiOf(contract);
    return this.made;
  }

  @Get('events/types')
  types(): readonly EventType[] {
    return Object.entries(contract.events).map(([type, event]) => ({
      type,
      category: event.category,
      version: event.version,
      labels: labelsOf(type),
      description: event.description,
      schemas: Object.keys(event.versions).map((version) => `/events/schemas/${type}.v${version}`),
    }));
  }

  /** The schema of the data of one version of one type, whole: `LoanDisbursed.v1`. */
  @Get('events/schemas/:name')
  @Header('Content-Type', 'application/schema+json; charset=utf-8')
  @Header('Cache-Control', 'max-age=3600')
  schema(@Param('name') name: string): Schema {
    const [, type = '', version = ''] = /^(\w+)\.v(\d+)$/.exec(name) ?? [];
    const found = new Map(Object.entries(contract.events)).get(type);
    const schema = new Map(Object.entries(found?.versions ?? {})).get(version);
    if (!schema) throw NotFound({ name });
    return { ...rebased(schema), $id: `/events/schemas/${name}`, $defs: definitionsOf(schema) };
  }
}

const reference = '#/components/schemas/';

/** The references of a document by itself: what it refers to stands in it. */
function rebased(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll(reference, '#/$defs/')) as Schema;
}

/** What a schema refers to, at any depth. */
function definitionsOf(schema: Schema): Readonly<Record<string, Schema>> {
  const components = new Map(Object.entries(contract.components));
  const found = new Map<string, Schema>();
  const open: Schema[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [, name = ''] of JSON.stringify(next).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      const component = components.get(name);
      if (!component || found.has(name)) continue;
      found.set(name, rebased(component));
      open.push(component);
    }
  }
  return Object.fromEntries(found);
}
