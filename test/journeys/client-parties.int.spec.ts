import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const clientId = 'cl_qinling';
const source = { provenance: 'publicSource', statedOn: '2026-01-10' };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  await bank.client(clientId, 'wang', { flags: ['stateBacked'] });
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;

let li: string;
let holding: string;
let registered: number;

describe('a client', () => {
  it('is found by legal form, role and who stands behind it', async () => {
    const shop = {
      clientId: 'cl_shop',
      form: 'soleProprietor',
      role: 'prospect',
      facts: { name: { zh: '老张面馆' } },
      source,
    };
    const { position } = await bank.sent(bank.wang, '/clients', shop);
    const found = async (by: string) => {
      const { items } = await bank.shown(bank.wang, `/clients?${by}`, position);
      return items.map((row: Shown) => row.clientId);
    };
    expect(await found('form=soleProprietor')).toEqual(['cl_shop']);
    expect(await found('role=prospect')).toEqual(['cl_shop']);
    expect(await found('flag=stateBacked')).toEqual([clientId]);
    const converted = await bank.sent(bank.wang, '/clients/cl_shop/conversions', {});
    const { items } = await bank.shown(bank.wang, '/clients?role=prospect', converted.position);
    expect(items).toEqual([]);
  });
});

describe('people and organisations outside', () => {
  it('are registered for a client and linked with it', async () => {
    ({ id: li } = await bank.sent(bank.wang, '/parties/persons', {
      clientId,
      fullName: '李建国',
      identity: { kind: 'residentCard', number: '610102197001010017' },
      source,
    }));
    ({ id: holding } = await bank.sent(bank.wang, '/parties/organisations', {
      clientId,
      kind: 'company',
      name: { zh: '秦岭控股' },
      source,
    }));
    const path = `/clients/${clientId}/related-parties`;
    const nobody = { partyId: 'pt_nobody', relation: 'parent' };
    expect((await bank.refused(bank.wang, path, nobody)).code).toBe('PartyUnknown');
    await bank.sent(bank.wang, path, { partyId: holding, relation: 'parent', share: '0.7' });
    const link = { partyId: li, relation: 'controller' };
    const { position } = await bank.sent(bank.wang, path, link);
    const file = await bank.shown(bank.wang, `/clients/${clientId}`, position);
    expect(file.relatedParties).toMatchObject([
      { partyId: holding, relation: 'parent', isOutside: true },
      { partyId: li, relation: 'controller', isOutside: true },
    ]);
    registered = position;
    const person = await bank.shown(bank.wang, `/parties/${li}`, position);
    expect(person).toMatchObject({
      fullName: '李建国',
      clients: [clientId],
      relations: [{ linkedBy: clientId, relation: 'controller' }],
    });
    const { items } = await bank.shown(bank.wang, `/parties?clientId=${clientId}`, position);
    expect(items).toHaveLength(2);
  });

  it('are found by their whole name and their number, by those who see them', async () => {
    const found = async (query: string, voice = bank.wang) => {
      const { items } = await bank.shown(voice, `/parties?${query}`);
      return items.map((row: Shown) => row.partyId);
    };
    const number = 'identityNumber=610102197001010017';
    expect(await found(`fullName=${encodeURIComponent('李 建国')}`)).toEqual([li]);
    expect(await found(number)).toEqual([li]);
    expect(await found(`${number}&knownAt=${registered}`)).toEqual([li]);
    expect(await found('identityNumber=610102197001010018')).toEqual([]);
    expect(await found(number, bank.chen)).toEqual([]);
    // Whoever is not shown the number does not learn whose it is either.
    await bank.service.get(`/parties?${number}`).expect(403);
  });

  it('tell of themselves what they agree to, and may take it back', async () => {
    const stated = {
      demographics: { birthYear: 1970, occupation: 'entrepreneur', education: 'master' },
      consent: { purpose: 'credit', givenOn: '2026-01-10', evidence: 'XA-17' },
      source,
    };
    const of = await bank.refused(bank.wang, `/parties/${holding}/demographics`, stated, 409);
    expect(of.code).toBe('NotAPerson');
    const { position } = await bank.sent(bank.wang, `/parties/${li}/demographics`, stated);
    const shown = await bank.shown(bank.wang, `/parties/${li}`, position);
    expect(shown.demographics).toMatchObject({ occupation: 'entrepreneur' });
    const masked = await bank.shown(bank.service, `/parties/${li}`, position);
    expect(masked).toMatchObject({ fullName: '李建国' });
    expect(masked.demographics).toBeUndefined();
    const back = await bank.sent(bank.wang, `/parties/${li}/demographics-withdrawals`, {
      reason: '本人书面要求',
    });
    const after = await bank.shown(bank.wang, `/parties/${li}`, back.position);
    expect(after.demographics).toBeUndefined();
    expect(after.consent.withdrawnOn).toBe('2026-01-12');
  });

  it('are out of sight for whom the client is out of reach', async () => {
    await bank.chen.get(`/parties/${li}`).expect(404);
    expect((await bank.shown(bank.chen, '/parties')).items).toEqual([]);
    await bank.client('cl_weihe', 'chen');
    const link = { partyId: li, relation: 'guarantor' };
    await bank.sent(bank.chen, '/clients/cl_weihe/related-parties', link);
    await bank.chen.get(`/parties/${li}`).expect(404);
  });
});

describe('the owners of a client', () => {
  it('are followed through all levels to the persons behind them', async () => {
    const path = `/clients/${clientId}/ownership`;
    const chart = {
      holdings: [
        { ownerId: holding, ownedId: clientId, share: '0.7' },
        { ownerId: li, ownedId: holding, share: '0.5' },
      ],
      source,
    };
    const circle = {
      ...chart,
      holdings: [...chart.holdings, { ownerId: clientId, ownedId: holding, share: '0.1' }],
    };
    expect((await bank.refused(bank.wang, path, circle)).code).toBe('OwnershipCircular');
    const { position } = await bank.sent(bank.wang, path, chart);
    const shown = await bank.shown(bank.wang, path, position);
    expect(shown.members).toMatchObject([{ ownerKind: 'company' }, { ownerKind: 'person' }]);
    const owners = await bank.shown(bank.wang, `/clients/${clientId}/beneficial-owners`, position);
    expect(owners).toMatchObject({
      day: '2026-01-12',
      owners: [{ partyId: li, share: '0.3500', because: 'share', levels: 1 }],
    });
    const page = await bank.shown(bank.wang, `/clients/${clientId}/overview`);
    expect(page.people).toHaveLength(2);
    expect(page.owners.owners).toMatchObject([{ partyId: li }]);
    expect(page.dataQuality.missing).not.toContain('ownership');
    await bank.chen.get(path).expect(404);
  });
});
