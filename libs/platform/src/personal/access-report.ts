import type { Page } from '#kernel';
import { NotFound } from '#kernel';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Definitions } from '../definitions.js';
import { lifted } from '../lifting.js';
import { EventStore } from '../stores/event-store.js';
import type { ListPersonalFacts, PersonalFactRow } from './personal-facts.view.js';
import type { PersonalFileRow } from './personal-files.view.js';
import { GetPersonalFile } from './personal-files.view.js';

/** An event that says something of a person, and what: nothing once the person is erased. */
export interface ToldFact extends PersonalFactRow {
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the bank knows of a person, and what it may do with it. */
export interface PersonReport {
  readonly personId: string;
  /** Absent where no purpose was stated and nothing was asked for. */
  readonly file?: PersonalFileRow;
  readonly facts: Page<ToldFact>;
}

/** Tells a person what the bank knows: the law gives them a right to it. */
@Injectable()
export class AccessReport {
  constructor(
    private readonly queries: QueryBus,
    private readonly store: EventStore,
    private readonly definitions: Definitions,
  ) {}

  async of(query: ListPersonalFacts): Promise<PersonReport> {
    const { personId, after } = query;
    const asked = GetPersonalFile.of({ personId, ...(after !== undefined && { after }) });
    const [facts, file] = await Promise.all([this.queries.execute(query), this.file(asked)]);
    if (!file && facts.items.length === 0) throw NotFound({ personId });
    const items: ToldFact[] = [];
    // One after the other: the store bounds how many reads a connection has open.
    for (const fact of facts.items) items.push({ ...fact, values: await this.valuesOf(fact) });
    return { personId, ...(file && { file }), facts: { items, next: facts.next } };
  }

  private async file(query: GetPersonalFile): Promise<PersonalFileRow | undefined> {
    try {
      return await this.queries.execute(query);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === NotFound.code) {
        return undefined;
      }
      throw error;
    }
  }

  private async valuesOf({ position, fields }: PersonalFactRow) {
    const event = await this.store.at(position);
    if (!event) return {};
    const data = lifted(this.definitions, event).fact.data as Readonly<Record<string, unknown>>;
    const there = fields.filter((field) => data[field] !== undefined);
    return Object.fromEntries(there.map((field) => [field, data[field]]));
  }
}
