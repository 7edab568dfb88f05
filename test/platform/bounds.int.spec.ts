import { connect } from 'node:net';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { JarModule } from './jars.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [JarModule]);
  rm = await rapport.as('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** Sends bytes, and gives what came back until the line was closed, and after how long. */
function raw(text: string): Promise<{ readonly answer: string; readonly ms: number }> {
  const { port } = new URL(rapport.url);
  const began = performance.now();
  return new Promise((resolve) => {
    let answer = '';
    const line = connect(Number(port), '127.0.0.1', () => line.write(text));
    line.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    line.on('error', () => undefined);
    line.on('close', () => {
      resolve({ answer, ms: performance.now() - began });
    });
  });
}

describe('an error, wherever it comes from', () => {
  it.each([
    ['a path that cannot be decoded', '/jars/%ff', 400, 'MalformedRequest'],
    ['an id that is too long', `/jars/${'x'.repeat(300)}`, 414, 'AddressTooLong'],
    ['an address that is too long', `/jars/${'x'.repeat(20_000)}`, 431, 'HeadersTooLarge'],
    ['no such address', '/constructor', 404, 'NoSuchRoute'],
    ['a name of every object', '/reference/__proto__', 404, 'NoSuchRoute'],
  ])('is a problem in both languages: %s', async (_, path, status, code) => {
    const { answer } = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(head).toMatch(/cache-control: no-store/i);
    const said: unknown = JSON.parse(/\{.*\}/s.exec(body)?.[0] ?? 'null');
    expect(said).toMatchObject({ code, status, labels: { zh: expect.any(String) } });
  });

  it('is a problem where the bytes are no HTTP at all', async () => {
    const { answer } = await raw('what is this\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*problem\+json[\s\S]*"code":"MalformedRequest"/);
  });
});

describe('a request that does not arrive', () => {
  it.each([
    ['nothing at all', ''],
    ['half of the headers', 'POST /jars HTTP/1.1\r\nHost: x\r\n'],
    ['half of the body', 'POST /jars HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{"a":'],
  ])(
    'ends within 30 seconds: %s',
    async (_, text) => {
      expect((await raw(text)).ms).toBeLessThan(30_000);
    },
    40_000,
  );
});

describe('a body of too many fields', () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));

  it('is refused before its fields are looked at', async () => {
    const { body } = await rm.post('/jars', many(15_000)).expect(400);
    expect(body).toMatchObject({ code: 'TooManyValues' });
    expect(JSON.stringify(body).length).toBeLessThan(1_000);
  });

  it('is not even read for somebody who may not send the command', async () => {
    const auditor = await rapport.as('auditor');
    const { body } = await auditor.post('/jars', many(15_000)).expect(403);
    expect(body).toMatchObject({ code: 'NotAllowed' });
  });

  it('is answered with twenty errors, and how many more there are', async () => {
    const { body } = await rm.post('/jars', many(150)).expect(400);
    const { details } = body as { details: { errors: readonly unknown[]; more: number } };
    expect(details.errors).toHaveLength(20);
    expect(details.more).toBeGreaterThan(100);
  });
});

describe('an answer', () => {
  it('is kept by nobody on its way', async () => {
    const { headers } = await rm.get('/jars').expect(200);
    expect(headers['cache-control']).toBe('no-store');
  });
});
