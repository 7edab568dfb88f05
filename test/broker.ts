import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The NATS server of this machine; nothing where there is none. */
export const brokerPath = [
  process.env['NATS_SERVER'] ?? '',
  '/usr/sbin/nats-server',
  '/usr/bin/nats-server',
  '/usr/local/bin/nats-server',
].find((path) => path !== '' && existsSync(path));

/** An event as the stream holds it. */
export interface Stored {
  readonly id: string;
  readonly subject: string;
  readonly key: string;
  readonly position: number;
  readonly text: string;
}

/** A NATS server with one stream, on a folder of its own. */
export interface Broker {
  readonly address: string;
  /** Everything the stream holds, in its order. */
  stored(): Promise<readonly Stored[]>;
  /** Ends it without warning, and starts it again on what it has on disk. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const stream = 'EVENTS';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startBroker(token: string): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-nats-'));
  const port = await freePort();
  let running: ChildProcess;
  const open = () =>
    connect({ servers: `127.0.0.1:${port}`, token, waitOnFirstConnect: true, timeout: 20_000 });
  const run = async () => {
    const args = ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder, '--auth', token];
    running = spawn(brokerPath ?? '', args, { stdio: 'ignore' });
    await (await open()).close();
  };
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  };
  await run();
  const connection = await open();
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: stream, subjects: ['bank.events.>'] });
  await connection.close();
  return {
    address: `nats://127.0.0.1:${port}/bank/events`,
    stored: async () => {
      const reading = await open();
      try {
        const { state } = await (await jetstreamManager(reading)).streams.info(stream);
        if (state.messages === 0) return [];
        const consumer = await jetstream(reading).consumers.get(stream);
        const found: Stored[] = [];
        for await (const message of await consumer.fetch({ max_messages: state.messages })) {
          const text = message.string();
          const event = JSON.parse(text) as Readonly<Record<string, string>>;
          found.push({
            id: message.headers?.get('Nats-Msg-Id') ?? '',
            subject: message.subject,
            key: event['partitionkey'] ?? '',
            position: Number(event['sequence']),
            text,
          });
        }
        return found;
      } finally {
        await reading.close();
      }
    },
    kill: async () => {
      await end('SIGKILL');
      await run();
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
