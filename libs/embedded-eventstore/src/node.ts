import { ownIdentity, trustedRoot, type TlsIdentity } from '#embedded-host';
import { hostname } from 'node:os';
import { ByteBudget } from './grpc/byte-budget.js';
import { listen, type Listening } from './grpc/http2-server.js';
import type { Methods } from './grpc/handler.js';
import type { Gatekeeper, NodeContext } from './node-context.js';
import { requireSafe, withDefaults, type EventStoreOptions, type Settings } from './options.js';
import type { GroupRegistry } from './persistent/registry.js';
import { addPersistentSubscriptions } from './persistent/service.js';
import { admitReader } from './security/reader.js';
import { LockedGate } from './security/locked-gate.js';
import { openGate } from './security/open-gate.js';
import { measure, type NodeMetrics } from './metrics.js';
import type { SystemProjection } from './projections/system-projection.js';
import { addMonitoring } from './services/monitoring.js';
import { addOperations } from './services/operations.js';
import { addProjections } from './services/projections.js';
import { addGossip } from './services/gossip.js';
import { http1Interface } from './services/http1.js';
import { addServerFeatures } from './services/server-features.js';
import { addUsers } from './services/users.js';
import { writeSystemEvents } from './services/system-events.js';
import { EventLog } from './store/event-log.js';
import { backup } from './store/folder/backup.js';
import { openDataFolder, type OpenFolder } from './store/folder/data-folder.js';
import { FIRST_POSITION } from './store/folder/log-environment.js';
import type { Verified } from './store/folder/verify-log.js';
import { addStreams } from './streams/service.js';

/** A node that runs in this thread: one log and the services around it. */
export class EventStoreNode {
  private constructor(
    private readonly folder: OpenFolder,
    private readonly log: EventLog,
    private readonly services: Services,
    /** The file that clients must trust, where it is not a public authority's. */
    readonly certificate: string | undefined,
  ) {}

  /** Opens the folder and listens. Throws `UnusableFolder`, or the error of the port. */
  static async start(options: EventStoreOptions): Promise<EventStoreNode> {
    const settings = withDefaults(options);
    requireSafe(settings);
    const folder = await openDataFolder(settings.dir, settings);
    try {
      const { tls, certificate } = await identityOf(settings, folder.environment.path);
      const log = new EventLog(folder.environment, settings);
      if (log.reader.end === FIRST_POSITION) await writeSystemEvents(log);
      const services = await serve(log, { ...settings, tls });
      return new EventStoreNode(folder, log, services, certificate);
    } catch (error) {
      await folder.close();
      throw error;
    }
  }

  get port(): number {
    return this.services.listening.port;
  }

  metrics(): NodeMetrics {
    return this.services.metrics();
  }

  /** Copies the log into a new folder while writes go on. */
  backup(target: string): Promise<Verified> {
    return backup(this.folder.environment, target);
  }

  /** Answers what was accepted, ends all calls, and closes the files. */
  async stop(): Promise<void> {
    this.services.groups.stop();
    for (const projection of this.services.projections) projection.stop();
    await this.log.drain();
    await this.services.listening.close();
    await this.folder.close();
  }
}

/** What serves clients, and must be stopped. */
interface Services {
  readonly listening: Listening;
  readonly groups: GroupRegistry;
  readonly projections: readonly SystemProjection[];
  metrics(): NodeMetrics;
}

/** Puts the services together and listens. */
async function serve(log: EventLog, settings: Settings): Promise<Services> {
  const methods: Methods = new Map();
  const budget = new ByteBudget(settings.maxUnfinishedBytes);
  const gatekeeper = await gateOf(log, settings, methods);
  const node: NodeContext = {
    log,
    gatekeeper,
    subscriptions: new Set(),
    maxAppendBytes: settings.maxAppendBytes,
    budget,
  };
  let port = settings.port;
  const address = () => ({ host: settings.advertisedHost ?? settings.host, port });
  addStreams(methods, node);
  const groups = addPersistentSubscriptions(methods, node);
  const projections = addProjections(methods, node);
  const metrics = () => measure(node, groups, listening.connections());
  addOperations(methods, node, groups);
  addMonitoring(methods, node, metrics);
  addGossip(methods, address);
  addServerFeatures(methods);
  const listening = await listen(methods, {
    ...settings,
    budget,
    identify: (call) => gatekeeper.identify(call),
    http1: http1Interface(address, gatekeeper),
  });
  ({ port } = listening);
  if (settings.systemProjections) {
    for (const projection of projections) {
      if (!projection.isEnabled) await projection.setEnabled(true);
    }
  }
  return { listening, groups, projections, metrics };
}

/** Asks for names and passwords, or lets everybody in. */
async function gateOf(
  log: EventLog,
  { credentials }: Settings,
  methods: Methods,
): Promise<Gatekeeper> {
  if (!credentials) return openGate;
  const gate = new LockedGate(log);
  const { administrator, reader } = credentials;
  await gate.users.ensure(administrator, { fullName: 'Administrator', groups: ['$admins'] });
  if (reader) await admitReader(log, gate.users, reader);
  addUsers(methods, gate.users, gate);
  return gate;
}

/** What the node serves TLS with, if it does, and the file that clients trust. */
async function identityOf(
  { tls, trustedRoots, credentials, host, advertisedHost }: Settings,
  folder: string,
): Promise<{ tls?: TlsIdentity | undefined; certificate?: string | undefined }> {
  if (tls) return { tls, certificate: trustedRoots && (await trustedRoot(tls.cert, trustedRoots)) };
  if (!credentials) return {};
  const isAnyHost = host === '0.0.0.0' || host === '::';
  const names = [isAnyHost ? hostname() : host, ...(advertisedHost ? [advertisedHost] : [])];
  const { certificate, ...own } = await ownIdentity(folder, names);
  return { tls: own, certificate };
}
