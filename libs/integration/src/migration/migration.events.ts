import type { Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { MigratedKind } from '../integration.codes.js';

/** How much of one kind there is, and the sums of its amounts: one for each currency. */
export interface MigratedTotal {
  readonly kind: MigratedKind;
  readonly count: number;
  readonly amounts?: readonly Money[];
}

/** A time in which history of another system may come in. */
export const migrationEvents = defineEvents('migrationId', {
  MigrationOpened: event<{
    /** The system that the history comes from. */
    readonly source: string;
    readonly reason: string;
    /** What is to come in, by the word of the system it comes from. */
    readonly expected: readonly MigratedTotal[];
    readonly openedBy: string;
  }>(),
  /** From now on nothing comes in any more. */
  MigrationClosed: event<{
    /** What had come in when somebody looked and closed it. */
    readonly cameIn: readonly MigratedTotal[];
    /** Why that is right though it is not what was expected. */
    readonly explanation?: string;
    readonly closedBy: string;
  }>(),
});
