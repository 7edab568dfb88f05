import {
  MAX_PORT,
  required,
  runProgram,
  runServer,
  say,
  wholeNumber,
  WrongUsage,
  type ValuesOf,
} from '#embedded-host';
import { EmbeddedMongo, type EmbeddedMongoOptions } from './embedded-mongo.js';
import { backup } from './storage/folder/backup.js';
import { TLS_MODES, type TlsSettings } from './server/transport.js';

const USAGE = `Usage:
  rapport mongo backup --data DIR --to DIR     copy the data, also while a server runs on them
  rapport mongo [--port 27017] [--data DIR] [--host 127.0.0.1] [--maxConns 1000]
          [--tlsMode requireTLS --tlsCertificateKeyFile PEM [--tlsCAFile PEM]
           [--tlsAllowConnectionsWithoutCertificates]]

A MongoDB-compatible server for development, tests and small single-node installations.
Without --data everything is gone after the stop. MONGO_INITDB_ROOT_USERNAME and
MONGO_INITDB_ROOT_PASSWORD make a user, and nobody else is let in; other hosts than
loopback need one.`;

const OPTIONS = {
  port: { type: 'string', default: '27017' },
  host: { type: 'string' },
  data: { type: 'string' },
  to: { type: 'string' },
  maxConns: { type: 'string', default: '1000' },
  tlsMode: { type: 'string', default: 'disabled' },
  tlsCertificateKeyFile: { type: 'string' },
  tlsCAFile: { type: 'string' },
  tlsAllowConnectionsWithoutCertificates: { type: 'boolean', default: false },
} as const;
type Values = ValuesOf<typeof OPTIONS>;

/**
 * `rapport mongo`: runs the server until it is interrupted. Resolves to the exit code: 0 after a
 * stop, 1 when it could not start, 2 when the command line is wrong.
 */
export const runMongoCommand = (argv: readonly string[]): Promise<number> =>
  runProgram(
    { name: 'mongo', usage: USAGE, options: OPTIONS, commands: { run, backup: copy } },
    argv,
  );

const run = (values: Values): Promise<number> =>
  runServer('mongo', async () => {
    const { host, data: dir } = values;
    const server = await EmbeddedMongo.start({
      port: wholeNumber(values.port, '--port', MAX_PORT),
      maxConnections: wholeNumber(values.maxConns, '--maxConns', 1_000_000),
      ...(host ? { host } : {}),
      ...(dir ? { dir } : {}),
      ...credentials(process.env),
      ...tls(values),
    });
    say(`MongoDB-compatible server (not MongoDB): ${withoutPassword(server.url)}`);
    return server;
  });

async function copy(values: Values): Promise<number> {
  const target = required(values.to, '--to');
  const { documents } = await backup(required(values.data, '--data'), target);
  say(`mongo: copied to ${target} and checked: ${documents} documents`);
  return 0;
}

/** The variables of MongoDB's own container. */
function credentials(environment: NodeJS.ProcessEnv): Pick<EmbeddedMongoOptions, 'credentials'> {
  const username = environment['MONGO_INITDB_ROOT_USERNAME'];
  const password = environment['MONGO_INITDB_ROOT_PASSWORD'];
  if (!username !== !password) throw new WrongUsage('a user needs a name and a password');
  return username && password ? { credentials: { username, password } } : {};
}

function tls(values: Values): { tls?: TlsSettings } {
  const mode = TLS_MODES.find((one) => one === values.tlsMode);
  if (!mode) throw new WrongUsage(`--tlsMode is one of ${TLS_MODES.join(', ')}`);
  const { tlsCertificateKeyFile: certificateKeyFile, tlsCAFile: caFile } = values;
  if (mode === 'disabled') return {};
  if (!certificateKeyFile) throw new WrongUsage('--tlsMode needs --tlsCertificateKeyFile');
  const allowConnectionsWithoutCertificates = values.tlsAllowConnectionsWithoutCertificates;
  const ca = caFile ? { caFile, allowConnectionsWithoutCertificates } : {};
  return { tls: { mode, certificateKeyFile, ...ca } };
}

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');
