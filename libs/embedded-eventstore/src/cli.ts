import {
  MAX_PORT,
  optionalNumber,
  required,
  runProgram,
  runServer,
  say,
  storedCredentials,
  wholeNumber,
  WrongUsage,
  type Credentials,
  type ValuesOf,
} from '#embedded-host';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedEventStore } from './embedded-eventstore.js';
import type { EventStoreOptions } from './options.js';
import { backupFolder } from './store/folder/backup.js';
import { openForReading } from './store/folder/data-folder.js';
import { verifyLog, type Verified } from './store/folder/verify-log.js';

const USAGE = `usage:
  eventstore --data DIR [--port 2113] [--host 127.0.0.1] [options]   run a node until SIGINT
  eventstore backup --data DIR --to DIR     copy the data, also while a node runs on them
  eventstore verify --data DIR              check every record and the index

The node serves TLS and lets in whom it knows. The password of the user 'admin' is taken from
EVENTSTORE_DEFAULT_ADMIN_PASSWORD, or made at random and kept in DIR/credentials.json.

options:
  --insecure                neither TLS nor users: for trials on this machine
  --certificate-file FILE --certificate-private-key-file FILE
                            the identity of the node (PEM); without them it makes its own in DIR/tls
  --trusted-root-certificates-path DIR      one of these must have signed the certificate
  --advertise HOST          the name under which other machines reach the node
  --system-projections      run $by_category, $by_event_type, $streams, …
  --max-append-bytes N --max-connections N
  --verify                  check every page and record at the start, also after a clean stop`;

const OPTIONS = {
  data: { type: 'string' },
  to: { type: 'string' },
  port: { type: 'string', default: '2113' },
  host: { type: 'string' },
  advertise: { type: 'string' },
  'certificate-file': { type: 'string' },
  'certificate-private-key-file': { type: 'string' },
  'trusted-root-certificates-path': { type: 'string' },
  insecure: { type: 'boolean', default: false },
  'system-projections': { type: 'boolean', default: false },
  'max-append-bytes': { type: 'string' },
  'max-connections': { type: 'string' },
  verify: { type: 'boolean', default: false },
} as const;

/**
 * The stand-alone program. Resolves to the exit code: 0 done, 1 failed, 2 wrong usage; a node that
 * runs resolves when a signal has stopped it.
 * @param argv what follows the name of the command
 */
export const runEventStoreCommand = (argv: readonly string[]): Promise<number> =>
  runProgram(
    { name: 'eventstore', usage: USAGE, options: OPTIONS, commands: { run, backup: copy, verify } },
    argv,
  );

/** The user that every real server has, too. */
const ADMIN = 'admin';

type Values = ValuesOf<typeof OPTIONS>;

const run = (values: Values): Promise<number> =>
  runServer('eventstore', async (onFailure) => {
    const options = await nodeOptions(values);
    const store = await EmbeddedEventStore.start({ ...options, onFailure });
    say(`eventstore: ${store.address} on ${options.dir}`);
    return store;
  });

async function nodeOptions(values: Values): Promise<EventStoreOptions> {
  const dir = required(values.data, '--data');
  return {
    dir,
    port: wholeNumber(values.port, '--port', MAX_PORT),
    host: values.host,
    advertisedHost: values.advertise,
    insecure: values.insecure,
    systemProjections: values['system-projections'],
    maxAppendBytes: optionalNumber(values['max-append-bytes'], '--max-append-bytes'),
    maxConnections: optionalNumber(values['max-connections'], '--max-connections'),
    verify: values.verify,
    ...(await security(values, dir)),
  };
}

async function security(values: Values, dir: string): Promise<Partial<EventStoreOptions>> {
  const { 'certificate-file': cert, 'certificate-private-key-file': key } = values;
  const trustedRoots = values['trusted-root-certificates-path'];
  if (values.insecure) {
    if (cert ?? key ?? trustedRoots) throw new WrongUsage('--insecure has no use for certificates');
    return {};
  }
  if (!cert !== !key) {
    throw new WrongUsage('--certificate-file and --certificate-private-key-file belong together');
  }
  if (trustedRoots && !cert) {
    throw new WrongUsage('--trusted-root-certificates-path needs --certificate-file');
  }
  const tls = cert && key ? { cert: await readFile(cert), key: await readFile(key) } : undefined;
  return { tls, trustedRoots, credentials: { administrator: await administrator(dir) } };
}

async function administrator(dir: string): Promise<Credentials> {
  const { EVENTSTORE_DEFAULT_ADMIN_PASSWORD: password } = process.env;
  if (password) return { username: ADMIN, password };
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return storedCredentials(join(dir, 'credentials.json'), ADMIN);
}

async function copy(values: Values): Promise<number> {
  const target = required(values.to, '--to');
  const verified = await backupFolder(required(values.data, '--data'), target);
  say(summary(`copied to ${target} and checked`, verified));
  return 0;
}

async function verify(values: Values): Promise<number> {
  const environment = await openForReading(required(values.data, '--data'));
  try {
    say(summary('checked', verifyLog(environment)));
    return 0;
  } finally {
    await environment.close();
  }
}

const summary = (done: string, { records, end }: Verified) =>
  `eventstore: ${done}: ${records} records, log ends at ${end}`;
