import { Refusal } from '#kernel';
import type { Query, QueryBus } from '@nestjs/cqrs';

/** What somebody sees of a part of a page; undefined where there is nothing, or not for them. */
export async function orNothing<T>(part: Promise<T>): Promise<T | undefined> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof Refusal && (error.status === 404 || error.status === 403)) {
      return undefined;
    }
    throw error;
  }
}

/** The rows of a part that is a list. */
export const rowsOf = async <T>(
  part: Promise<{ readonly items: readonly T[] }>,
): Promise<readonly T[]> => (await orNothing(part))?.items ?? [];

/** Asks all that a page needs: at once, or in turn where each answer folds the log again. */
export class Asking {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly queries: QueryBus,
    private readonly isInTurn: boolean,
  ) {}

  execute<T>(query: Query<T>): Promise<T> {
    if (!this.isInTurn) return this.queries.execute(query);
    const asked = this.last.then(() => this.queries.execute(query));
    this.last = asked.catch(() => undefined);
    return asked;
  }
}
