import { connect, Problem } from '@rapport/client';
import { MongoClient } from 'mongodb';
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#kernel';
import { issueToken, Settings } from '#platform';
import { contexts } from '../../apps/contexts.js';
import { startCutter } from '../cut-line.js';
import { numbersFrom } from '../events.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { root } from '../standalone.js';

let stores: Stores;
let rapport: Rapport;

beforeAll(async () => {
  stores = await startStores();
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '30000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

async function tokenOf(role: Role): Promise<string> {
  await rapport.as(role);
  const wish = { subject: role, name: role, roles: [role], lifetime: '1h' };
  return issueToken(rapport.app.get(Settings), wish);
}

const registration = (clientId: string) => ({
  clientId,
  form: 'legalEntity' as const,
  role: 'client' as const,
  facts: { name: { en: clientId } },
  source: { provenance: 'interview' as const, statedOn: '2026-03-02' },
});

const examples = join(root, 'libs/client/examples');
const begin = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv) =>
  spawn(program, args, {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: 'ignore',
  });

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

/** Registers clients while a subscriber is killed and started again; gives all of them. */
async function whileKilled(
  round: string,
  start: () => ChildProcess,
  kills = 5,
): Promise<readonly string[]> {
  const rm = connect({ url: rapport.url, token: await tokenOf('relationshipManager') });
  const below = numbersFrom(7);
  const clients: string[] = [];
  let child = start();
  for (let kill = 0; kill < kills; kill++) {
    for (let index = 0; index < 20; index++) {
      const clientId = `cl_${round}_${kill}_${index}`;
      await rm.send('RegisterClient', registration(clientId));
      clients.push(clientId);
    }
    await new Promise((resolve) => setTimeout(resolve, below(1_500)));
    await killed(child);
    child = start();
  }
  running.push(child);
  return clients;
}

const running: ChildProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(killed));
});

describe('the client kit', () => {
  it('sends commands and asks queries by their names', async () => {
    const rm = connect({ url: rapport.url, token: await tokenOf('relationshipManager') });
    const { id, position } = await rm.send('RegisterClient', registration('cl_kit'));
    const file = await rm.send('GetClient', { clientId: id, after: position });
    expect(file).toMatchObject({ clientId: 'cl_kit' });
    const refusal = await rm
      .send('GetClient', { clientId: 'cl_none' })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({ status: 404, code: 'NotFound', labels: { zh: '对象不存在' } });
  });

  it('gets every event exactly once in Node, killed and started again', async () => {
    const environment = {
      RAPPORT_URL: rapport.url,
      RAPPORT_TOKEN: await tokenOf('auditor'),
      MONGODB_URL: stores.mongoUrl,
    };
    const args = [join(examples, 'journal.js'), 'ClientRegistered'];
    const clients = await whileKilled('node', () => begin(process.execPath, args, environment));
    const mongo = await MongoClient.connect(stores.mongoUrl);
    const read = () =>
      mongo.db('journal').collection('events').find().sort({ position: 1 }).toArray();
    const all = ['cl_kit', ...clients];
    const found = await eventually(read, (events) => events.length >= all.length, 60_000);
    expect(found.map(({ data }) => (data as { readonly clientId: string }).clientId)).toEqual(all);
    await mongo.close();
  });

  it('gets every event exactly once by the example of its README, word for word', async () => {
    const readme = readFileSync(join(root, 'libs/client/README.md'), 'utf8');
    const code = /```js\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(12);
    // Beside the packages that it imports.
    const beside = join(root, 'node_modules/.cache');
    mkdirSync(beside, { recursive: true });
    const program = join(beside, `readme-${process.pid}.mjs`);
    writeFileSync(program, code);
    const environment = {
      RAPPORT_URL: rapport.url,
      RAPPORT_TOKEN: await tokenOf('auditor'),
      MONGODB_URL: stores.mongoUrl,
    };
    const start = () => begin(process.execPath, [program], environment);
    const clients = await whileKilled('readme', start, 1);
    const mongo = await MongoClient.connect(stores.mongoUrl);
    const read = () => mongo.db('directory').collection('names').find().toArray();
    const found = await eventually(
      read,
      (names) => names.some(({ _id }) => String(_id) === clients.at(-1)),
      60_000,
    );
    const named = (clientId: string) => found.filter(({ _id }) => String(_id) === clientId);
    expect(clients.map((clientId) => named(clientId)[0]?.['name'])).toEqual(
      clients.map((en) => ({ en })),
    );
    await mongo.close();
    rmSync(program);
  }, 180_000);

  const others = [
    { language: 'Python', program: 'python3', example: 'journal.py' },
    // A single file of source, which `java` compiles itself: it takes a JDK of 17 or later.
    { language: 'Java', program: 'java', example: 'Journal.java' },
  ];
  for (const { language, program, example } of others) {
    const isThere = spawnSync(program, ['--version']).status === 0;
    (isThere ? it : it.skip)(
      `gets every event exactly once in ${language}, its line cut at any byte${isThere ? '' : `: no ${program} here`}`,
      async () => {
        const round = program;
        const file = join(stores.folder, `${round}.ndjson`);
        const below = numbersFrom(5);
        const cutter = await startCutter(rapport.url, () => 4_000 + below(20_000));
        const environment = { RAPPORT_URL: cutter.url, RAPPORT_TOKEN: await tokenOf('auditor') };
        const args = [join(examples, example), file, 'ClientRegistered'];
        const clients = await whileKilled(round, () => begin(program, args, environment));
        const read = () =>
          Promise.resolve(
            existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [],
          );
        const last = clients.at(-1)!;
        const lines = await eventually(
          read,
          (those) => those.at(-1)?.includes(last) === true,
          120_000,
        );
        const ids = lines.map(
          (line) => (JSON.parse(line) as { data: { clientId: string } }).data.clientId,
        );
        expect(ids.filter((id) => id.startsWith(`cl_${round}`))).toEqual(clients);
        expect(new Set(ids).size).toBe(ids.length);
        expect(cutter.cuts()).toBeGreaterThan(3);
        cutter.stop();
      },
      300_000,
    );
  }

  it('installs by `npm pack` into a strange folder, and runs there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-stranger-'));
    const npm = (where: string, ...args: readonly string[]) =>
      spawnSync('npm', [...args, '--silent'], { cwd: where, encoding: 'utf8' });
    const packed = npm(join(root, 'libs/client'), 'pack', '--pack-destination', folder);
    const file = packed.stdout.trim();
    expect(file).toMatch(/^rapport-client-.*\.tgz$/);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
    expect(npm(folder, 'install', '--offline', '--ignore-scripts', file).status).toBe(0);
    const program = join(folder, 'stranger.js');
    writeFileSync(program, stranger);
    const environment = { RAPPORT_URL: rapport.url, RAPPORT_TOKEN: await tokenOf('auditor') };
    const child = spawn(process.execPath, [program], { cwd: folder, env: environment });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await new Promise((resolve) => child.once('exit', resolve));
    expect(said).toBe('cl_kit ClientRegistered');
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});

/** What somebody else may write with the kit, away from our folders. */
const stranger = `
import { connect, memoryInbox, subscribe } from '@rapport/client';

const { RAPPORT_URL: url, RAPPORT_TOKEN: token } = process.env;
const { clientId } = await connect({ url, token }).send('GetClient', { clientId: 'cl_kit' });
const stop = new AbortController();
const inbox = memoryInbox();
await subscribe({ url, token, inbox, types: ['ClientRegistered'], signal: stop.signal }, ({ type }) => {
  process.stdout.write(clientId + ' ' + type.split('.')[1]);
  stop.abort();
});
`;
