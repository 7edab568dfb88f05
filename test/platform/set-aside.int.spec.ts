import { MongoClient, type Document } from 'mongodb';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { product } from '../product.js';
import { eventually } from '../rapport.js';
import { runOnce, says, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-set-aside-'));
const environment = { RAPPORT_DATA: folder, RAPPORT_PORT: '0' };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the system until it has done something. */
async function withSystem<T>(use: (address: string, output: () => string) => Promise<T>) {
  const system = start(['start'], environment);
  try {
    const address = await says(system, /API\s+(http\S+)\n/);
    const result = await use(address, () => system.output());
    system.process.kill('SIGTERM');
    expect(await system.ended).toBe(0);
    return result;
  } finally {
    system.process.kill('SIGKILL');
    await system.ended;
  }
}

/**
 * What is not the same again: how rows came about, of which larger batches keep fewer steps; links to
 * sign in, which are asked for anew; and the proof, whose checkpoints are made at other moments.
 */
const howItWas = /:versions$|:past-totals$|^(spans|sign-in-links|proof)$/;

/** The fields of persons are encrypted anew, and so look different. */
function withoutCiphers(table: string, row: Document): Document {
  const view = product.views.find(({ name }) => name === table.split('@')[0]);
  const personal = new Set<string>(view?.personal?.fields);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, personal.has(name) ? 'encrypted' : value]),
  );
}

/** All documents of the read models that do not depend on time, collection by collection. */
async function everything(): Promise<Record<string, readonly Document[]>> {
  const { mongoUrl } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as {
    mongoUrl: string;
  };
  const client = await new MongoClient(mongoUrl).connect();
  const found: Record<string, readonly Document[]> = {};
  for (const { name } of await client.db('rapport').listCollections().toArray()) {
    if (name === 'leases' || howItWas.test(name)) continue;
    const rows = await client.db('rapport').collection(name).find().sort({ _id: 1 }).toArray();
    // Batches are cut as events come in: a total has the position of one, and a group that was
    // empty again at the end of it none.
    const some = rows.filter(({ rollup, count }) => rollup === undefined || count !== 0);
    if (some.length > 0)
      found[name] = some.map(({ _position, ...row }) => withoutCiphers(name, row));
  }
  await client.close();
  return found;
}

async function rolesOf(address: string, token: string): Promise<readonly unknown[]> {
  const response = await fetch(`${address}/me`, { headers: { authorization: `Bearer ${token}` } });
  const me = (await response.json()) as { readonly roles?: readonly unknown[] };
  return me.roles ?? [];
}

/** Sends the registration of a client; resolves to the status. */
async function register(address: string, token: string, key: string, name: string) {
  const source = { provenance: 'interview', statedOn: '2026-01-05' };
  const response = await fetch(`${address}/clients`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: name } },
      source,
    }),
  });
  return { status: response.status, body: await response.text() };
}

describe('read models that cannot be used', () => {
  it('are set aside and made anew, and nothing is lost that is no row of a view', async () => {
    let token = '';
    const before = await withSystem(async (address) => {
      token = runOnce(['token', '--name', 'Wang Fang'], environment).stdout.trim();
      const { status, stdout } = runOnce(['demo'], environment);
      // What was refused, where something was.
      expect(stdout.split('\n').filter((line) => line.includes('refused:'))).toEqual([]);
      expect(status).toBe(0);
      expect(await register(address, token, 'set-aside-0001-0002-0003', 'First')).toMatchObject({
        status: 201,
      });
      // Peers are measured when that is due, at any moment; once it is done it is no longer due.
      const risk = runOnce(['token', '--as', 'risk', '--name', 'Li Na'], environment).stdout.trim();
      const measured = await fetch(`${address}/peer-groups/measures`, {
        method: 'POST',
        headers: { authorization: `Bearer ${risk}`, 'idempotency-key': 'set-aside-peers-0001' },
      });
      expect(measured.status).toBe(201);
      await settled(address);
      return everything();
    });
    const damaged = join(folder, 'mongo', 'data.mdb');
    const size = statSync(damaged).size;
    truncateSync(damaged, size - 4_096);

    const after = await withSystem(async (address, output) => {
      expect(output()).toContain('the read models cannot be used');
      await says({ output, process: { exitCode: null } } as never, /read models: 100 % of the log/);
      // Nobody is known before the staff register is there again.
      await eventually(
        () => rolesOf(address, token),
        ({ length }) => length > 0,
        60_000,
      );
      expect(await register(address, token, 'set-aside-0001-0002-0003', 'Second')).toMatchObject({
        status: 422,
      });
      await settled(address);
      return everything();
    });
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('mongo-set-aside-'));
    expect(statSync(join(folder, aside ?? '', 'data.mdb')).size).toBe(size - 4_096);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    for (const [name, rows] of Object.entries(before)) {
      if (name === 'checkpoints' || name === 'idempotency-keys') continue;
      // Node compares a hundred times faster than jest, which then shows what differs first.
      const index = rows.findIndex((row, at) => !isDeepStrictEqual(after[name]?.[at], row));
      expect({ name, row: after[name]?.[index] }).toEqual({ name, row: rows[index] });
      expect({ name, rows: after[name]?.length }).toEqual({ name, rows: rows.length });
    }
    const ids = (rows: readonly Document[] | undefined) => rows?.map(({ _id }) => String(_id));
    expect(ids(after['checkpoints'])).toEqual(ids(before['checkpoints']));
    expect(ids(after['idempotency-keys'])).toEqual(ids(before['idempotency-keys']));
  }, 600_000);

  it('are left alone where they are newer than the program', async () => {
    const marker = join(folder, 'mongo', 'mongo.json');
    const content = JSON.parse(readFileSync(marker, 'utf8')) as object;
    writeFileSync(marker, JSON.stringify({ ...content, version: 99 }));
    const system = start(['start'], environment);
    expect(await system.ended).toBe(1);
    expect(system.output()).toContain('layout 99');
    expect(readdirSync(folder).filter((name) => name.startsWith('mongo-set-aside-'))).toHaveLength(
      1,
    );
  });
});

/** Waits until every view and process has seen what happened. */
async function settled(address: string): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const ready = (await (await fetch(`${address}/health/ready`)).json()) as Document;
    quiet = ready['status'] === 'ok' || ready['views'] !== undefined ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  expect(runOnce(['views'], environment).status).toBe(0);
}
