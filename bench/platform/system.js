// What the benches of the whole system share: a standalone process, people with tokens, a client.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const bin = join(root, 'apps/cli/bin/rapport.js');

/** Where the figures were taken. */
export function printEnvironment() {
  const [{ model }] = cpus();
  const load = loadavg()[0].toFixed(1);
  console.log(`node ${process.version}, ${cpus().length} cores (${model.trim()}), load ${load}`);
}

/** The value below which a share of sorted values lies. */
export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Starts `rapport start` on a folder, a fresh one unless given, and waits for what it says when ready. */
export async function startSystem(folder, { flags = [], ready = /API\s+(http\S+)\n/ } = {}) {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  const env = {
    ...process.env,
    RAPPORT_DATA: data,
    RAPPORT_PORT: '0',
    RAPPORT_REQUESTS_PER_MINUTE: '0',
    RAPPORT_LOG_LEVEL: 'error',
  };
  const run = (...args) => spawnSync(process.execPath, [bin, ...args], { env, encoding: 'utf8' });
  // NODE_ARGS="--cpu-prof --cpu-prof-dir=DIR" makes a profile of the system, not of the bench.
  const args = process.env.NODE_ARGS?.split(' ') ?? [];
  const child = spawn(process.execPath, [...args, bin, 'start', ...flags], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A bench that fails leaves nothing running.
  process.once('exit', () => child.kill('SIGTERM'));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const [, found] = ready.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the system ended: ${said}`)));
  });
  return {
    data,
    env,
    address,
    bin,
    pid: child.pid,
    run,
    token: (as, name) => run('token', '--as', as, '--name', name).stdout.trim(),
    /**
     * Memory of the process with both stores, in MiB: what it holds itself, and with the pages of the
     * stores' files that happen to be mapped, which the system takes back when it needs them.
     */
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const mib = (name) => {
        const [, kib] = new RegExp(`${name}:\\s+(\\d+)`).exec(status) ?? [];
        return Math.round(Number(kib) / 1024);
      };
      return `${mib('RssAnon')} anonymous, ${mib('VmRSS')} resident`;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (!folder) rmSync(data, { recursive: true, force: true });
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let keys = 0;

/** Speaks to the API as somebody; resolves to status and answer. */
export function speak(address, token) {
  const newKey = () => `bench-${process.pid}-${++keys}`;
  const send = (method, path, body, key = newKey()) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        ...(text && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'idempotency-key': key,
        }),
      };
      const sent = request(`${address}${path}`, { method, agent, headers }, (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (answer += chunk));
        response.on('end', () => resolve({ status: response.statusCode, answer }));
      });
      sent.on('error', reject);
      sent.end(text);
    });
  /** What came too late for its deadline is sent again, as the answer says. */
  const untilTaken = async (path, body) => {
    for (const key = newKey(); ;) {
      const sent = await send('POST', path, body, key);
      if (sent.status !== 503) return sent;
    }
  };
  const must = async (status, sent) => {
    const got = await sent;
    if (got.status !== status) throw new Error(`${got.status} ${got.answer}`);
    return JSON.parse(got.answer);
  };
  return {
    post: (path, body) => must(201, untilTaken(path, body)),
    get: (path) => must(200, send('GET', path)),
    send,
  };
}

/** Runs work from so many hands at once until the time is over; the latencies, in milliseconds. */
export async function underLoad(hands, seconds, work) {
  const took = [];
  const end = performance.now() + seconds * 1_000;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      for (let turn = 0; performance.now() < end; turn++) {
        const start = performance.now();
        await work(hand, turn);
        took.push(performance.now() - start);
      }
    }),
  );
  const elapsed = (performance.now() - began) / 1_000;
  const sorted = took.sort((a, b) => a - b);
  return {
    rate: Math.round(sorted.length / elapsed),
    p50: quantile(sorted, 0.5).toFixed(2),
    p99: quantile(sorted, 0.99).toFixed(2),
  };
}
