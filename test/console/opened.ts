import { signInLink, Tables } from '#platform';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { browserPath, openBrowser, openWindow } from './browser.js';

/** Specs in a browser are skipped where there is none. */
export const describeInBrowser = browserPath === undefined ? describe.skip : describe;
if (browserPath === undefined) console.warn('no Chromium here: the console is not tried');

/** How long a loaded machine may take for one step, in milliseconds. */
const patienceMs = 60_000;

interface Person {
  readonly locale?: 'en-GB' | 'zh-CN';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly subject?: string;
  /** Whether the tour is still before them. */
  readonly isNew?: boolean;
}

interface Window {
  readonly page: Page;
  readonly complaints: string[];
}

/** A whole system with a browser upon it. */
export interface Opened {
  readonly rapport: Rapport;
  /** A browser in which somebody is signed in. */
  signedIn(person?: Person): Promise<Window>;
  /** Goes to a page of the console and waits until it is there. */
  go(page: Page, path: string): Promise<void>;
  /** Closes every window. */
  close(): Promise<void>;
  stop(): Promise<void>;
}

/** Waits until a page has what it asked for; the stream of events stays open for ever. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h2').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
}

/** Starts the stores, the whole system and a browser. */
export async function openConsole(): Promise<Opened> {
  const stores: Stores = await startStores();
  const rapport = await startRapport(stores, contexts);
  const browser: Browser = await openBrowser();
  const windows: BrowserContext[] = [];
  return {
    rapport,
    async signedIn(person = {}) {
      const { locale = 'en-GB', scheme = 'light', width = 1280 } = person;
      const { subject = 'relationshipManager', isNew = false } = person;
      const viewport = { width, height: 900 };
      const context = await browser.newContext({ locale, colorScheme: scheme, viewport });
      windows.push(context);
      context.setDefaultTimeout(patienceMs);
      if (!isNew) await context.addInitScript("localStorage.setItem('rapport.tour', 'over')");
      const window = await openWindow(context);
      const who = { subject, name: 'Wang Fang' };
      await window.page.goto(await signInLink(rapport.app.get(Tables), rapport.url, who));
      await window.page.waitForSelector('nav');
      return window;
    },
    async go(page, path) {
      await page.goto(`${rapport.url}/console${path}`);
      await settled(page);
    },
    async close() {
      for (const context of windows.splice(0)) await context.close();
    },
    async stop() {
      await browser.close();
      await rapport.stop();
      await stores.stop();
    },
  };
}

/** A wind farm on the register, as its manager enters it. */
export async function windClient(rm: Voice): Promise<string> {
  const { body } = await rm.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: {
      name: { en: 'Qinling Wind Power', zh: '秦岭风电有限公司' },
      region: { scheme: 'CN', code: '61' },
    },
    source: { provenance: 'interview', statedOn: '2026-03-02' },
  });
  await rm.get(`/audit/subjects/client/${body.id}/trail?after=${body.position}`).expect(200);
  return String(body.id);
}

export const chinese = /[\u4e00-\u9fff]/;
