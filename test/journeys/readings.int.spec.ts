import { EventStore } from '#platform';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** Who opened whose file is kept, and what a role has no need of it does not see. */
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
  await bank.client('cl_two', 'chen');
  await eventually(
    async () => (await auditor.get('/clients/cl_two')).status,
    (status) => status === 200,
  );
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

interface Entry {
  readonly actor: string;
  readonly reason?: string;
  readonly readings: readonly { readonly message: string; readonly clientIds: readonly string[] }[];
}

const readings = (query: string, atLeast = 1): Promise<readonly Entry[]> =>
  eventually(
    async () => {
      const { body } = await auditor.get(`/audit/readings?${query}`).expect(200);
      return (body as { readonly items: readonly Entry[] }).items;
    },
    ({ length }) => length >= atLeast,
  );

describe('a masked field', () => {
  const phone = { channel: 'sms', address: '+8613800138000', office: 'CFO' };
  const read = async (voice: Voice, path: string) => {
    const { body, headers } = await voice.get(path).expect(200);
    return { text: JSON.stringify(body), masked: headers['x-masked'] };
  };

  it('is shown to the roles that need it, and to others in no answer', async () => {
    const added = await bank.sent(bank.wang, '/clients/cl_one/reach/addresses', phone);
    const reason = 'Wrong number.';
    await bank.sent(bank.wang, '/clients/cl_one/reach/addresses/removals', {
      ...phone,
      office: undefined,
      reason,
    });
    const again = await bank.sent(bank.wang, '/clients/cl_one/reach/addresses', phone);
    const reach = '/clients/cl_one/reach';
    const answers = [
      `${reach}?after=${again.position}`,
      `${reach}?knownAt=${added.position}`,
      `${reach}?asOf=${rapport.clock.today()}`,
    ];
    for (const path of answers) {
      const whole = await read(bank.wang, path);
      expect([path, whole.text.includes(phone.address), whole.masked]).toEqual([
        path,
        true,
        undefined,
      ]);
      const hidden = await read(bank.risk, path);
      expect([path, hidden.text.includes(phone.address)]).toEqual([path, false]);
      expect([path, hidden.text.includes('CFO'), hidden.masked]).toEqual([
        path,
        true,
        'addresses.address',
      ]);
    }
  });
});

describe('what is taken out of the house', () => {
  const phone = '+8613500135000';

  beforeAll(async () => {
    const address = { channel: 'sms', address: phone, office: 'Chair' };
    const { position } = await bank.sent(bank.chen, '/clients/cl_two/reach/addresses', address);
    await bank.chen.get(`/clients/cl_two/reach?after=${position}`).expect(200);
    await eventually(
      async () => (await auditor.get('/audit/proof').expect(200)).body,
      ({ checkpoint }) => Number(checkpoint?.position ?? -1) >= position,
    );
  });

  it('has the masks that answers have, and is a reading', async () => {
    const { text } = await auditor.get('/audit/tables/reach?format=csv').expect(200);
    expect([text.includes('Chair'), text.includes('***'), text.includes(phone)]).toEqual([
      true,
      true,
      false,
    ]);
    const [table] = await readings(
      `actor=auditor&message=${encodeURIComponent('ExportTable reach')}`,
    );
    expect(new Set(table?.readings[0]?.clientIds)).toEqual(new Set(['cl_one', 'cl_two']));
  });

  it('as evidence is a reading, and so are the events that a person reads', async () => {
    await auditor.get('/audit/evidence?kind=client&subjectId=cl_two').expect(200);
    const [evidence] = await readings('actor=auditor&message=ExportEvidence');
    expect(evidence?.readings).toMatchObject([{ clientIds: ['cl_two'], roles: ['auditor'] }]);
    await bank.chen.get('/events/pages?client=cl_two').expect(200);
    const [events] = await readings('actor=chen&message=ReadEventPage');
    expect(events?.readings).toMatchObject([{ clientIds: ['cl_two'] }]);
  });
});

describe('what is read', () => {
  it('is kept: who opened whose file, in which role, and why', async () => {
    await bank.wang
      .get('/clients/cl_one')
      .set('X-Reason', encodeURIComponent('年度审查'))
      .expect(200);
    await bank.wang.get('/clients/cl_one').expect(200);
    const [entry] = await readings('clientId=cl_one&actor=wang&message=GetClient', 2);
    expect(entry).toMatchObject({
      actor: 'wang',
      person: 'wang',
      channel: 'api',
      readings: [
        {
          message: 'GetClient',
          roles: ['relationshipManager'],
          clientIds: ['cl_one'],
          times: 1,
        },
      ],
    });
    const reasons = (await readings('actor=wang', 2)).map(({ reason }) => reason);
    expect(reasons).toContain('年度审查');
  });

  it('is kept of lists, with the clients they showed, and of the past', async () => {
    await bank.head.get('/clients').expect(200);
    const [list] = await readings('actor=head&message=ListClients');
    expect(new Set(list?.readings[0]?.clientIds)).toEqual(new Set(['cl_one', 'cl_two']));
    const head = (await rapport.app.get(EventStore).head()) ?? 0;
    await bank.head.get(`/clients/cl_two?knownAt=${head}`).expect(200);
    const [past] = await readings('actor=head&message=GetClient');
    expect(past?.readings).toMatchObject([{ knownAt: String(head), clientIds: ['cl_two'] }]);
  });

  it('tells an auditor who has looked at a client, which is a reading as well', async () => {
    await readings('clientId=cl_two&actor=head');
    const { body } = await auditor.get('/audit/clients/cl_two/readers').expect(200);
    expect(body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ actor: 'head', roles: ['unitHead'], person: 'head' }),
      ]),
    );
    const [mine] = await readings('actor=auditor&message=ListReadersOfClient');
    expect(mine?.readings).toMatchObject([{ clientIds: ['cl_two'] }]);
    const none = '/audit/clients/cl_two/readers?until=2020-01-01T00:00:00Z';
    expect((await auditor.get(none).expect(200)).body).toEqual([]);
  });

  it('is for auditors alone, and apart from what is done', async () => {
    for (const voice of [bank.wang, bank.head, bank.risk, bank.admin]) {
      await voice.get('/audit/readings').expect(403);
      await voice.get('/audit/clients/cl_one/readers').expect(403);
    }
    const { body } = await auditor.get('/audit/trail?type=ReadingsRecorded').expect(200);
    expect(body.items).toEqual([]);
  });

  it('has a reason that can be read, or is refused', async () => {
    const reasons = [' ', '%E5%B9', encodeURIComponent('a'.repeat(501)), '%00'];
    for (const reason of reasons) {
      const { status, body } = await bank.wang.get('/clients/cl_one').set('X-Reason', reason);
      expect([status, body.code, body.details?.field]).toEqual([400, 'InvalidHeader', 'X-Reason']);
    }
  });

  it('is not lost when the process ends', async () => {
    await bank.chen.get('/clients/cl_two').expect(200);
    await rapport.stop();
    rapport = await startRapport(stores, contexts);
    auditor = await rapport.person('auditor');
    const [entry] = await readings('actor=chen&message=GetClient');
    expect(entry?.readings).toMatchObject([{ clientIds: ['cl_two'], times: 1 }]);
  });
});
