import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../rapport.js';
import { runOnce, says, start } from '../standalone.js';

const rounds = 2;
const hands = 32;

const folder = mkdtempSync(join(tmpdir(), 'rapport-drain-'));
const environment = {
  RAPPORT_DATA: folder,
  RAPPORT_PORT: '0',
  RAPPORT_REQUESTS_PER_MINUTE: '0',
};
let token = '';

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Answered {
  readonly status: number | undefined;
  readonly body: string;
  /** What the socket met instead of an answer. */
  readonly error?: string;
}

/** Registers a client over a connection that is kept open. */
function register(address: string, clientId: string, agent: Agent): Promise<Answered> {
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `register-${clientId}`,
    };
    const sent = request(`${address}/clients`, { method: 'POST', agent, headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => {
        resolve({ status: answer.statusCode, body });
      });
    });
    sent.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
      resolve({ status: undefined, body: '', error: code });
    });
    const source = { provenance: 'interview', statedOn: '2026-01-05' };
    const facts = { name: { en: clientId } };
    sent.end(JSON.stringify({ clientId, form: 'legalEntity', role: 'client', facts, source }));
  });
}

describe('a standalone process told to end under load', () => {
  const acknowledged = new Map<string, string>();
  const cutOff: string[] = [];

  it(
    'answers all that it accepted, and cuts nobody off',
    async () => {
      for (let round = 1; round <= rounds; round++) {
        const running = start(['start'], environment);
        const address = await says(running, /API\s+(http\S+)\n/);
        token ||= runOnce(['token', '--as', 'rm'], environment).stdout.trim();
        const agent = new Agent({ keepAlive: true, maxSockets: hands });
        const met: string[] = [];
        const load = async (hand: number) => {
          for (let turn = 0; ; turn++) {
            const clientId = `c-${round}-${hand}-${turn}`;
            const answer = await register(address, clientId, agent);
            if (answer.error !== undefined) {
              cutOff.push(clientId);
              return met.push(answer.error);
            }
            expect(answer.status).toBe(201);
            acknowledged.set(clientId, answer.body);
          }
        };
        const enough = acknowledged.size + 300 * round;
        const loads = Array.from({ length: hands }, (_, hand) => load(hand));
        await eventually(
          () => Promise.resolve(acknowledged.size),
          (count) => count > enough,
          60_000,
        );
        running.process.kill('SIGTERM');
        await Promise.all(loads);
        expect(await running.ended).toBe(0);
        agent.destroy();
        // The machine of a client that is slow may still find the port open, and then closed.
        expect(['ECONNREFUSED', 'ECONNRESET']).toEqual(expect.arrayContaining(met));
      }
    },
    rounds * 60_000,
  );

  it('has written all that it acknowledged, and nothing that it did not answer', async () => {
    const running = start(['start'], environment);
    const address = await says(running, /API\s+(http\S+)\n/);
    const agent = new Agent({ keepAlive: true, maxSockets: hands });
    try {
      for (const [clientId, body] of acknowledged) {
        expect(await register(address, clientId, agent)).toEqual({ status: 201, body });
      }
      const headers = { authorization: `Bearer ${token}` };
      for (const clientId of cutOff) {
        expect((await fetch(`${address}/clients/${clientId}`, { headers })).status).toBe(404);
      }
    } finally {
      agent.destroy();
      running.process.kill('SIGTERM');
    }
    expect(await running.ended).toBe(0);
  });
});
