import { defineEvents, event } from '#kernel';
import { Definitions } from './definitions.js';
import { lifted } from './lifting.js';
import type { Metadata, Recorded } from './stores/event-store.js';

const events = defineEvents('jarId', { JarFilled: event<{ readonly beans: number }>() });
const metadata: Metadata = {
  version: 1,
  actor: { id: 'rm-7', person: 'st_7', roles: ['relationshipManager'], channel: 'api' },
  command: 'FillJar',
  $correlationId: 'request-1',
  tenant: 'bank',
  businessDate: '2026-03-02',
};
const recorded: Recorded = {
  stream: 'jar-a-b',
  revision: 3,
  position: 100,
  eventId: '00000000-0000-0000-0000-000000000001',
  type: 'JarFilled',
  data: { beans: 1 },
  metadata,
  at: '2026-03-02T17:00:00.000Z',
};
const definitions = new Definitions();
definitions.add({
  processes: [
    { name: 'p', events, types: new Set(['JarFilled']), react: () => [], sweep: () => undefined },
  ],
});
const lifting = (changed: object) => lifted(definitions, { ...recorded, ...changed });

describe('a recorded event', () => {
  it('tells what happened, where, by whom and upon which command', () =>
    expect(lifting({})).toEqual({
      fact: { type: 'JarFilled', data: { beans: 1 } },
      occurrence: {
        id: 'a-b',
        stream: 'jar-a-b',
        revision: 3,
        position: 100,
        eventId: recorded.eventId,
        at: recorded.at,
        valueDate: '2026-03-02',
        businessDate: '2026-03-02',
        actor: 'rm-7',
        person: 'st_7',
        roles: ['relationshipManager'],
        channel: 'api',
        command: 'FillJar',
        correlationId: 'request-1',
      },
    }));

  it('counts on its value date where it has one', () => {
    const { occurrence } = lifting({ data: { beans: 1, valueDate: '2026-02-27' } });
    expect(occurrence.valueDate).toBe('2026-02-27');
  });

  it('is not readable where it is of a later version than this release knows', () => {
    const { unreadable } = lifting({ metadata: { ...metadata, version: 9 } });
    expect(unreadable).toBeInstanceOf(Error);
  });

  it.each([
    ['no metadata', { metadata: undefined }],
    ['metadata of its own', { metadata: { by: 'somebody' } }],
    ['metadata that are no object', { metadata: 'none' }],
    ['no data', { data: null }],
    ['data that are no object', { data: 'beans' }],
  ])('of somebody else, with %s, is not readable and does no harm', (_, changed) => {
    const { unreadable, occurrence } = lifting(changed);
    expect(unreadable?.message).toMatch(/was not written by Rapport/);
    expect(occurrence).toMatchObject({ stream: 'jar-a-b', position: 100, valueDate: '2026-03-02' });
  });
});
