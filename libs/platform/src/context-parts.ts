import type { Decider, Process, RowRef, View } from '#kernel';
import type { Type } from '@nestjs/common';
import type { Query } from '@nestjs/cqrs';
import type { RegisterViews } from './identity/person.js';

/** Which migration is open; none where the field is missing. */
export interface OpenMigration {
  readonly migrationId?: string;
}

/** What a bounded context is made of: the only list anyone keeps. */
export interface ContextParts {
  readonly deciders?: readonly Decider[];
  readonly views?: readonly View[];
  readonly processes?: readonly Process[];
  /** The staff register, of the one context that keeps it. */
  readonly register?: RegisterViews;
  /** Whose each client is, of the one context that keeps clients: rows of `ClientScopeRow`. */
  readonly scopes?: View;
  /** Where the row of the open migration is, of the one context that keeps migrations. */
  readonly migration?: RowRef<OpenMigration>;
  readonly controllers?: Type[];
  /** The questions about the past that follow from the others; nobody lists them. */
  readonly derived?: readonly Type<Query<unknown>>[];
}
