import { apart, inContext, presentContext } from './request-context.js';

describe('what is read apart from a request', () => {
  const context = { actor: { id: 'auditor', roles: [] }, correlationId: 'spec' };
  let ended = false;
  async function* steps() {
    try {
      yield presentContext();
      await Promise.resolve();
      yield presentContext();
    } finally {
      ended = true;
    }
  }

  it('knows nothing of who reads it, at any step', async () => {
    const found: unknown[] = [];
    await inContext(context, async () => {
      for await (const each of apart(steps())) found.push(each);
    });
    expect(found).toEqual([undefined, undefined]);
  });

  it('ends where its reader stops', async () => {
    ended = false;
    await inContext(context, async () => {
      for await (const each of apart(steps())) {
        expect(each).toBeUndefined();
        break;
      }
    });
    expect(ended).toBe(true);
  });
});
