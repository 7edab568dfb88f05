// The console in a real browser: what travels, how soon it paints, the time slider, a long replay.
//   node bench/console/figures.js [--data DIR] [--rounds 5] [--steps 20] [--events 2000]
// Without --data a demo bank is loaded first.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { goTo, openBrowser, signedIn, startDemo } from './demo.js';
import { printEnvironment, quantile } from '../platform/system.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    steps: { type: 'string', default: '20' },
    events: { type: 'string', default: '2000' },
  },
});
const rounds = Number(values.rounds);
const steps = Number(values.steps);
const events = Number(values.events);
const sorted = (numbers) => numbers.toSorted((one, other) => one - other);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const verdict = (found, most) => `${found} (aim ${most}) ${found <= most ? 'reached' : 'MISSED'}`;

/** 1: what travels, in kB of gzip; the build fails above the same aims. */
function printWeights() {
  const folder = 'dist/console/assets';
  const index = readFileSync('dist/console/index.html', 'utf8');
  const names = readdirSync(folder);
  const kb = (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / 1_000;
  const sum = (those) => Number(those.reduce((all, name) => all + kb(name), 0).toFixed(1));
  const scripts = names.filter((name) => name.endsWith('.js'));
  const later = scripts.filter((name) => !index.includes(name)).map((name) => sum([name]));
  console.log('1. what travels, kB gzip');
  console.log(`   first JavaScript ${verdict(sum(scripts.filter((n) => index.includes(n))), 130)}`);
  console.log(`   largest later script ${verdict(Math.max(...later), 30)}`);
  console.log(`   styles ${verdict(sum(names.filter((name) => name.endsWith('.css'))), 15)}`);
}

const watching = `
  window.seen = { lcp: 0, cls: 0, tbt: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  watch('layout-shift', ({ hadRecentInput, value }) => (seen.cls += hadRecentInput ? 0 : value));
  watch('longtask', ({ duration }) => (seen.tbt += Math.max(0, duration - 50)));
`;

/** A slow machine on a slow line: 4 × CPU, 10 Mbit/s, 40 ms, nothing kept. */
async function slow(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const throughput = 10_000_000 / 8;
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** 2: how soon a page paints, how much it moves, how long it blocks. */
async function printPaints(browser, demo) {
  const page = await signedIn(browser, demo, 'li.na');
  await page.addInitScript(watching);
  await slow(page);
  console.log(`2. at 4 × CPU and 10 Mbit/s, median of ${rounds}`);
  for (const path of ['/', '/clients/cl_demo.jinshan', '/portfolio', '/watch-list']) {
    const found = [];
    for (let round = 0; round < rounds; round++) {
      await goTo(page, demo, path);
      await page.waitForTimeout(1_500);
      found.push(await page.evaluate('seen'));
    }
    const of = (name) => median(found.map((each) => each[name]));
    const lcp = verdict(Math.round(of('lcp')), 2_000);
    const cls = verdict(Number(of('cls').toFixed(3)), 0.05);
    console.log(
      `   ${path}: LCP ms ${lcp}; CLS ${cls}; TBT ms ${verdict(Math.round(of('tbt')), 500)}`,
    );
  }
  await page.context().close();
}

/** Presses a key and waits until all that the page asks for because of it is answered and drawn. */
async function stepOf(page, slider) {
  let open = 0;
  let asked = 0;
  const isPast = (request) => /knownAt=|asOf=/.test(request.url());
  const begin = (request) => isPast(request) && (open++, asked++);
  const end = (request) => isPast(request) && open--;
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  const began = performance.now();
  await slider.press('ArrowLeft');
  while (asked === 0 || open > 0) await page.waitForTimeout(2);
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => drawn()))');
  const took = performance.now() - began;
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
  return took;
}

/** 7: a step of the time slider, until the page shows the other day. */
async function printSlider(browser, demo) {
  const page = await signedIn(browser, demo, 'li.na');
  for (const path of ['/portfolio', '/loans', '/watch-list']) {
    await goTo(page, demo, path);
    const slider = page.getByRole('slider');
    await slider.focus();
    const took = [];
    for (let step = 0; step < steps; step++) took.push(await stepOf(page, slider));
    const p95 = Math.round(quantile(sorted(took), 0.95));
    const middle = Math.round(median(took));
    console.log(`7. slider on ${path}: p95 ms of a step ${verdict(p95, 300)}, median ${middle}`);
  }
  await page.context().close();
}

/** A new client with so many events: its facts are told again and again. */
async function longStream(demo) {
  const token = demo.token('rm', 'Wang Fang');
  const post = async (path, body) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${demo.address}${path}`, sent);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const source = { provenance: 'interview', statedOn: '2025-01-01' };
  const name = { en: 'Long Story', zh: '长故事公司' };
  const client = { form: 'legalEntity', role: 'client', facts: { name }, source };
  const { id } = await post('/clients', client);
  for (let employees = 1; employees < events; employees++) {
    await post(`/clients/${id}/facts`, { facts: { employees }, source });
  }
  return `client-${id}`;
}

/** 8: the replay of a long stream, read from its first event to its last. */
async function printReplay(browser, demo) {
  const stream = await longStream(demo);
  const page = await signedIn(browser, demo, 'sun.yue');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const began = performance.now();
  await page.goto(`${demo.address}/console/replay/${stream}`);
  await page.getByRole('option').first().waitFor();
  const paint = Math.round(performance.now() - began);
  const list = page.getByRole('listbox');
  await list.focus();
  await list.press('End');
  await page.waitForTimeout(2_000);
  const rows = await page.getByRole('option').count();
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const heap = Math.round(used / 1_048_576);
  console.log(`8. replay of ${events} events: first row ms ${verdict(paint, 2_000)}`);
  console.log(`   rows in the document ${verdict(rows, 100)}; heap MiB ${verdict(heap, 100)}`);
  await page.context().close();
}

printEnvironment();
printWeights();
const demo = await startDemo(values.data);
const browser = await openBrowser();
await printPaints(browser, demo);
await printSlider(browser, demo);
if (events > 0) await printReplay(browser, demo);
await browser.close();
await demo.stop();
