import { MAX_PORT, runProgram, runServer, say, wholeNumber, type ValuesOf } from '#embedded-host';
import { EmbeddedMongo } from './embedded-mongo.js';

const USAGE = `Usage: rapport mongo [--port 27017] [--data DIR] [--host 127.0.0.1]

A MongoDB-compatible server for development, tests and small single-node installations.
Without --data everything is gone after the stop.`;

const OPTIONS = {
  port: { type: 'string', default: '27017' },
  host: { type: 'string' },
  data: { type: 'string' },
} as const;

/**
 * `rapport mongo`: runs the server until it is interrupted. Resolves to the exit code: 0 after a
 * stop, 1 when it could not start, 2 when the command line is wrong.
 */
export const runMongoCommand = (argv: readonly string[]): Promise<number> =>
  runProgram({ name: 'mongo', usage: USAGE, options: OPTIONS, commands: { run } }, argv);

const run = ({ port, host, data: dir }: ValuesOf<typeof OPTIONS>): Promise<number> =>
  runServer('mongo', async () => {
    const server = await EmbeddedMongo.start({
      port: wholeNumber(port, '--port', MAX_PORT),
      ...(host ? { host } : {}),
      ...(dir ? { dir } : {}),
    });
    say(`MongoDB-compatible server (not MongoDB): ${server.url}`);
    return server;
  });
