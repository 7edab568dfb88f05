// A standalone with the demo bank and a browser upon it, for those who measure or picture the console.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'apps/cli/bin/rapport.js');
const places = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Starts Rapport on a folder that holds a bank already, or on a new one with the demo bank. */
export async function startDemo(folder) {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'rapport-console-'));
  const env = {
    ...process.env,
    RAPPORT_DATA: data,
    RAPPORT_PORT: '0',
    RAPPORT_REQUESTS_PER_MINUTE: '0',
    RAPPORT_LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [bin, 'start', ...(folder ? [] : ['--demo'])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGTERM'));
  let said = '';
  const keep = (chunk) => (said += chunk);
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const [, address] = await new Promise((resolve, reject) => {
    const looking = setInterval(() => {
      const found = /API\s+(http\S+)/.exec(said);
      if (!found || (!folder && !/sign-in\?link=/.test(said))) return;
      clearInterval(looking);
      resolve(found);
    }, 200);
    child.once('exit', () => reject(new Error(`the system ended: ${said}`)));
  });
  const run = (...args) => spawnSync(process.execPath, [bin, ...args], { env, encoding: 'utf8' });
  return {
    address,
    pid: child.pid,
    /** A link that signs one person in, once. */
    link: (personId) => {
      const { stdout, stderr } = run('sign-in', personId);
      if (!/link=/.test(stdout)) throw new Error(stderr);
      return stdout.trim();
    },
    token: (as, name) => run('token', '--as', as, '--name', name).stdout.trim(),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (!folder) rmSync(data, { recursive: true, force: true });
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
