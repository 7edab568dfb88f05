import type { Voice } from '../rapport.js';
import { axeViolations, browserPath } from './browser.js';
import type { Opened } from './opened.js';
import { chinese, describeInBrowser, openConsole, windClient } from './opened.js';

let opened: Opened;
let rm: Voice, risk: Voice;
let clientId: string, applicationId: string;

const terms = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: { minor: 12_000_000, currency: 'CNY' },
  termMonths: 12,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.036',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
};

beforeAll(async () => {
  if (browserPath === undefined) return;
  opened = await openConsole();
  rm = await opened.rapport.as('relationshipManager');
  risk = await opened.rapport.as('riskOfficer');
  await opened.rapport.as('creditApprover');
  clientId = await windClient(rm);
  const { body } = await rm.post('/applications', { clientId, terms }).expect(201);
  applicationId = body.id;
  await rm.get(`/applications/${applicationId}?after=${body.position}`).expect(200);
});
afterAll(async () => {
  if (browserPath !== undefined) await opened.stop();
});

const page = () => `/applications/${applicationId}`;

describeInBrowser('the page of an application', () => {
  afterEach(() => opened.close());

  it('is found in the inbox of whoever takes the next step, by keyboard only', async () => {
    const { page: inbox, complaints } = await opened.signedIn({ subject: 'riskOfficer' });
    await opened.go(inbox, '/inbox');
    expect(await axeViolations(inbox)).toEqual([]);
    await inbox.getByRole('link', { name: applicationId }).focus();
    await inbox.keyboard.press('Enter');
    await inbox.getByRole('heading', { name: /^Qinling Wind Power/ }).waitFor();
    await inbox.getByText('✓ You may.').first().waitFor();
    expect(await axeViolations(inbox)).toEqual([]);
    await inbox.goBack();
    await inbox.getByRole('link', { name: applicationId }).waitFor();
    // What a dry run refuses is answered by 4xx, which the browser tells its console.
    expect(complaints.filter((each) => !/4\d\d/.test(each))).toEqual([]);
  });

  it('says before anything is sent why a decision would be refused', async () => {
    const { page: view } = await opened.signedIn({ subject: 'creditApprover', locale: 'zh-CN' });
    await opened.go(view, page());
    await view.getByText('✗ 审批所需资料缺失或已过期').waitFor();
    await view.getByRole('button', { name: '批准申请' }).click();
    const trial = view.getByRole('dialog').getByRole('alert');
    await trial.waitFor();
    expect(await trial.innerText()).toMatch(chinese);
    const { body } = await rm.get(page()).expect(200);
    expect(body.stage).toBe('submitted');
  });

  it('shows what would be recorded, and keeps what was typed when others were faster', async () => {
    for (const kind of ['businessLicence', 'financialStatement']) {
      const paper = { clientId, kind, title: kind, issuedOn: '2025-12-31', archivedAs: 'XA-7' };
      await rm.post('/documents', paper).expect(201);
    }
    const { page: view, complaints } = await opened.signedIn({ subject: 'creditApprover' });
    await opened.go(view, page());
    await view.getByRole('button', { name: 'Approve application' }).click();
    const dialog = view.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Wind blows.');
    await dialog.getByText('Application approved').waitFor();
    await dialog.locator('.trial').getByText('CNY 120,000.00').first().waitFor();
    // Somebody else acts while the form is open: the page says so, and the form is held back.
    const review = { recommendation: 'approve', comment: 'As the figures say.', riskClass: 'low' };
    await risk.post(`${page()}/reviews`, review).expect(201);
    await view.locator('.changed').getByText('riskOfficer').waitFor({ state: 'attached' });
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('Others have changed this').waitFor();
    await dialog.locator('.meanwhile').getByText('As the figures say.').waitFor();
    expect(await dialog.getByLabel('Reason').inputValue()).toBe('Wind blows.');
    expect(await axeViolations(view)).toEqual([]);
    expect((await rm.get(page()).expect(200)).body.stage).not.toBe('approved');
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await dialog.getByText(/Recorded as event/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await view.getByRole('heading', { name: /Approved/ }).waitFor();
    expect(complaints.filter((each) => !/4\d\d/.test(each))).toEqual([]);
  });
});

describeInBrowser('two people at once', () => {
  afterEach(() => opened.close());

  it('see each other’s changes in a list as they happen, with who made them', async () => {
    const { page: list } = await opened.signedIn({ subject: 'riskOfficer' });
    await opened.go(list, '/clients');
    await list.getByRole('link', { name: 'Qinling Wind Power' }).waitFor();
    const facts = { name: { en: 'Qinling Wind and Sun', zh: '秦岭风光有限公司' } };
    const source = { provenance: 'interview', statedOn: '2026-03-02' };
    await rm.post(`/clients/${clientId}/facts`, { facts, source }).expect(201);
    await list.getByRole('link', { name: 'Qinling Wind and Sun' }).waitFor();
    await list.locator('.changed').getByText('relationshipManager').waitFor();
    expect(await axeViolations(list)).toEqual([]);
  });

  it('are shown around once: the tour can be left, and begins anew', async () => {
    const { page: view } = await opened.signedIn({ isNew: true });
    const tour = view.getByRole('complementary', { name: 'Tour' });
    await tour.getByRole('button', { name: 'Next' }).press('Enter');
    await view.getByRole('heading', { name: 'Clients' }).waitFor();
    await view.reload();
    await tour.getByText('Tour: 2 of').waitFor();
    await tour.getByRole('button', { name: 'Skip the tour' }).press('Enter');
    await view.reload();
    await view.getByRole('button', { name: 'Tour', exact: true }).press('Enter');
    await tour.getByText('Tour: 1 of').waitFor();
  });

  it('print a page that says its address, day and reader, without buttons', async () => {
    const { page: view } = await opened.signedIn();
    await opened.go(view, '/loans?status=active&sort=-maturesOn');
    await view.emulateMedia({ media: 'print' });
    await view.getByText(/console\/loans\?status=active&sort=-maturesOn/).waitFor();
    await view.getByText(/^Printed by \S/).waitFor();
    expect(await view.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await view.getByRole('navigation').isVisible()).toBe(false);
  });
});
