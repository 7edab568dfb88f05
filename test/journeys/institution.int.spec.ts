import { localIssuer } from '#platform';
import { contexts } from '../../apps/contexts.js';
import { LendingDesk, yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** What lends: two administrators say so, and its type decides what there is to sell. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
let desk: LendingDesk;
let second: Voice;

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
  bank = await openBank(rapport);
  await bank.client('cl_mill');
  desk = await LendingDesk.of(rapport);
  second = await secondAdministrator();
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

async function secondAdministrator(): Promise<Voice> {
  const idp = await rapport.as('provisioner');
  const name = { zh: '邓凯' };
  const person = { personId: 'deng', userName: 'deng', name, unitId: 'un_h' };
  await bank.sent(idp, '/staff', person);
  await bank.sent(idp, '/staff/deng/sign-ins', { issuer: localIssuer, subject: 'deng' });
  const role = { role: 'administrator', validFrom: '2020-01-01' };
  const { position } = await bank.sent(idp, '/staff/deng/roles', role);
  await bank.shown(bank.admin, '/staff/deng', position);
  return rapport.person('deng');
}

const facts = {
  type: 'commercialBank',
  name: { en: 'Qinling Bank', zh: '秦岭银行' },
  languages: ['zh', 'en'],
  currencies: ['CNY'],
  calendars: ['china', 'none'],
};
const asked = (terms: object) => ({
  clientId: 'cl_mill',
  terms: { ...yearOfInstalments, ...terms },
});

/** Says what the institution is, and has a second administrator agree. */
async function become(change: object): Promise<number> {
  const proposal = { facts: { ...facts, ...change }, reason: '监管批复' };
  await bank.sent(bank.admin, '/institution/proposals', proposal);
  return (await bank.sent(second, '/institution/confirmations', {})).position;
}

describe('the institution', () => {
  it('is nothing until two administrators have said what it is', async () => {
    expect(await bank.shown(bank.wang, '/institution')).toMatchObject({ before: [] });
    const { position } = await bank.sent(bank.admin, '/institution/proposals', {
      facts,
      reason: '系统上线',
    });
    expect(await bank.shown(bank.admin, '/institution', position)).toMatchObject({
      proposed: { facts, reason: '系统上线' },
    });
    const alone = await bank.refused(bank.admin, '/institution/confirmations', {}, 409);
    expect(alone.code).toBe('NotIndependent');
    await bank.refused(bank.wang, '/institution/confirmations', {}, 403);
    const done = await bank.sent(second, '/institution/confirmations', {});
    const shown = await bank.shown(bank.wang, '/institution', done.position);
    expect(shown).toMatchObject({
      facts,
      confirmedBy: 'deng',
      calledBy: { en: 'the bank', zh: '本行' },
    });
    expect(shown.titles).toContainEqual({
      role: 'relationshipManager',
      en: 'Relationship manager',
      zh: '客户经理',
    });
  });

  it('is refused where it names no type, no currency, or a calendar that nobody keeps', async () => {
    for (const wrong of [
      { type: 'pawnshop' },
      { currencies: [] },
      { currencies: ['yuan'] },
      { calendars: ['moon'] },
      { languages: ['fr'] },
    ]) {
      const path = '/institution/proposals';
      await bank.refused(bank.admin, path, { facts: { ...facts, ...wrong }, reason: '试' }, 400);
    }
    const nothing = await bank.refused(second, '/institution/confirmations', {}, 409);
    expect(nothing.labels.zh).toBe('没有待确认的机构信息变更');
  });

  it('lends in its currencies only', async () => {
    const dollars = asked({ amount: { minor: 10_000_000, currency: 'USD' } });
    const { code, details } = await bank.refused(bank.wang, '/applications', dollars);
    expect([code, details.field]).toEqual(['CurrencyNotOfInstitution', 'terms.amount']);
    await bank.sent(bank.wang, '/applications', asked({}));
  });

  it('of another type sells other products, and calls its people otherwise', async () => {
    const position = await become({ type: 'guaranteeCompany' });
    const shown = await bank.shown(bank.wang, '/institution', position);
    expect(shown).toMatchObject({
      calledBy: { zh: '本公司' },
      before: [{ facts: { type: 'commercialBank' } }],
    });
    expect(shown.titles).toContainEqual(
      expect.objectContaining({ role: 'relationshipManager', zh: '担保项目经理' }),
    );
    const sold = await bank.shown(bank.wang, '/products/catalogue');
    expect(sold.map(({ id }: { readonly id: string }) => id)).toEqual(['guaranteedSmallBusiness']);
    const { code, labels } = await bank.refused(bank.wang, '/applications', asked({}));
    expect([code, labels.zh]).toEqual(['ProductNotOfInstitution', '本类机构不办理该产品']);
    const draft = { template: 'merger', reason: '新产品' };
    const refused = await bank.refused(desk.approver, '/products', draft);
    expect(refused.code).toBe('ProductNotOfInstitution');
    const rules = await bank.shown(bank.wang, '/institution-rules?on=2026-03-02');
    expect(rules).toHaveLength(4);
  });

  it('keeps its calendars: a product that counts by another is not drafted', async () => {
    await become({ calendars: ['china'] });
    const draft = { template: 'workingCapital', reason: '新产品' };
    const { code } = await bank.refused(desk.approver, '/products', draft);
    expect(code).toBe('CalendarNotOfInstitution');
  });

  it('may be proposed and declined', async () => {
    const proposal = { facts: { ...facts, type: 'consumerFinance' }, reason: '转型' };
    await bank.sent(bank.admin, '/institution/proposals', proposal);
    const { position } = await bank.sent(second, '/institution/declines', { reason: '未获批' });
    const shown = await bank.shown(bank.wang, '/institution', position);
    expect(shown).toMatchObject({ facts: { type: 'commercialBank' } });
    expect(shown).not.toHaveProperty('proposed');
  });
});
