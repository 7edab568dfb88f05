import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent, Recorded } from './event-store.js';
import { rotateSealKey, sealKeysFile, Seals } from './seals.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-seals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const seals = Seals.open({ data: folder, sealKeys: '' });

const event: NewEvent = {
  id: '00000000-0000-0000-0000-000000000001',
  type: 'JarFilled',
  data: { jarId: 'a', beans: 1.5, note: 'ein "Wort" \ud800', gone: undefined },
  metadata: {
    version: 1,
    actor: { id: 'rm-7', roles: ['relationshipManager'] },
    command: 'FillJar',
    $correlationId: 'r-1',
    tenant: 'bank',
    businessDate: '2026-03-02',
  },
};

/** An event as it comes back from a store. */
const stored = (sealed: NewEvent, changed: Partial<Recorded> = {}): Recorded => {
  const { id, type, data, metadata } = JSON.parse(JSON.stringify(sealed)) as NewEvent;
  const at = '2026-03-02T09:00:00.000Z';
  const where = { stream: 'jar-a', revision: 3, position: 100, at };
  return { ...where, eventId: id, type, data, metadata, ...changed };
};
const sealed = seals.sealed('jar-a', 3, event);

describe('a seal', () => {
  it('fits the event that was recorded', () =>
    expect(seals.doubtOf(stored(sealed))).toBeUndefined());

  it.each<[string, Partial<Recorded>]>([
    ['whose data were altered', { data: { jarId: 'a', beans: 2 } }],
    ['of another type', { type: 'JarEmptied' }],
    ['moved to another stream', { stream: 'jar-b' }],
    ['moved within its stream', { revision: 4 }],
    ['under another id', { eventId: '00000000-0000-0000-0000-000000000002' }],
    ['of another actor', { metadata: { ...sealed.metadata, actor: { id: 'x', roles: [] } } }],
  ])('fits no event %s', (_, changed) =>
    expect(seals.doubtOf(stored(sealed, changed))).toBe('brokenSeal'),
  );

  it.each([[undefined], [{}], ['text'], [event.metadata]])('is missed beside %j', (metadata) =>
    expect(seals.doubtOf(stored(sealed, { metadata: metadata as never }))).toBe('unsealed'),
  );

  it('of a key that is not there is told apart from a broken one', () => {
    const other = Seals.open({ data: '', sealKeys: Buffer.alloc(32, 1).toString('base64url') });
    expect(other.doubtOf(stored(sealed))).toBe('unknownKey');
  });

  it('of a former key is believed after a new one has taken its place', () => {
    const id = rotateSealKey(folder);
    const later = Seals.open({ data: folder, sealKeys: '' });
    expect(later.ids).toEqual([...seals.ids, id]);
    expect(later.doubtOf(stored(sealed))).toBeUndefined();
    const next = later.sealed('jar-a', 3, event);
    expect(next.metadata.seal).toMatch(new RegExp(`^${id}\\.`));
    expect(later.doubtOf(stored(next))).toBeUndefined();
  });

  it('is made with keys that nobody else of the machine reads', () =>
    expect(statSync(sealKeysFile(folder)).mode & 0o077).toBe(0));

  it('needs a key of 256 bits', () =>
    expect(() => Seals.open({ data: '', sealKeys: 'c2hvcnQ' })).toThrow(/32 bytes/));
});
