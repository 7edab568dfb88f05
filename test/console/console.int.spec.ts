import { signInLink, Tables } from '#platform';
import type { Browser, BrowserContext } from 'playwright-core';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { axeViolations, browserPath, openBrowser, openWindow } from './browser.js';

const describeInBrowser = browserPath === undefined ? describe.skip : describe;
if (browserPath === undefined) console.warn('no Chromium here: the console is not tried');

let stores: Stores;
let rapport: Rapport;
let browser: Browser;
let clientId: string;

beforeAll(async () => {
  if (browserPath === undefined) return;
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  browser = await openBrowser();
  const rm = await rapport.as('relationshipManager');
  await rapport.as('auditor');
  const { body } = await rm.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: {
      name: { en: 'Qinling Wind Power', zh: '秦岭风电有限公司' },
      region: { scheme: 'CN', code: '61' },
    },
    source: { provenance: 'interview', statedOn: '2026-03-02' },
  });
  clientId = String(body.id);
  await rm.get(`/audit/subjects/client/${clientId}/trail?after=${body.position}`).expect(200);
});
afterAll(async () => {
  if (browserPath === undefined) return;
  await browser.close();
  await rapport.stop();
  await stores.stop();
});

/** A browser in which somebody is signed in. */
async function signedIn(
  locale: string,
  colorScheme: 'light' | 'dark' = 'light',
  { width = 1280, subject = 'relationshipManager' } = {},
) {
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ locale, colorScheme, viewport });
  context.setDefaultTimeout(patienceMs);
  const { page, complaints } = await openWindow(context);
  const who = { subject, name: 'Wang Fang' };
  await page.goto(await signInLink(rapport.app.get(Tables), rapport.url, who));
  await page.waitForSelector('nav');
  return { context, page, complaints };
}

/** How long a loaded machine may take for one step, in milliseconds. */
const patienceMs = 60_000;

const pages = () => [
  ...['/', '/clients', '/applications', '/loans', '/portfolio', '/watch-list', '/segments'],
  ...['/explore', '/health', `/clients/${clientId}`],
];
const pagesOf = {
  relationshipManager: pages,
  auditor: () => ['/', '/trail', '/rules', '/portfolio', `/clients/${clientId}`],
} as const;
const chinese = /[\u4e00-\u9fff]/;

describeInBrowser('the console', () => {
  let context: BrowserContext | undefined;
  afterEach(() => context?.close());

  it.each([
    ['en-GB', 'light', 'relationshipManager'],
    ['zh-CN', 'dark', 'relationshipManager'],
    ['zh-CN', 'light', 'auditor'],
  ] as const)(
    'breaks no rule of accessibility or of its policy on any page (%s, %s, %s)',
    async (locale, scheme, subject) => {
      const { page, complaints, ...opened } = await signedIn(locale, scheme, { subject });
      context = opened.context;
      for (const path of pagesOf[subject]()) {
        await page.goto(`${rapport.url}/console${path}`, { waitUntil: 'networkidle' });
        expect([path, await axeViolations(page)]).toEqual([path, []]);
        expect(await page.getAttribute('html', 'lang')).toBe(locale === 'zh-CN' ? 'zh-CN' : 'en');
      }
      expect(complaints).toEqual([]);
    },
    400_000,
  );

  it('shows no sideways scrolling on a phone', async () => {
    const { page, ...opened } = await signedIn('en-GB', 'light', { width: 320 });
    context = opened.context;
    for (const path of pages()) {
      await page.goto(`${rapport.url}/console${path}`, { waitUntil: 'networkidle' });
      const wider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      expect([path, await page.evaluate(wider)]).toEqual([path, false]);
    }
  });

  it('offers each person the pages they may ask for, and shows their day', async () => {
    const { page, complaints, ...opened } = await signedIn('en-GB');
    context = opened.context;
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
    const { page, ...opened } = await signedIn('zh-CN', 'light', { subject: 'auditor' });
    context = opened.context;
    await page.goto(`${rapport.url}/console/clients/${clientId}`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: /建档，身份/ }).click();
    await page.getByRole('heading', { name: `client-${clientId} 的事件回放` }).waitFor();
    expect(page.url()).toMatch(/replay\/client-.*at=\d+/);
    await page.getByRole('link', { name: '前因后果' }).click();
    await page.getByRole('heading', { name: '审计轨迹' }).waitFor();
    expect(page.url()).toMatch(/trail\/\d+/);
  });

  it('replays what happened event by event, by keyboard only', async () => {
    const { page, complaints, ...opened } = await signedIn('en-GB');
    context = opened.context;
    const replay = `${rapport.url}/console/replay/client-${clientId}`;
    await page.goto(replay, { waitUntil: 'networkidle' });
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
    const { page, ...opened } = await signedIn('en-GB');
    context = opened.context;
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
    const { page, ...opened } = await signedIn('en-GB');
    context = opened.context;
    await page.goto(`${rapport.url}/console/clients/${clientId}`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Why: File complete' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('link', { name: 'Client registered' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('speaks one language at a time', async () => {
    const { page, ...opened } = await signedIn('en-GB');
    context = opened.context;
    await page.goto(`${rapport.url}/console/watch-list`, { waitUntil: 'networkidle' });
    expect(await page.locator('main').innerText()).not.toMatch(chinese);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '预警名单' }).waitFor();
  });

  it('records a contact by keyboard only, and shows it on the page of the client', async () => {
    const { page, complaints, ...opened } = await signedIn('en-GB');
    context = opened.context;
    await page.goto(`${rapport.url}/console/clients/${clientId}`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Record a contact' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Channel').selectOption('phone');
    await dialog.getByLabel('Subject').fill('Asked about the second phase');
    // A draft survives a reload.
    await page.reload({ waitUntil: 'networkidle' });
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
    const { page, ...opened } = await signedIn('zh-CN');
    context = opened.context;
    await page.goto(`${rapport.url}/console/clients/${clientId}`, { waitUntil: 'networkidle' });
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
    const { page, ...opened } = await signedIn('en-GB');
    context = opened.context;
    await page.goto(`${rapport.url}/console/clients`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Qinling Wind Power' }).waitFor();
    await page.getByRole('button', { name: 'One day back' }).click();
    await page.getByText('Nothing here.').waitFor();
    expect(page.url()).toContain('knownAt=2026-03-01');
    const again = await opened.context.newPage();
    await again.goto(page.url(), { waitUntil: 'networkidle' });
    await again.getByText('Nothing here.').waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByRole('link', { name: 'Qinling Wind Power' }).waitFor();
  });
});
