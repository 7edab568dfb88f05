import {
  MAX_PORT,
  optionalNumber,
  required,
  runProgram,
  runServer,
  say,
  wholeNumber,
  WrongUsage,
  type ValuesOf,
} from '#embedded-host';
import { readFileSync } from 'node:fs';
import { EmbeddedEventStore } from './embedded-eventstore.js';
import type { EventStoreOptions } from './options.js';
import { backup } from './store/backup.js';
import { openForReading } from './store/data-folder.js';
import { verifyLog, type Verified } from './store/verify-log.js';

const USAGE = `usage:
  eventstore --data DIR [--port 2113] [--host 127.0.0.1] [options]   run a node until SIGINT
  eventstore backup --data DIR --to DIR     copy the data, also while a node runs on them
  eventstore verify --data DIR              check every record and the index

options:
  --advertise HOST          the name under which other machines reach the node
  --tls-cert FILE --tls-key FILE            serve TLS (PEM)
  --authentication          ask for users; the first passwords of a new folder are taken from
                            EVENTSTORE_ADMIN_PASSWORD and EVENTSTORE_OPS_PASSWORD
  --insecure                listen for other machines without TLS or authentication
  --system-projections      run $by_category, $by_event_type, $streams, …
  --max-append-bytes N --max-connections N
  --verify                  check every page and record at the start, also after a clean stop`;

const OPTIONS = {
  data: { type: 'string' },
  to: { type: 'string' },
  port: { type: 'string', default: '2113' },
  host: { type: 'string' },
  advertise: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  authentication: { type: 'boolean', default: false },
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

type Values = ValuesOf<typeof OPTIONS>;

const run = (values: Values): Promise<number> =>
  runServer('eventstore', async (onFailure) => {
    const store = await EmbeddedEventStore.start({ ...nodeOptions(values), onFailure });
    say(`eventstore: ${store.url} on ${values.data ?? ''}`);
    return store;
  });

function nodeOptions(values: Values): EventStoreOptions {
  const { 'tls-cert': cert, 'tls-key': key } = values;
  if (!cert !== !key) throw new WrongUsage('--tls-cert and --tls-key belong together');
  return {
    dir: required(values.data, '--data'),
    port: wholeNumber(values.port, '--port', MAX_PORT),
    host: values.host,
    advertisedHost: values.advertise,
    tls: cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : undefined,
    authentication: values.authentication ? initialPasswords() : undefined,
    insecure: values.insecure,
    systemProjections: values['system-projections'],
    maxAppendBytes: optionalNumber(values['max-append-bytes'], '--max-append-bytes'),
    maxConnections: optionalNumber(values['max-connections'], '--max-connections'),
    verify: values.verify,
  };
}

function initialPasswords() {
  const { EVENTSTORE_ADMIN_PASSWORD: admin, EVENTSTORE_OPS_PASSWORD: ops } = process.env;
  if (!admin) throw new WrongUsage('--authentication needs EVENTSTORE_ADMIN_PASSWORD');
  return { admin, ops: ops === '' ? undefined : ops };
}

async function copy(values: Values): Promise<number> {
  const target = required(values.to, '--to');
  const environment = await openForReading(required(values.data, '--data'));
  try {
    say(summary(`copied to ${target} and checked`, await backup(environment, target)));
    return 0;
  } finally {
    await environment.close();
  }
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
