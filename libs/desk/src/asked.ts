import { Refusal } from '#kernel';

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
