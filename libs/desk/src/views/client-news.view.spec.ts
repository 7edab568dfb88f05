import { clientEvents } from '#clients';
import { visited } from '#engagement/examples';
import { occurrence } from '#kernel/testing';
import type { ClientNewsRow } from './client-news.view.js';
import { clientNews } from './client-news.view.js';

describe('what is new at a client', () => {
  it('is told the latest first, from every context, sixty things at most', () => {
    let row: ClientNewsRow | undefined;
    const moved = clientEvents.LifecycleStageChanged({
      clientId: 'cl_1',
      from: 'new',
      to: 'established',
      reason: 'A year.',
    });
    const spoke = { ...visited, data: { ...visited.data, clientId: 'cl_1' } };
    for (const fact of [moved, ...Array.from({ length: 60 }, () => spoke)]) {
      const change = clientNews.change(fact, { ...occurrence, id: 'cl_1', stream: 's-1' });
      expect(change?.keys).toEqual(['cl_1']);
      row = change?.apply(row, 'cl_1');
    }
    expect(row?.news).toHaveLength(60);
    expect(row?.news[0]).toEqual({
      kind: 'spoke',
      on: '2026-03-02',
      at: '2026-03-02T09:00:00.000Z',
      stream: 's-1',
    });
    expect(row?.news.some(({ kind }) => kind === 'lifecycle')).toBe(false);
  });
});
