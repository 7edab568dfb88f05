/** Reads that one request has open at a time: a connection to the event store bears a hundred. */
const mostAtOnce = 8;

/** What a task makes of each item, in their order, a few at a time. */
export async function someAtOnce<T, R>(
  items: readonly T[],
  task: (item: T) => Promise<R>,
  many = mostAtOnce,
): Promise<readonly R[]> {
  const done: R[] = [];
  for (let start = 0; start < items.length; start += many) {
    const some = items.slice(start, start + many);
    done.push(...(await Promise.all(some.map(task))));
  }
  return done;
}
