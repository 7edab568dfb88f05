import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';
import { createHash } from 'node:crypto';

/** An auditor sees again, byte for byte, what somebody was shown when they decided. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
let auditor: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  auditor = await rapport.as('auditor');
  await bank.client('cl_one');
  await bank.client('cl_two');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const phone = (address: string) => ({ channel: 'sms', address, office: 'CFO' });
const addresses = '/clients/cl_one/reach/addresses';

/** What somebody is shown, with the handle of the answer. */
async function shown(voice: Voice, path: string) {
  const { text, headers } = await voice.get(path).set('X-Remember', '1').expect(200);
  return { text, handle: String(headers['x-seen']), etag: headers['etag'] };
}

/** A command that names what its sender was shown; gives the position of its event. */
async function decided(voice: Voice, handles: readonly string[], address: string) {
  const { body } = await voice
    .post(addresses, phone(address), { 'X-Seen': handles.join(', ') })
    .expect(201);
  return Number(body.position);
}

const seenAt = async (position: number) =>
  (await auditor.get(`/audit/trail/${position}/seen`).expect(200)).body as readonly {
    readonly query: string;
    readonly asked: object;
    readonly same: boolean;
    readonly sha256: string;
    readonly answer: unknown;
  }[];

describe('what somebody saw when they decided', () => {
  it('is shown again byte for byte, whatever has changed since', async () => {
    const { position } = await bank.sent(bank.wang, addresses, phone('+8613800138000'));
    const after = `after=${position}`;
    const client = await shown(bank.wang, `/clients/cl_one?${after}`);
    const reach = await shown(bank.wang, `/clients/cl_one/reach?${after}`);
    const list = await shown(bank.wang, `/clients?limit=10&${after}`);
    const plain = await bank.wang.get('/clients/cl_one/reach').expect(200);
    expect([reach.text, reach.etag]).toEqual([plain.text, plain.headers['etag']]);
    const at = await decided(
      bank.wang,
      [client.handle, reach.handle, list.handle],
      '+8613900139000',
    );
    await bank.client('cl_three');
    const last = await bank.sent(bank.wang, addresses, phone('+8613700137000'));
    await bank.wang.get(`/clients/cl_one/reach?after=${last.position}`).expect(200);

    const seen = await seenAt(at);
    expect(seen.map(({ query, same }) => [query, same])).toEqual([
      ['GetClient', true],
      ['GetReach', true],
      ['ListClients', true],
    ]);
    expect(seen.map(({ answer }) => JSON.stringify(answer))).toEqual(
      [client, reach, list].map(({ text }) => text),
    );
    expect(seen.map(({ sha256 }) => sha256)).toEqual(
      [client, reach, list].map(({ text }) => createHash('sha256').update(text).digest('hex')),
    );
    expect(seen[2]?.asked).toEqual({ limit: 10 });
    const { body } = await auditor.get(`/audit/trail/${at}`).expect(200);
    expect(body.seen).toBe(3);
  });

  it('is what that person was shown: others see masks, an auditor sees them too', async () => {
    const risk = await shown(bank.risk, '/clients/cl_one/reach');
    expect(risk.text).not.toContain('+8613700137000');
    const { body } = await bank.risk
      .post(
        '/clients/cl_one/restrictions',
        { personIds: ['risk'], reason: 'Merger talks.' },
        { 'X-Seen': risk.handle },
      )
      .expect(201);
    const [again] = await seenAt(Number(body.position));
    expect([again?.same, JSON.stringify(again?.answer)]).toEqual([true, risk.text]);
  });

  it('cannot be made up, nor be what somebody else was shown', async () => {
    const { handle } = await shown(bank.wang, '/clients/cl_two');
    const [text = ''] = handle.split('.');
    const said = JSON.parse(Buffer.from(text, 'base64url').toString());
    const better = { ...said, seen: { ...said.seen, position: 1 } };
    const forged = handle.replace(text, Buffer.from(JSON.stringify(better)).toString('base64url'));
    const others = await shown(bank.head, '/clients/cl_two');
    for (const bad of [forged, others.handle, 'nothing', Array(9).fill(handle).join()]) {
      const { status, body } = await bank.wang.post(addresses, phone('+861'), { 'X-Seen': bad });
      expect([status, body.code, body.details?.field]).toEqual([400, 'InvalidHeader', 'X-Seen']);
    }
  });

  it('is never a search by name, nor what cannot be told again', async () => {
    const paths = ['/clients?search=one', '/clients?asOf=2026-03-01', '/clients/cl_two/history'];
    for (const path of paths) {
      const { status, body } = await bank.wang.get(path).set('X-Remember', '1');
      expect([path, status, body.code]).toEqual([path, 422, 'NotRemembered']);
    }
    const { body } = await bank.wang.get('/clients').set('X-Remember', 'yes').expect(400);
    expect(body.details.field).toBe('X-Remember');
  });

  it('is nothing where no answer was named, and for auditors alone', async () => {
    const other = '/clients/cl_two/reach/addresses';
    const { position } = await bank.sent(bank.wang, other, phone('+8613600136000'));
    expect(await seenAt(position)).toEqual([]);
    await bank.wang.get(`/audit/trail/${position}/seen`).expect(403);
    await auditor.get('/audit/trail/999999999/seen').expect(404);
  });
});
