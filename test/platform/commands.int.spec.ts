import { EventStore } from '#platform';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { JarModule } from './jars.js';

let stores: Stores;
let first: Rapport;
let second: Rapport;
let rm: Voice;
let other: Voice;

beforeAll(async () => {
  stores = await startStores();
  first = await startRapport(stores, [JarModule]);
  second = await startRapport(stores, [JarModule], { api: true, worker: false });
  rm = await first.as('relationshipManager');
  other = await second.as('relationshipManager');
});
afterAll(async () => {
  await second.stop();
  await first.stop();
  await stores.stop();
});

let jars = 0;
async function filled(beans = 10): Promise<string> {
  const jarId = `jar.${++jars}`;
  await rm.post('/jars', { jarId, colour: 'red', beans }).expect(201);
  return jarId;
}
const day = '2026-03-02';

describe('a command', () => {
  it('leaves a receipt, with its revision as ETag and its place in the log', async () => {
    const jarId = await filled();
    const { body, headers } = await rm
      .post(`/jars/${jarId}/beans`, { beans: 5, valueDate: day })
      .expect(201);
    expect(body).toEqual({ id: jarId, revision: 1, position: expect.any(Number) });
    expect(headers).toMatchObject({ etag: '"1"', 'x-position': String(body.position) });
  });

  it('records whose stream each event is of, and who acted, in which role, by which way', async () => {
    const jarId = await filled();
    const [recorded] = await first.app.get(EventStore).read(`jar-${jarId}`);
    expect(recorded?.data).toMatchObject({ jarId, colour: 'red' });
    expect(recorded?.metadata.actor).toMatchObject({
      id: expect.any(String),
      roles: ['relationshipManager'],
      channel: 'api',
    });
  });

  it('that opens something without an id gets one that follows from its key', async () => {
    const key = { 'Idempotency-Key': 'one-intent-only' };
    const once = await rm.post('/jars', { colour: 'blue', beans: 1 }, key).expect(201);
    const twice = await other.post('/jars', { colour: 'blue', beans: 1 }, key).expect(201);
    expect(once.body.id).toMatch(/^jr_[0-9A-Z]{16}$/);
    expect(twice.body).toEqual(once.body);
  });

  it('sent twice with one key is carried out once, and answered twice alike', async () => {
    const jarId = await filled();
    const key = { 'Idempotency-Key': `key-${jarId}-once` };
    const body = { beans: 5, valueDate: day };
    const once = await rm.post(`/jars/${jarId}/beans`, body, key).expect(201);
    await rm.post(`/jars/${jarId}/beans`, body).expect(201);
    const again = await other.post(`/jars/${jarId}/beans`, body, key).expect(201);
    expect(again.body).toEqual(once.body);
    await rm
      .get(`/jars/${jarId}?after=${once.body.position}`)
      .expect(200)
      .expect(({ body: row }) => expect([15, 20]).toContain(row.beans));
  });

  it.each([
    ['to the same jar', (jarId: string) => `/jars/${jarId}/beans`],
    ['to another', () => '/jars/another/beans'],
  ])('with a used key and other content is refused, %s', async (_, path) => {
    const jarId = await filled();
    const key = { 'Idempotency-Key': `key-${jarId}-bound` };
    await rm.post(`/jars/${jarId}/beans`, { beans: 5, valueDate: day }, key).expect(201);
    if (path(jarId).includes('another')) {
      await rm.post('/jars', { jarId: 'another', colour: 'red', beans: 1 });
    }
    await other
      .post(path(jarId), { beans: 6, valueDate: day }, key)
      .expect(422)
      .expect(({ body }) => expect(body.code).toBe('IdempotencyKeyReused'));
  });

  it('needs a key', async () => {
    await rm
      .post('/jars', { colour: 'red', beans: 1 }, { 'Idempotency-Key': 'short' })
      .expect(400)
      .expect(({ body }) => expect(body.code).toBe('IdempotencyKeyMissing'));
  });

  it('upon a stale revision fails with 412, upon the present one succeeds', async () => {
    const jarId = await filled();
    const add = (voice: Voice, revision: string) =>
      voice.post(`/jars/${jarId}/beans`, { beans: 1, valueDate: day }, { 'If-Match': revision });
    await add(rm, '"0"').expect(201);
    await add(other, '"0"')
      .expect(412)
      .expect(({ body }) => expect(body.details).toMatchObject({ revision: 1 }));
    await add(other, '"1"').expect(201);
    await add(rm, 'yesterday').expect(400);
  });

  it('is decided again when others were first: nothing is lost between two processes', async () => {
    const jarId = await filled(0);
    const adding = Array.from({ length: 40 }, (_, index) =>
      (index % 2 ? rm : other).post(`/jars/${jarId}/beans`, { beans: 1, valueDate: day }),
    );
    const answers = await Promise.all(adding);
    const accepted = answers.filter(({ status }) => status === 201);
    expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual(
      answers.flatMap(({ body }) => (body.code === 'ChangedMeanwhile' ? [409] : [])),
    );
    const revisions = accepted.map(({ body }) => body.revision as number);
    expect(new Set(revisions).size).toBe(accepted.length);
    const last = Math.max(...accepted.map(({ body }) => body.position as number));
    const { body } = await rm.get(`/jars/${jarId}?after=${last}`).expect(200);
    expect(body.beans).toBe(accepted.length);
  });

  it('is refused upon what is, not upon what was remembered', async () => {
    const jarId = await filled(990);
    await other.post(`/jars/${jarId}/beans`, { beans: 5, valueDate: day }).expect(201);
    const admin = await second.as('administrator');
    await admin.post(`/jars/${jarId}/breakage`, { reason: 'fell' }).expect(201);
    await rm
      .post(`/jars/${jarId}/beans`, { beans: 500, valueDate: day })
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('JarIsBroken'));
  });
});

