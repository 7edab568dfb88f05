import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Voice } from '../rapport.js';
import { root } from '../standalone.js';
import { axeViolations, browserPath } from './browser.js';
import type { Opened } from './opened.js';
import { describeInBrowser, openConsole, windClient } from './opened.js';

let opened: Opened;
let rm: Voice;
let clientId: string;

beforeAll(async () => {
  if (browserPath === undefined) return;
  opened = await openConsole();
  rm = await opened.rapport.as('relationshipManager');
  const li = await opened.rapport.as('riskOfficer');
  await opened.rapport.as('creditApprover');
  clientId = await windClient(rm);
  const raised = await rm.post(`/warnings/${clientId}`, {
    level: 'orange',
    title: { en: 'The turbines stand still', zh: '风机停机' },
    finding: 'Seen on a visit.',
    playbook: 'reviewDebtor',
  });
  await rm.get(`/watch-list?after=${raised.body.position}`).expect(200);
  const acknowledging = li.post(`/warnings/${clientId}/HAND-1/acknowledgement`, {});
  const acknowledged = await acknowledging.expect(201);
  await li.get(`/watch-list?after=${acknowledged.body.position}`).expect(200);
  const draft = { template: 'watch', reason: 'To begin with.' };
  const { body } = await li.post('/rule-sets', draft).expect(201);
  await li.get(`/rule-sets/${body.id}?after=${body.position}`).expect(200);
});
afterAll(async () => {
  if (browserPath !== undefined) await opened.stop();
});

const isBuilt = existsSync(join(root, 'dist/libs/risk/src/back-test/back-test.thread.js'));

describeInBrowser('early warning in the console', () => {
  afterEach(() => opened.close());

  it('leads from the watch list to a warning, which is judged and closed by keyboard only', async () => {
    const { page, complaints } = await opened.signedIn({ subject: 'riskOfficer' });
    await opened.go(page, '/watch-list');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Qinling Wind Power' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The turbines stand still' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const cell = page.getByRole('button', { name: 'Severity 4, likelihood 3: 12' });
    await cell.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Finding').fill('The bearings are worn.');
    await dialog.getByRole('button', { name: 'Send' }).press('Enter');
    await dialog.getByRole('status').or(dialog.getByRole('alert')).waitFor();
    expect(await dialog.innerText()).toMatch(/Recorded as event/);
    await page.keyboard.press('Enter');
    await page.locator('button[aria-pressed="true"]', { hasText: '12' }).waitFor();
    await page.getByText('The bearings are worn.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps a judgement back where somebody else was faster, with what they did', async () => {
    const { page } = await opened.signedIn({ subject: 'riskOfficer' });
    await opened.go(page, `/warnings/${clientId}`);
    const trail = page.waitForResponse(/\/audit\/subjects\/client\//);
    await page.getByRole('button', { name: 'Severity 5, likelihood 3: 15' }).click();
    await trail;
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Finding').fill('It may burn.');
    const deed = { response: 'rebalancePortfolio', action: 'The manager halves the limit.' };
    await rm.post(`/warnings/${clientId}/HAND-1/actions`, deed).expect(201);
    await dialog.getByRole('button', { name: 'Send' }).click();
    const meanwhile = dialog.locator('.meanwhile');
    await meanwhile.getByText('The manager halves the limit.').first().waitFor();
    await meanwhile.getByText('relationshipManager').waitFor();
    expect(await dialog.getByLabel('Finding').inputValue()).toBe('It may burn.');
    expect(await axeViolations(page)).toEqual([]);
    const before = await rm.get(`/warnings/${clientId}`).expect(200);
    expect(before.body.warnings[0].assessment.finding).not.toBe('It may burn.');
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await dialog.getByText(/Recorded as event/).waitFor();
  });

  it('shows what came upon the watch list between two days', async () => {
    const { page } = await opened.signedIn({ subject: 'riskOfficer' });
    await opened.go(page, '/changes?list=/watch-list&from=2026-03-01&to=2026-03-02');
    await page.getByRole('heading', { name: 'Came' }).waitFor();
    await page.getByRole('link', { name: 'Qinling Wind Power' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  const whereBuilt = isBuilt ? it : it.skip;

  whereBuilt('back-tests a draft, showing how far it has come, and opens the report', async () => {
    const { page } = await opened.signedIn({ subject: 'riskOfficer' });
    await opened.go(page, '/rules');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'WATCH', exact: true }).click();
    await page.getByRole('button', { name: 'Back-test' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From', { exact: true }).fill('2016-01-01');
    await dialog.getByLabel('To', { exact: true }).fill('2018-12-31');
    await dialog.getByLabel('Observed until').fill('2018-12-31');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByRole('status').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('status').getByRole('link', { name: 'Open the report' }).click();
    await page.getByRole('heading', { name: /Back-test report/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  whereBuilt('says that a proposal is recorded, though its button is gone with it', async () => {
    const { page } = await opened.signedIn({ subject: 'riskOfficer' });
    await opened.go(page, '/rules');
    await page.getByRole('link', { name: 'WATCH', exact: true }).click();
    await page.getByRole('button', { name: 'Propose' }).click();
    const dialog = page.getByRole('dialog');
    // The first day is filled in: the earliest that is allowed.
    expect(await dialog.getByLabel('From').inputValue()).toBe('2026-03-03');
    await dialog.getByLabel('Reason').fill('It caught two of three.');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText(/Recorded as event/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText('Somebody other than the person that proposed it').waitFor();
    expect(await page.getByRole('button', { name: 'Propose' }).count()).toBe(0);
  });

  whereBuilt('is approved by a second person, who sees from when it is in force', async () => {
    const { page } = await opened.signedIn({ subject: 'creditApprover' });
    await opened.go(page, '/rules');
    await page.getByRole('link', { name: 'WATCH', exact: true }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText(/Recorded as event/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('heading', { name: /WATCH .* Approved/ }).waitFor();
    const inForce = page.getByRole('region', { name: 'In force' });
    await inForce.getByRole('cell', { name: '2026-03-03' }).waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});
