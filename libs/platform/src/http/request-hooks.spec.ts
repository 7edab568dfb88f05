import { Refusal } from '#kernel';
import type { FastifyInstance } from 'fastify';
import { fastify } from 'fastify';
import { Log } from '../operations/log.js';
import { requestContext } from '../request-context.js';
import { hookRequests } from './request-hooks.js';

type Line = Readonly<Record<string, unknown>>;

/** A log that a spec can wait for. */
class AwaitedLog extends Log {
  private readonly awaited = new Map<unknown, (line: Line) => void>();

  override info(line: Line): void {
    this.awaited.get(line['correlationId'])?.(line);
  }

  lineOf(correlationId: string): Promise<Line> {
    return new Promise((resolve) => this.awaited.set(correlationId, resolve));
  }
}
const log = new AwaitedLog({ logLevel: 'silent', tenant: 'bank' });
const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];

let server: FastifyInstance;
let url = '';
beforeAll(async () => {
  server = fastify();
  hookRequests(server, log, 1_000);
  server.setErrorHandler((error, _, reply) => {
    if (!(error instanceof Refusal)) throw error;
    return reply.status(error.status).send({ code: error.code, field: error.details.field });
  });
  const method = ['GET', ...changing];
  server.get('/hangs', () => new Promise(() => undefined));
  server.route({ method, url: '/jars', handler: () => requestContext() });
  url = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

type Headers = Readonly<Record<string, string>>;
async function asks(headers: Headers = {}, method = 'GET', path = '/jars') {
  const answer = await fetch(`${url}${path}`, { method, headers });
  const correlationId = answer.headers.get('x-correlation-id');
  const body: unknown = await answer.json();
  return { status: answer.status, correlationId, body };
}
const key = { 'Idempotency-Key': 'fill-the-jar' };
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('a handler that never answers', () => {
  it('is answered for when the time is over, and not before', async () => {
    const began = performance.now();
    const { status, body } = await asks({}, 'GET', '/hangs');
    expect([status, body]).toEqual([503, { code: 'DeadlinePassed' }]);
    expect(performance.now() - began).toBeGreaterThan(900);
  });
});

describe('the correlation id of a request', () => {
  it.each([
    ['a UUID', '0b5e6a1e-7a4e-4f5a-9a51-3f1c2b7d9e10'],
    ['a name with marks', 'shop:order.77_a'],
    ['a hundred letters', 'x'.repeat(100)],
  ])('is the one that was given: %s', async (_, given) => {
    const { correlationId, body } = await asks({ 'X-Correlation-Id': given });
    expect(correlationId).toBe(given);
    expect(body).toMatchObject({ correlationId });
  });

  it.each([
    ['is empty', ''],
    ['is too long', 'x'.repeat(101)],
    ['holds a blank', 'two words'],
    ['holds what a log might take for its own', 'a"}{"b'],
    ['is given twice', 'one, two'],
  ])('is made anew where it %s', async (_, given) => {
    const { correlationId, body } = await asks({ 'X-Correlation-Id': given });
    expect(correlationId).toMatch(uuid);
    expect(body).toMatchObject({ correlationId });
  });

  it('is made for each request that gives none', async () => {
    const [one, other] = await Promise.all([asks(), asks()]);
    expect(one.correlationId).toMatch(uuid);
    expect(other.correlationId).toMatch(uuid);
    expect(one.correlationId).not.toBe(other.correlationId);
  });

  it('is answered where the request is refused, and where there is no such address', async () => {
    const given = { 'X-Correlation-Id': 'in-vain' };
    const refused = await asks({ ...given, 'X-Position': 'far' });
    const unknown = await asks(given, 'GET', '/jugs');
    expect(refused).toMatchObject({ status: 400, correlationId: 'in-vain' });
    expect(unknown).toMatchObject({ status: 404, correlationId: 'in-vain' });
  });
});

describe('the context of a request', () => {
  it('is nobody’s, and holds nothing that was not said', async () => {
    const { body, correlationId } = await asks();
    const deadline = expect.any(Object) as unknown;
    expect(body).toEqual({ actor: { id: 'nobody', roles: [] }, correlationId, deadline });
  });

  it('is its own, also where others ask at the same time', async () => {
    const positions = Array.from({ length: 20 }, (_, index) => index);
    const asked = positions.map((position) => asks({ 'X-Position': String(position) }));
    const bodies = (await Promise.all(asked)).map(({ body }) => body);
    expect(bodies).toMatchObject(positions.map((after) => ({ after })));
  });

  it.each(changing)('of a %s has its key', async (method) => {
    const { body } = await asks(key, method);
    expect(body).toMatchObject({ idempotencyKey: 'fill-the-jar' });
  });

  it('of a question has none, whatever was sent', async () => {
    const { body } = await asks(key);
    expect(body).not.toHaveProperty('idempotencyKey');
  });

  it.each([
    ['"3"', 3],
    ['W/"3"', 3],
    ['"0"', 0],
  ])('has the revision of If-Match %s', async (given, expectedRevision) => {
    const { body } = await asks({ 'If-Match': given });
    expect(body).toMatchObject({ expectedRevision });
  });

  it.each([0, 250, Number.MAX_SAFE_INTEGER])('has the X-Position %d to be seen', async (after) => {
    const { body } = await asks({ 'X-Position': String(after) });
    expect(body).toMatchObject({ after });
  });
});

describe('a request that changes something', () => {
  it.each([
    ['no key', {}],
    ['a key of seven characters', { 'Idempotency-Key': 'x'.repeat(7) }],
    ['a key of 201 characters', { 'Idempotency-Key': 'x'.repeat(201) }],
    ['a blank in its key', { 'Idempotency-Key': 'fill the jar' }],
    ['a key that is not ASCII', { 'Idempotency-Key': 'fill-the-café-jar' }],
  ])('is refused with %s', async (_, headers) => {
    const body = { code: 'IdempotencyKeyMissing', field: 'Idempotency-Key' };
    for (const method of changing) {
      expect(await asks(headers, method)).toMatchObject({ status: 400, body });
    }
  });

  it.each([8, 200])('may have a key of %d characters', async (length) => {
    const { status } = await asks({ 'Idempotency-Key': 'x'.repeat(length) }, 'POST');
    expect(status).toBe(200);
  });
});

describe('a header that is not valid', () => {
  it.each([
    ['If-Match', '3'],
    ['If-Match', '*'],
    ['If-Match', '"three"'],
    ['If-Match', '"-1"'],
    ['If-Match', '"3", "4"'],
    ['If-Match', '"1234567890123456"'],
    ['X-Position', ''],
    ['X-Position', '-1'],
    ['X-Position', '1.5'],
    ['X-Position', '1e3'],
    ['X-Position', '9007199254740992'],
  ])('is named by the refusal: %s %j', async (field, value) => {
    const answer = await asks({ [field]: value });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidHeader', field } });
  });
});

describe('the log of a request', () => {
  it('says how it was answered', async () => {
    const line = log.lineOf('told');
    await asks({ ...key, 'X-Correlation-Id': 'told' }, 'POST');
    expect(await line).toEqual({
      method: 'POST',
      route: '/jars',
      status: 200,
      milliseconds: expect.any(Number),
      correlationId: 'told',
      actor: 'nobody',
    });
  });

  it('says so of what is refused, too', async () => {
    const line = log.lineOf('told-too');
    await asks({ 'X-Correlation-Id': 'told-too', 'X-Position': 'far' });
    expect(await line).toMatchObject({ method: 'GET', route: '/jars', status: 400 });
  });

  it.each([
    ['/jars?search=%E7%8E%8B%E4%BA%94%2013800138000', '/jars', 'searched'],
    ['/nothing/13800138000', 'none', 'lost'],
  ])('does not say what was looked for: %s', async (path, route, id) => {
    const line = log.lineOf(id);
    await asks({ 'X-Correlation-Id': id }, 'GET', path);
    expect(await line).toMatchObject({ route });
    expect(JSON.stringify(await line)).not.toContain('13800138000');
  });
});
