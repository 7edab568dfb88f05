// A standalone with the demo bank and a browser upon it, for those who measure or picture the console.
import { existsSync } from 'node:fs';
import { startSystem } from '../platform/system.js';

const places = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Starts Rapport on a folder that holds a bank already, or on a new one with the demo bank. */
export async function startDemo(folder) {
  const isNew = { flags: ['--demo'], ready: /API\s+(http\S+)\n[\s\S]*sign-in\?link=/ };
  const system = await startSystem(folder, folder ? {} : isNew);
  return {
    ...system,
    /** A link that signs one person in, once. */
    link: (personId) => {
      const { stdout, stderr } = system.run('sign-in', personId);
      if (!/link=/.test(stdout)) throw new Error(stderr);
      return stdout.trim();
    },
  };
}

/** The browser of this machine. */
export async function openBrowser() {
  const { chromium } = await import('playwright-core');
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) throw new Error('no Chromium here; set CHROMIUM to its path');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A window in which somebody is signed in and has seen the tour. */
export async function signedIn(browser, demo, personId, options = {}) {
  const context = await browser.newContext({
    locale: 'en-GB',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(60_000);
  await context.addInitScript("localStorage.setItem('rapport.tour', 'over')");
  const page = await context.newPage();
  await page.goto(demo.link(personId));
  await page.waitForSelector('nav');
  return page;
}

/** Goes to a page of the console and waits until it has what it asked for. */
export async function goTo(page, demo, path) {
  await page.goto(`${demo.address}/console${path}`);
  await page.locator('main h2').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
}
