import type { Decider, DomainCommand, View } from '#kernel';
import type { DynamicModule, Type } from '@nestjs/common';
import { mixin } from '@nestjs/common';
import type { Query } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { Commands } from './commands/commands.js';
import type { ContextParts } from './context-parts.js';
import { Definitions } from './definitions.js';
import { derivedOf } from './views/asking/derived.js';
import { Queries } from './views/asking/queries.js';

/** The metadata of a context's Nest module: its handlers follow from its deciders and views. */
export function boundedContext(
  parts: ContextParts,
): Pick<DynamicModule, 'controllers' | 'providers'> {
  const { deciders = [], views = [], controllers = [] } = parts;
  const derived = derivedOf(controllers, views);
  return {
    controllers: [...controllers, ...derived.routes],
    providers: [
      contextOf({ ...parts, derived: derived.queries.map(({ query }) => query) }),
      ...deciders.flatMap((decider) =>
        Object.values(decider.commands).map((command) => commandHandler(decider, command)),
      ),
      ...views.flatMap((view) =>
        Object.values(view.queries).map((query) => queryHandler(view, query)),
      ),
      ...derived.queries.map(({ view, query }) => queryHandler(view, query)),
    ],
  };
}

/** Tells the platform what there is to run. */
function contextOf(parts: ContextParts): Type {
  class Context {
    constructor(definitions: Definitions) {
      definitions.add(parts);
    }
  }
  Reflect.defineMetadata('design:paramtypes', [Definitions], Context);
  return mixin(Context);
}

function commandHandler(decider: Decider, command: Type<DomainCommand>): Type {
  @CommandHandler(command)
  class Handler {
    constructor(private readonly commands: Commands) {}

    execute(received: DomainCommand) {
      return this.commands.carryOut(decider, received);
    }
  }
  return mixin(Handler);
}

function queryHandler(view: View, query: Type<Query<unknown>>): Type {
  @QueryHandler(query)
  class Handler {
    constructor(private readonly queries: Queries) {}

    execute(asked: Query<unknown>) {
      return this.queries.answer(view, asked);
    }
  }
  return mixin(Handler);
}
