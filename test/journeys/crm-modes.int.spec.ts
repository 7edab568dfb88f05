import { contexts } from '../../apps/contexts.js';
import { yearOfInstalments } from '../lending-desk.js';
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
  rapport = await startRapport(stores, contexts);
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

  it('is refused for a loan that the client does not have', async () => {
    const path = `${modeOf('cl_mill')}/facilities/ln_nobody`;
    await bank.refused(bank.wang, path, { mode: 'responsible', reason: 'Tailored.' });
    await bank.refused(bank.risk, `${path}/end`, { reason: 'Over.' }, 409);
  });
});
