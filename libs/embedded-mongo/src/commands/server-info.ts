import { Binary } from 'bson';
import { isDoc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { fields, type Command } from './command.js';

/** The version that the server says it is, for drivers and tools that look. */
const VERSION = [8, 0, 4, 0] as const;

const ping: Command = { fields: fields('ping'), run: () => ({}) };

const buildInfo: Command = {
  fields: fields('buildInfo', 'buildinfo'),
  run: () => ({
    version: VERSION.slice(0, 3).join('.'),
    versionArray: VERSION,
    gitVersion: 'embedded',
    modules: [],
    storageEngines: ['embedded'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
  }),
};

const serverStatus: Command = {
  fields: fields('serverStatus'),
  run: ({ store, cursors }) => ({
    version: VERSION.slice(0, 3).join('.'),
    process: 'embedded',
    pid: process.pid,
    uptime: process.uptime(),
    metrics: { cursor: { open: { total: cursors.size } } },
    collections: store.collections.size,
  }),
};

/** What MongoDB's own tests look up before they run. */
const PARAMETERS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['authenticationMechanisms', ['SCRAM-SHA-256']],
  ['enableTestCommands', true],
  ['featureCompatibilityVersion', { version: VERSION.slice(0, 2).join('.') }],
  ['requireApiVersion', false],
]);

const getParameter: Command = {
  fields: fields('getParameter', ...PARAMETERS.keys()),
  run({ args }) {
    const wanted = [...PARAMETERS].filter(
      ([name]) => args.fields['getParameter'] === '*' || args.fields[name] !== undefined,
    );
    if (wanted.length === 0) throw new CommandError(72, 'no option found to get');
    return Object.fromEntries(wanted);
  },
};

export const SERVER_INFO: Readonly<Record<string, Command>> = {
  ping,
  buildInfo,
  buildinfo: buildInfo,
  serverStatus,
  getParameter,
};

/** The session ids in a list such as `endSessions` carries. */
export const sessionIds = (list: unknown): readonly string[] =>
  (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const id = isDoc(one) ? one['id'] : undefined;
    return id instanceof Binary ? [Buffer.from(id.value()).toString('hex')] : [];
  });
