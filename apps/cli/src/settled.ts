import { Checkpoints, Definitions, EventStore, ViewRegistry } from '#platform';
import type { Running } from '#platform';

/**
 * Waits, each time it is called, until every view and process has seen what has happened since a
 * position, and all that the processes did about it. Patience is how long each may take, in
 * milliseconds.
 */
export function settling(
  app: Running['app'],
  from: number | undefined,
  patience = 180_000,
): () => Promise<void> {
  const { views, processes } = app.get(Definitions);
  const [store, registry] = [app.get(EventStore), app.get(ViewRegistry)];
  const heard = new Set(processes.flatMap(({ types }) => [...types]));
  const followers = processes.map(({ name }) => `process:${name}`);
  let seen = from;
  return async () => {
    let head = seen;
    for (;;) {
      let calling: number | undefined;
      for await (const { type, position } of store.log(head)) {
        head = position;
        if (heard.has(type)) calling = position;
      }
      if (calling === undefined) break;
      await follow(app, followers, calling, patience);
    }
    seen = head;
    if (head === undefined) return;
    const builds = await Promise.all(views.map((view) => registry.live(view)));
    await follow(app, builds, head, patience);
  };
}

async function follow(
  app: Running['app'],
  followers: readonly string[],
  position: number,
  patience: number,
): Promise<void> {
  const checkpoints = app.get(Checkpoints);
  const reached = await Promise.all(
    followers.map((each) => checkpoints.waitFor(each, position, patience)),
  );
  const late = followers.filter((_, index) => !reached[index]);
  if (late.length > 0) throw new Error(`${late.join(', ')} did not follow: is a worker running?`);
}
