// What the benches of the event store share: a node, a clock, and how figures are printed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import client from '@eventstore/db-client';

const { jsonEvent } = client;

/** Options of a bench with their defaults; all are numbers or strings. */
export function options(defaults) {
  const definition = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { type: 'string', default: String(value) },
    ]),
  );
  const { values } = parseArgs({ options: definition });
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof defaults[name] === 'number' ? Number(value) : value,
    ]),
  );
}

/** Where the figures were taken. */
export function printEnvironment() {
  const [{ model }] = cpus();
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(
    `node ${process.version}, ${cpus().length} cores (${model.trim()}), ${memory} GiB, load ${load}`,
  );
}

/** CPU that other processes took, in cores, since the returned function was made. */
export function othersSince() {
  const read = () => {
    const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/);
    const [user, nice, system, , , irq, soft] = fields.map(Number);
    return (user + nice + system + irq + soft) / 100;
  };
  if (process.platform !== 'linux') return () => 0;
  const [all, own, time] = [read(), process.cpuUsage(), performance.now()];
  return () => {
    const used = process.cpuUsage(own);
    const seconds = (performance.now() - time) / 1000;
    return Math.max(0, (read() - all - (used.user + used.system) / 1e6) / seconds);
  };
}

/** What all threads of this process have used since, in microseconds. */
export function cpuMicros(since) {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

/** A folder of this run. */
export function temporaryFolder() {
  const dir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'eventstore-bench-'));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const PAD = 'x'.repeat(400);

/** About 470 bytes of JSON. */
export const event = (i) =>
  jsonEvent({ type: 'happened', data: { i, at: '2025-01-01', pad: PAD } });

/** Runs `work(worker)` again and again on so many workers; resolves to counts and latencies. */
export async function measure(concurrency, seconds, work) {
  const latencies = [];
  const others = othersSince();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, worker) => {
      for (let now = performance.now(); now < end;) {
        await work(worker);
        const done = performance.now();
        latencies.push(done - now);
        now = done;
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const quantile = (share) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return {
    perSecond: latencies.length / elapsed,
    p50: quantile(0.5),
    p99: quantile(0.99),
    cpu: cpuMicros(cpu) / latencies.length,
    others: others(),
  };
}

/** One line of a table. */
export function print(name, { perSecond, p50, p99, cpu, others }) {
  const rate = Math.round(perSecond).toLocaleString('en').padStart(9);
  const times = p50 === undefined ? '' : `  p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`;
  const used = cpu === undefined ? '' : `  ${cpu.toFixed(0)} µs CPU`;
  console.log(`${name.padEnd(38)} ${rate}/s${times}${used}  [others ${others.toFixed(1)} cores]`);
}

export const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
