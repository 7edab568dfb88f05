import { Definitions } from '../../definitions.js';
import { inContext } from '../../request-context.js';
import type { EventStore, Recorded } from '../../stores/event-store.js';
import { jars } from '../folding/fold.examples.js';
import { History } from './history.js';

/** A log that is not read to its end before somebody lets it. */
function heldLog() {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  async function* log(): AsyncIterable<Recorded> {
    await held;
    yield* [];
  }
  return { store: { log } as unknown as EventStore, letGo };
}

describe('who asks for the past of a whole view', () => {
  it('keeps nobody else out, however much they ask', async () => {
    const { store, letGo } = heldLog();
    const history = new History(store, new Definitions());
    const asked = (id: string, asOf: string) =>
      inContext({ actor: { id, roles: [] }, correlationId: 'spec' }, () =>
        history.table(jars, { asOf }).count({}),
      );
    const first = [asked('wang.fang', '2026-01-01'), asked('wang.fang', '2026-01-02')];
    await expect(asked('wang.fang', '2026-01-03')).rejects.toThrow(/TooManyReplays/);
    const other = asked('li.na', '2026-01-04');
    letGo();
    expect(await Promise.all([...first, other])).toEqual([0, 0, 0]);
    expect(await asked('wang.fang', '2026-01-05')).toBe(0);
  });
});
