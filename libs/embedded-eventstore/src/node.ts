import { listen, type Listening } from './grpc/http2-server.js';
import type { Methods } from './grpc/handler.js';
import type { NodeContext } from './node-context.js';
import { withDefaults, type EventStoreOptions, type Settings } from './options.js';
import type { GroupRegistry } from './persistent/registry.js';
import { addPersistentSubscriptions } from './persistent/service.js';
import { openGate } from './security/open-gate.js';
import { addGossip } from './services/gossip.js';
import { http1Interface } from './services/http1.js';
import { addServerFeatures } from './services/server-features.js';
import { writeSystemEvents } from './services/system-events.js';
import { EventLog } from './store/event-log.js';
import { openDataFolder, type OpenFolder } from './store/data-folder.js';
import { FIRST_POSITION } from './store/log-environment.js';
import { addStreams } from './streams/service.js';

/** A node that runs in this thread: one log and the services around it. */
export class EventStoreNode {
  private constructor(
    private readonly folder: OpenFolder,
    private readonly log: EventLog,
    private readonly services: Services,
  ) {}

  /** Opens the folder and listens. Throws `UnusableFolder`, or the error of the port. */
  static async start(options: EventStoreOptions): Promise<EventStoreNode> {
    const settings = withDefaults(options);
    const folder = await openDataFolder(settings.dir, settings);
    try {
      const log = new EventLog(folder.environment, settings);
      if (log.reader.end === FIRST_POSITION) await writeSystemEvents(log);
      return new EventStoreNode(folder, log, await serve(log, settings));
    } catch (error) {
      await folder.close();
      throw error;
    }
  }

  get port(): number {
    return this.services.listening.port;
  }

  /** Answers what was accepted, ends all calls, and closes the files. */
  async stop(): Promise<void> {
    await this.log.drain();
    this.services.groups.stop();
    await this.services.listening.close();
    await this.log.close();
    await this.folder.close();
  }
}

/** What serves clients, and must be stopped. */
interface Services {
  readonly listening: Listening;
  readonly groups: GroupRegistry;
}

/** Puts the services together and listens. */
async function serve(log: EventLog, settings: Settings): Promise<Services> {
  const node: NodeContext = {
    log,
    gatekeeper: openGate,
    subscriptions: new Set(),
    maxAppendBytes: settings.maxAppendBytes,
  };
  let port = settings.port;
  const address = () => ({ host: settings.advertisedHost ?? settings.host, port });
  const methods: Methods = new Map();
  addStreams(methods, node);
  const groups = addPersistentSubscriptions(methods, node);
  addGossip(methods, address);
  addServerFeatures(methods);
  const listening = await listen(methods, { ...settings, http1: http1Interface(address) });
  ({ port } = listening);
  return { listening, groups };
}
