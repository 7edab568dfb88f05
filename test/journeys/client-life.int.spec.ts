import { contexts } from '../../apps/contexts.js';
import { yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
let approver: Voice;

/** What the whole story is about: a client from the first talk to the first repayments. */
const clientId = 'cl_qinling';
let applicationId: string;
let loanId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  approver = await rapport.as('creditApprover');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const stands = (path: string, seen: (body: Shown) => boolean, voice = bank.wang) =>
  eventually(async () => (await voice.get(path)).body, seen, 60_000);
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;

describe('a client', () => {
  it('is registered with industry, region, size and stage of maturity, and found by them', async () => {
    await bank.client(clientId, 'wang', {
      industry: { scheme: 'GBT4754', code: 'D' },
      region: { scheme: 'CN', code: '61' },
      size: 'medium',
      maturity: 'growing',
    });
    await bank.client('cl_weihe');
    await bank.client('cl_parent');
    const by = 'industryScheme=GBT4754&industry=D&regionScheme=CN&region=61&size=medium';
    const { items } = await stands(
      `/clients?${by}&maturity=growing`,
      (body) => body.items.length === 1,
    );
    expect(items[0].clientId).toBe(clientId);
    const totals = await bank.shown(bank.wang, '/clients/totals?dimension=size');
    expect(JSON.stringify(totals)).toMatch('medium');
  });

  it('belongs to a group and has related parties, which are seen from both sides', async () => {
    const parent = { partyId: 'cl_parent', relation: 'parent', share: '0.6' };
    const { position } = await bank.sent(bank.wang, `/clients/${clientId}/related-parties`, parent);
    const own = await bank.shown(bank.wang, `/clients/${clientId}`, position);
    expect(JSON.stringify(own)).toMatch(/"cl_parent"/);
    const theirs = await bank.shown(bank.wang, '/clients/cl_parent', position);
    expect(JSON.stringify(theirs)).toMatch(/subsidiary/);
    const group = await bank.sent(bank.wang, '/groups', { name: { zh: '秦岭集团' } });
    const joined = await bank.sent(bank.wang, `/groups/${group.id}/members`, {
      clientId,
      role: 'core',
    });
    const shown = await bank.shown(bank.wang, `/groups/${group.id}`, joined.position);
    expect(shown.clients).toMatchObject([{ clientId, role: 'core' }]);
  });

  it('comes to the next stage of its life with the bank, and to no other', async () => {
    const path = `/clients/${clientId}/lifecycle-stages`;
    await bank.refused(bank.wang, path, { stage: 'firstContact', reason: 'Again.' }, 409);
    const grown = { stage: 'established', reason: 'A third loan is asked for.' };
    const { position } = await bank.sent(bank.wang, path, grown);
    const { items } = await bank.shown(bank.wang, '/clients?lifecycle=established', position);
    expect(items).toMatchObject([{ clientId, lifecycle: 'established' }]);
  });
});

describe('an application', () => {
  it('asks for nothing that is known of the client, and paces the contacts', async () => {
    for (const kind of ['businessLicence', 'financialStatement']) {
      const paper = { clientId, kind, title: kind, issuedOn: '2025-12-31', archivedAs: 'XA-7' };
      await bank.sent(bank.wang, '/documents', paper);
    }
    const asked = { clientId, terms: yearOfInstalments };
    ({ id: applicationId } = await bank.sent(bank.wang, '/applications', asked));
    const contacts = await stands(`/contacts/${clientId}`, ({ stage }) => stage === 'application');
    // An ordinary client is contacted every week while it applies.
    expect(contacts).toMatchObject({ profile: 'ordinary', dueOn: '2026-01-19' });
    const due = await bank.shown(bank.wang, '/contacts/due?day=2026-01-31');
    expect(due.items.map((row: Shown) => row.clientId)).toContain(clientId);
  });

  it('paces them by the kind of client', async () => {
    const closely = { profile: 'responsible', reason: 'A strategic client.' };
    const { position } = await bank.sent(bank.wang, `/contacts/${clientId}/cadences`, closely);
    const contacts = await bank.shown(bank.wang, `/contacts/${clientId}`, position);
    expect(contacts).toMatchObject({ profile: 'responsible', dueOn: '2026-01-15' });
  });

  it('goes through its stages by itself, each with the days it took', async () => {
    rapport.clock.day = '2026-01-15';
    const path = `/applications/${applicationId}`;
    await bank.sent(bank.risk, `${path}/reviews`, {
      recommendation: 'approve',
      comment: 'Cash flow covers the debt service.',
    });
    await stands(`/contacts/${clientId}`, ({ stage }) => stage === 'approval');
    rapport.clock.day = '2026-01-17';
    const { position } = await bank.sent(approver, `${path}/approvals`, {});
    const seen = await bank.shown(bank.wang, path, position);
    expect(seen).toMatchObject({ stage: 'approved', reviewDays: 3, decisionDays: 2, totalDays: 5 });
    const { items } = await bank.shown(bank.wang, `/applications?clientId=${clientId}`, position);
    expect(items).toMatchObject([{ applicationId, stage: 'approved' }]);
    const pipeline = await bank.shown(bank.wang, '/pipeline', position);
    expect(pipeline).toContainEqual(
      expect.objectContaining({
        stage: 'approved',
        meanDays: { review: '3', decision: '2', total: '5' },
      }),
    );
  });
});

describe('the loan', () => {
  it('opens by itself with what the application says, and nothing is typed twice', async () => {
    const { items } = await stands(
      `/loans?applicationId=${applicationId}`,
      (body) => body.items.length === 1,
    );
    expect(items[0]).toMatchObject({ clientId, managerId: 'wang', status: 'granted' });
    loanId = items[0].loanId;
    await bank.sent(bank.wang, `/loans/${loanId}/agreements`, { agreementNumber: 'QL-2026-1' });
    const payee = { name: '宝钢股份', account: '6222020200112233' };
    const { amount } = yearOfInstalments;
    const drawdown = { proposalId: 'd1', amount, payee, way: 'entrusted', use: '采购钢材' };
    await bank.sent(bank.wang, `/loans/${loanId}/drawdowns`, drawdown);
    await bank.sent(bank.risk, `/loans/${loanId}/proposals/d1/approvals`, {});
    const contacts = await stands(`/contacts/${clientId}`, ({ stage }) => stage === 'postLoan');
    expect(contacts.dueOn).toBe('2026-02-12');
  });

  it('makes the client a stable one, with the rule that says so', async () => {
    const position = await bank.close('2026-01-19');
    const type = await stands(
      `/segments/clients/${clientId}?after=${position}`,
      ({ segment }) => segment === 'stable',
    );
    expect(JSON.stringify(type)).toMatch('SG-T1');
    const segments = await bank.shown(bank.risk, '/segments');
    expect(segments).toContainEqual(expect.objectContaining({ segment: 'stable', clients: 1 }));
    const { items } = await bank.shown(bank.wang, '/segments/stable/clients');
    expect(items).toMatchObject([{ clientId }]);
  });

  it('is seen on one page with all that the bank knows of the client', async () => {
    const page = await bank.shown(bank.wang, `/clients/${clientId}/overview`);
    expect(page).toMatchObject({
      client: { clientId, lifecycle: 'established' },
      segment: { segment: 'stable' },
      contacts: { stage: 'postLoan' },
    });
    expect(page.exposure).toBeDefined();
  });

  it('follows the client to another manager', async () => {
    const path = `/clients/${clientId}/manager-transfers`;
    await bank.sent(bank.wang, path, { managerId: 'chen', reason: 'A new field of business.' });
    const { items } = await stands(
      '/loans?managerId=chen',
      (body) => body.items.length === 1,
      bank.chen,
    );
    expect(items).toMatchObject([{ loanId, clientId, managerId: 'chen' }]);
  });
});
