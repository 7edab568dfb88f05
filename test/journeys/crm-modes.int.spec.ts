import { contexts } from '../../apps/contexts.js';
import { LendingDesk, yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** How a relationship is kept, and what follows from it in other contexts. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
  bank = await openBank(rapport);
  await bank.client('cl_mill');
  await bank.client('cl_grid');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const stands = (path: string, seen: (body: Shown) => boolean, voice: Voice = bank.wang) =>
  eventually(async () => (await voice.get(path)).body, seen, 60_000);
const modeOf = (clientId: string) => `/clients/${clientId}/crm-mode`;
const small = {
  ...yearOfInstalments,
  product: 'standard',
  amount: { minor: 1_000_000, currency: 'CNY' },
};

describe('the mode of a relationship', () => {
  it('tells what it is for and what follows from it, in both languages', async () => {
    const { modes, rules } = await bank.shown(bank.wang, '/crm-mode-rules?on=2026-03-02');
    expect(modes.map((row: Shown) => [row.mode, row.zh])).toEqual([
      ['basic', '基本型'],
      ['passive', '被动型'],
      ['responsible', '负责型'],
    ]);
    expect(rules).toContainEqual(
      expect.objectContaining({ id: 'CM-passive', cadence: 'passive', monitoring: 'monthly' }),
    );
  });

  it('drives cadence, monitoring and straight-through handling', async () => {
    const reason = '集团客户，按月拜访。';
    const sent = await bank.sent(bank.wang, modeOf('cl_grid'), { mode: 'responsible', reason });
    const shown = await bank.shown(bank.wang, modeOf('cl_grid'), sent.position);
    expect(shown).toMatchObject({
      effective: 'responsible',
      relationship: { by: 'wang', reason },
      steps: [{ mode: 'responsible', from: null, by: 'wang' }],
    });
    await stands('/contacts/cl_grid', ({ profile }) => profile === 'responsible');
    await stands(
      '/clients/cl_grid/credit-standing',
      ({ straightThrough }) => straightThrough === false,
    );
    await stands(
      '/warnings/cl_grid/figures',
      ({ profile, depth }) => profile?.mode === 'responsible' && depth === 'daily',
    );
  });

  it('leaves a standard application to people where somebody is to decide', async () => {
    for (const clientId of ['cl_grid', 'cl_mill']) {
      for (const kind of ['businessLicence', 'financialStatement']) {
        const issuedOn = rapport.clock.today();
        const paper = { clientId, kind, title: kind, issuedOn, archivedAs: 'XA-7' };
        await bank.sent(bank.wang, '/documents', paper);
      }
      const low = { riskClass: 'low', reason: 'AAA' };
      await bank.sent(bank.risk, `/clients/${clientId}/credit-standing/risk-class`, low);
    }
    const basic = { mode: 'basic', reason: '标准化小额贷款。' };
    await bank.sent(bank.wang, modeOf('cl_mill'), basic);
    await stands('/contacts/cl_mill', ({ profile }) => profile === 'basic');
    const ask = async (clientId: string) =>
      (await bank.sent(bank.wang, '/applications', { clientId, terms: small })).id;
    const [tailored, standard] = [await ask('cl_grid'), await ask('cl_mill')];
    const routed = await stands(`/applications/${tailored}`, (row) => row.routed !== undefined);
    expect(routed.routed).toContain('mode');
    const other = await stands(
      `/applications/${standard}`,
      (row) => row.routed !== undefined || row.stage === 'approved',
    );
    expect(other.routed ?? []).not.toContain('mode');
  });

  it('is made less attentive by a head only, and says so in both languages', async () => {
    const passive = { mode: 'passive', reason: '客户要求减少打扰。' };
    const { labels } = await bank.refused(bank.wang, modeOf('cl_grid'), passive, 403);
    expect(labels.zh).toMatch('机构负责人');
    const { position } = await bank.sent(bank.head, modeOf('cl_grid'), passive);
    const { items } = await bank.shown(bank.head, '/crm-modes?mode=passive', position);
    expect(items).toMatchObject([{ clientId: 'cl_grid', managerId: 'wang' }]);
    const totals = await bank.shown(bank.risk, '/crm-modes/totals', position);
    expect(totals).toEqual([
      { mode: 'basic', clients: 1 },
      { mode: 'passive', clients: 1 },
      { mode: 'responsible', clients: 0 },
    ]);
    await stands('/contacts/cl_grid', ({ profile }) => profile === 'passive');
  });

  it('may be that of one facility, and what it drove is set back when it ends', async () => {
    const desk = await LendingDesk.of(rapport);
    const clientId = await desk.client({ zh: '西安灞河物流有限公司' });
    const loanId = await desk.granted(clientId);
    const path = `/clients/${clientId}/crm-mode/facilities/${loanId}`;
    const ending = `/clients/${clientId}/crm-mode/facilities/${loanId}/end`;
    const tailored = { mode: 'responsible', reason: '项目复杂，逐笔跟踪。' };
    const sent = await bank.sent(desk.rm, path, tailored);
    expect(await bank.shown(desk.rm, modeOf(clientId), sent.position)).toMatchObject({
      effective: 'responsible',
      facilities: [{ loanId, ...tailored }],
      steps: [{ loanId, mode: 'responsible', from: null }],
    });
    await stands(`/contacts/${clientId}`, ({ profile }) => profile === 'responsible', desk.rm);
    const standing = `/clients/${clientId}/credit-standing`;
    await stands(standing, ({ straightThrough }) => straightThrough === false, desk.rm);
    const over = { reason: '项目已完工。' };
    await bank.refused(desk.rm, ending, over, 403);
    const end = await bank.sent(bank.risk, ending, over);
    expect(await bank.shown(desk.rm, modeOf(clientId), end.position)).toMatchObject({
      effective: null,
      facilities: [],
    });
    await stands(`/contacts/${clientId}`, ({ profile }) => profile === 'ordinary', desk.rm);
    await stands(standing, ({ straightThrough }) => straightThrough === true, desk.rm);
    await stands(
      `/warnings/${clientId}/figures`,
      ({ profile, depth }) =>
        profile === undefined || (profile.mode === 'none' && depth === 'daily'),
      desk.rm,
    );
  });

  it('is refused for a loan that the client does not have', async () => {
    const path = `${modeOf('cl_mill')}/facilities/ln_nobody`;
    await bank.refused(bank.wang, path, { mode: 'responsible', reason: 'Tailored.' });
    await bank.refused(bank.risk, `${path}/end`, { reason: 'Over.' }, 409);
  });
});
