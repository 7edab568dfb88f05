import type { DomainCommand, Receipt, Role, Schema } from '#kernel';
import { Refusal } from '#kernel';
import type { Type } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Query } from '@nestjs/cqrs';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Attempts } from '../attempts/attempts.js';
import { Settings } from '../configuration/settings.js';
import { Definitions } from '../definitions.js';
import { authorise } from '../identity/authorise.js';
import { platformRefusals } from '../platform.refusals.js';
import { inContext, requestContext } from '../request-context.js';
import { schemaOf } from './json-schema.js';
import { checkSize } from './payload.js';
import { refusalOf } from './problem.filter.js';
import { ApiDescription } from './reference.controller.js';
import { NewIdPipe, validation } from './validation.js';

/** A command or query, described for a program that finds out by itself what there is. */
export interface Described {
  readonly name: string;
  /** What it is for. */
  readonly about: string;
  /** Its fields, as JSON Schema. */
  readonly schema: Schema;
}

/**
 * Commands and queries by their names, for those who come by another way than the routes: described,
 * checked and carried out as there, with the same roles, sight and record of what was refused.
 */
@Injectable()
export class Messages {
  private readonly pipe = validation();
  private readonly newId: NewIdPipe;

  constructor(
    private readonly definitions: Definitions,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly attempts: Attempts,
    private readonly description: ApiDescription,
    settings: Settings,
  ) {
    this.newId = new NewIdPipe(definitions, settings);
  }

  /** The queries that somebody with these roles may ask. */
  queriesFor(roles: readonly Role[]): readonly Described[] {
    return this.describedFor(roles, this.queryTypes());
  }

  /** The commands that somebody with these roles may send. */
  commandsFor(roles: readonly Role[]): readonly Described[] {
    return this.describedFor(roles, this.commandTypes());
  }

  /** @throws NoSuchRoute, InvalidRequest, and what the query refuses */
  ask(name: string, fields: object, way: string): Promise<unknown> {
    return this.noted(name, way, async () => {
      const type = this.typeIn(this.queryTypes(), name);
      return this.queries.execute(await this.checked(type, fields, 'query'));
    });
  }

  /** @throws NoSuchRoute, InvalidRequest, and what the command refuses */
  send(name: string, fields: object, way: string): Promise<Receipt> {
    return this.noted(name, way, async () => {
      const type = this.typeIn(this.commandTypes(), name);
      checkSize(fields);
      const whole = this.newId.transform(fields, { type: 'body', metatype: type });
      return this.commands.execute(await this.checked(type, whole, 'body'));
    });
  }

  private queryTypes(): readonly Type<Query<unknown>>[] {
    const { views, derived } = this.definitions;
    return [...views.flatMap(({ queries }) => Object.values(queries)), ...derived];
  }

  private commandTypes(): readonly Type<DomainCommand>[] {
    return this.definitions.deciders.flatMap(({ commands }) => Object.values(commands));
  }

  private describedFor(roles: readonly Role[], types: readonly Type[]): readonly Described[] {
    return types
      .filter((type) => this.definitions.allowed(type)?.some((role) => roles.includes(role)))
      .map((type) => ({
        name: type.name,
        about: this.description.operations.get(type.name)?.description ?? type.name,
        schema: schemaOf(type),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws NoSuchRoute, NotAllowed */
  private typeIn<T>(types: readonly Type<T>[], name: string): Type<T> {
    const type = types.find((each) => each.name === name);
    if (!type) throw platformRefusals.NoSuchRoute({ field: 'name', found: name.slice(0, 80) });
    authorise(this.definitions.allowed(type), requestContext());
    return type;
  }

  /** @throws InvalidRequest */
  private async checked<T>(type: Type<T>, fields: unknown, from: 'query' | 'body'): Promise<T> {
    const made: unknown = await this.pipe.transform(fields, { type: from, metatype: type });
    if (made instanceof type) return made;
    throw platformRefusals.InvalidRequest({ rule: 'an object of fields' });
  }

  /** Runs it in a context that names the message; a grave refusal is kept for auditors. */
  private noted<T>(name: string, way: string, run: () => Promise<T>): Promise<T> {
    const context = { ...requestContext(), message: name };
    return inContext(context, async () => {
      try {
        return await run();
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.isGrave || context.beyondReach === true) {
          this.attempts.refused(refusal, context, way);
        }
        throw error instanceof Refusal ? error : refusal;
      }
    });
  }
}
