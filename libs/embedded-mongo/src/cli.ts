import { parseArgs } from 'node:util';
import { EmbeddedMongo } from './embedded-mongo.js';

const USAGE = `Usage: rapport mongo [--port 27017] [--data DIR] [--host 127.0.0.1] [--sync]

A MongoDB-compatible server for development, tests and small single-node installations.
Without --data everything lives in memory.`;

interface CommandOptions {
  readonly port: number;
  readonly host?: string;
  readonly dir?: string;
  readonly sync: boolean;
}

/**
 * `rapport mongo`: runs the server until it is interrupted. Resolves to the exit code: 0 after a
 * stop, 1 when it could not start, 2 when the arguments say nothing it understands.
 */
export async function runMongoCommand(argv: readonly string[]): Promise<number> {
  const options = read(argv);
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  try {
    const server = await EmbeddedMongo.start(options);
    process.stdout.write(`MongoDB-compatible server (not MongoDB): ${server.url}\n`);
    await interrupted();
    await server.stop();
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function read(argv: readonly string[]): CommandOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string', default: '27017' },
        host: { type: 'string' },
        data: { type: 'string' },
        sync: { type: 'boolean', default: false },
      },
    });
    const { host, data: dir, sync } = values;
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return undefined;
    return { port, sync, ...(host ? { host } : {}), ...(dir ? { dir } : {}) };
  } catch {
    return undefined; // an unknown option
  }
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
