import { defineEvents, defineView, event } from '#kernel';
import { Definitions } from '../../definitions.js';
import type { Recorded } from '../../stores/event-store.js';
import { OwnWrites } from './own-writes.js';

const events = defineEvents('jarId', {
  JarFilled: event<{ readonly lid: string }>(),
  LidLost: event<{ readonly lid: string }>(),
  JarBroken: event<Record<string, never>>(),
});
interface LidRow {
  readonly lid: string;
}
const lids = defineView({
  name: 'lids',
  events,
  empty: (lid): LidRow => ({ lid }),
  key: { JarFilled: ({ lid }) => lid, LidLost: ({ lid }) => lid },
  on: { JarFilled: (_, row) => row, LidLost: () => undefined },
  scope: 'open',
  queries: {},
  answer: {},
  allow: {},
});

const written = (type: string, data: object, position: number): Recorded => ({
  stream: 'jar-1',
  revision: 0,
  position,
  eventId: '00000000-0000-0000-0000-000000000001',
  type,
  data,
  metadata: {
    version: 1,
    actor: { id: 'rm-1', roles: [] },
    command: 'FillJar',
    $correlationId: 'c',
    tenant: 'default',
    businessDate: '2026-03-02',
  },
  at: '2026-03-02T09:00:00.000Z',
});

function ownWrites() {
  const definitions = new Definitions();
  definitions.add({ views: [lids] });
  return new OwnWrites(definitions);
}

describe('what a process wrote itself', () => {
  it('is waited for where it concerns the row that is asked for', () => {
    const own = ownWrites();
    own.position(lids, 'red');
    own.appended([written('JarFilled', { lid: 'red' }, 100)]);
    own.appended([written('JarFilled', { lid: 'blue' }, 200)]);
    expect(own.position(lids, 'red')).toBe(100);
    expect(own.position(lids, 'blue')).toBe(200);
    expect(own.position(lids, 'green')).toBe(-1);
  });

  it('is the last change of a row, also where that takes the row off', () => {
    const own = ownWrites();
    own.position(lids, 'red');
    own.appended([written('JarFilled', { lid: 'red' }, 100)]);
    own.appended([written('LidLost', { lid: 'red' }, 200)]);
    expect(own.position(lids, 'red')).toBe(200);
  });

  it('is all of it, where it was written before anybody asked for a row of the view', () => {
    const own = ownWrites();
    own.appended([written('JarFilled', { lid: 'red' }, 100)]);
    own.appended([written('JarBroken', {}, 300)]);
    expect(own.position(lids, 'red')).toBe(300);
    expect(own.position(lids, 'blue')).toBe(300);
    own.appended([written('JarFilled', { lid: 'red' }, 400)]);
    expect(own.position(lids, 'red')).toBe(400);
    expect(own.position(lids, 'blue')).toBe(300);
  });

  it('is never forgotten: beyond what is remembered, any row may have been changed', () => {
    const own = ownWrites();
    own.position(lids, 'red');
    for (let lid = 1; lid <= 20_001; lid++) {
      own.appended([written('JarFilled', { lid: `lid ${lid}` }, lid)]);
    }
    expect(own.position(lids, 'lid 1')).toBe(1);
    expect(own.position(lids, 'lid 2')).toBe(2);
    expect(own.position(lids, 'never')).toBe(1);
  });

  it('waits for nothing that the view does not care for', () => {
    const own = ownWrites();
    own.position(lids, 'red');
    own.appended([written('JarBroken', {}, 100)]);
    expect(own.position(lids, 'red')).toBe(-1);
  });
});