const errorsOf = (problem: {
  readonly details: {
    readonly errors: readonly { readonly field: string; readonly rule: string }[];
  };
}) => problem.details.errors.map(({ field, rule }) => [field, rule]);

describe('a wrong request', () => {
  it.each([
    ['no such jar', '/jars/none/beans', { beans: 1, valueDate: day }, 404, 'NotFound'],
    ['an unknown field', '/jars', { colour: 'red', beans: 1, x: 1 }, 400, 'InvalidRequest'],
    ['a wrong type', '/jars', { colour: 'red', beans: '1' }, 400, 'InvalidRequest'],
    ['no such day', '/jars/a/beans', { beans: 1, valueDate: '2026-02-30' }, 400, 'InvalidRequest'],
    ['a null', '/jars', { colour: 'red', beans: null }, 400, 'NullField'],
    ['a list', '/jars', [], 400, 'InvalidRequest'],
    ['malformed JSON', '/jars', '{"beans":', 400, 'MalformedBody'],
    ['nothing', '/jars', '', 400, 'MalformedBody'],
    ['a poisoned prototype', '/jars', '{"__proto__":{"a":1}}', 400, 'MalformedBody'],
    ['no such route', '/jugs', {}, 404, 'NoSuchRoute'],
    ['too large a body', '/jars', { colour: 'x'.repeat(300_000) }, 413, 'TooLarge'],
  ])('with %s is answered in both languages', async (_, path, sent, status, code) => {
    const { body, headers } = await rm.post(path, sent);
    expect([body.status, body.code]).toEqual([status, code]);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.labels).toEqual({
      en: expect.stringMatching(/[a-z]/),
      zh: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('tells the figure of the rule that was broken, in Chinese too', async () => {
    const { body } = await rm.post('/jars', { colour: 'red', beans: -1 }).expect(400);
    expect(body.details.errors).toEqual([
      {
        field: 'beans',
        rule: 'min',
        labels: { en: 'beans must not be less than 0', zh: 'beans：不得小于 0' },
      },
    ]);
  });

  it('names each field and rule', async () => {
    const { body } = await rm.post('/jars', { colour: ' ', beans: -1 }).expect(400);
    expect(errorsOf(body)).toEqual([
      ['colour', 'isText'],
      ['beans', 'min'],
    ]);
  });

  it('speaks Chinese to who asks for it', async () => {
    const { body } = await rm.get('/jars/none').set('Accept-Language', 'zh-CN').expect(404);
    expect(body.title).toBe('对象不存在');
  });

  it('without a token is not answered, with a bad one neither', async () => {
    await rm.get('/jars').set('Authorization', '').expect(401);
    await rm.get('/jars').set('Authorization', 'Bearer abc.def.ghi').expect(401);
  });

  it('of the wrong role is not allowed', async () => {
    const auditor = await first.as('auditor');
    await auditor.get('/jars').expect(403);
    await auditor.post('/jars', { colour: 'red', beans: 1 }).expect(403);
    const attempts = async () => {
      const found: string[] = [];
      for await (const { type } of first.app.get(EventStore).log(undefined)) {
        if (type === 'AttemptRefused') found.push(type);
      }
      return found;
    };
    await eventually(attempts, (found) => found.length === 2);
  });
});
