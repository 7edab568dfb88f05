import { axeViolations, browserPath } from './browser.js';
import type { Opened } from './opened.js';
import { chinese, describeInBrowser, openConsole, windClient } from './opened.js';

let opened: Opened;
let clientId: string;

beforeAll(async () => {
  if (browserPath === undefined) return;
  opened = await openConsole();
  const rm = await opened.rapport.as('relationshipManager');
  await opened.rapport.as('auditor');
  clientId = await windClient(rm);
});
afterAll(async () => {
  if (browserPath !== undefined) await opened.stop();
});

describeInBrowser('the console', () => {
  afterEach(() => opened.close());

  it('offers each person the pages they may ask for, and shows their day', async () => {
    const { page, complaints } = await opened.signedIn();
    const nav = page.getByRole('navigation');
    await nav.getByRole('link', { name: 'Segments' }).waitFor();
    expect(await nav.getByRole('link').allInnerTexts()).not.toContain('Audit trail');
    for (const name of ['Contacts due', 'Open steps', 'Tasks', 'What turned']) {
      await page.getByRole('heading', { name }).waitFor();
    }
    expect(await page.getByRole('heading', { name: 'Waiting for a decision' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('tells an auditor what happened in words of the language', async () => {
    const { page } = await opened.signedIn({ locale: 'zh-CN', subject: 'auditor' });
    await opened.go(page, `/clients/${clientId}`);
    await page.getByRole('link', { name: /建档，身份/ }).click();
    await page.getByRole('heading', { name: `client-${clientId} 的事件回放` }).waitFor();
    expect(page.url()).toMatch(/replay\/client-.*at=\d+/);
    await page.getByRole('link', { name: '前因后果' }).click();
    await page.getByRole('heading', { name: '审计轨迹' }).waitFor();
    expect(page.url()).toMatch(/trail\/\d+/);
  });

  it('replays what happened event by event, by keyboard only', async () => {
    const { page, complaints } = await opened.signedIn();
    await opened.go(page, `/replay/client-${clientId}`);
    const events = page.getByRole('listbox');
    await events.focus();
    await page.keyboard.press('End');
    await page.getByText(/^Event (\d+) of \1$/).waitFor();
    await page.keyboard.press('Home');
    await page.getByText(/^Event 1 of [2-9]/).waitFor();
    await page.getByRole('heading', { name: 'What it changed' }).waitFor();
    // The manager may not read the trail: the row is what this page knew before and after.
    await page.getByRole('definition').getByText('Qinling Wind Power').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // A row that was not there yet is answered by 404, which the browser tells its console.
    expect(complaints.filter((each) => !each.includes('404'))).toEqual([]);
  });

  it('finds a client by a part of its name, by keyboard only', async () => {
    const { page } = await opened.signedIn();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Qinling');
    await page.getByRole('option', { name: 'Qinling Wind Power' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Qinling Wind Power' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: /^My day/ }).waitFor();
  });

  it('says why a figure is what it is in two key presses', async () => {
    const { page } = await opened.signedIn();
    await opened.go(page, `/clients/${clientId}`);
    await page.getByRole('button', { name: 'Why: File complete' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('link', { name: 'Client registered' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('speaks one language at a time', async () => {
    const { page } = await opened.signedIn();
    await opened.go(page, '/watch-list');
    expect(await page.locator('main').innerText()).not.toMatch(chinese);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '预警名单' }).waitFor();
  });

  it('records a contact by keyboard only, and shows it on the page of the client', async () => {
    const { page, complaints } = await opened.signedIn();
    await opened.go(page, `/clients/${clientId}`);
    await page.getByRole('button', { name: 'Record a contact' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Channel').selectOption('phone');
    await dialog.getByLabel('Subject').fill('Asked about the second phase');
    // A draft survives a reload.
    await page.reload();
    await page.getByRole('button', { name: 'Record a contact' }).focus();
    await page.keyboard.press('Enter');
    expect(await dialog.getByLabel('Subject').inputValue()).toBe('Asked about the second phase');
    await dialog.getByLabel('Subject').press('Enter');
    await dialog.getByRole('status').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Asked about the second phase' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows a refusal at the field it is about', async () => {
    const { page } = await opened.signedIn({ locale: 'zh-CN' });
    await opened.go(page, `/clients/${clientId}`);
    await page.getByRole('button', { name: '登记联系' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('渠道').selectOption('phone');
    await dialog.getByLabel('主题').fill('x');
    await dialog.getByText('更多字段').click();
    await dialog.getByLabel('起息日').fill('2199-01-01');
    await dialog.getByLabel('主题').press('Enter');
    const alert = dialog.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(chinese);
  });

  it('shows any past day; the address alone reproduces the page', async () => {
    const { page } = await opened.signedIn();
    await opened.go(page, '/clients');
    await page.getByRole('link', { name: 'Qinling Wind Power' }).waitFor();
    await page.getByRole('button', { name: 'One day back' }).click();
    await page.getByText('Nothing here.').waitFor();
    expect(page.url()).toContain('knownAt=2026-03-01');
    const again = await page.context().newPage();
    await again.goto(page.url());
    await again.getByText('Nothing here.').waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByRole('link', { name: 'Qinling Wind Power' }).waitFor();
  });
});
