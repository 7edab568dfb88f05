import { listen, type Listening } from './grpc/http2-server.js';
import type { Methods } from './grpc/handler.js';
import type { NodeContext } from './node-context.js';
import { withDefaults, type EventStoreOptions } from './options.js';
import { openGate } from './security/open-gate.js';
import { addGossip } from './services/gossip.js';
import { http1Interface } from './services/http1.js';
import { addServerFeatures } from './services/server-features.js';
import { writeSystemEvents } from './services/system-events.js';
import { EventLog } from './store/event-log.js';
import { FIRST_POSITION, LogEnvironment } from './store/log-environment.js';
import { addStreams } from './streams/service.js';

/** A node that runs in this thread: one log and the services around it. */
export class EventStoreNode {
  private constructor(
    private readonly log: EventLog,
    private readonly listening: Listening,
  ) {}

  /** Opens the folder and listens. */
  static async start(options: EventStoreOptions): Promise<EventStoreNode> {
    const settings = withDefaults(options);
    const log = new EventLog(new LogEnvironment(settings.dir, { noSync: !!options.noSync }), {
      maxWaitingBytes: settings.maxWaitingBytes,
    });
    if (log.reader.end === FIRST_POSITION) await writeSystemEvents(log);
    const node: NodeContext = {
      log,
      gatekeeper: openGate,
      subscriptions: new Set(),
      maxAppendBytes: settings.maxAppendBytes,
    };
    const address = () => ({
      host: settings.advertisedHost ?? settings.host,
      port: listening.port,
    });
    const methods: Methods = new Map();
    addStreams(methods, node);
    addGossip(methods, address);
    addServerFeatures(methods);
    const listening = await listen(methods, {
      host: settings.host,
      port: settings.port,
      tls: settings.tls,
      maxConnections: settings.maxConnections,
      maxMessageBytes: 17 << 20,
      http1: http1Interface(address),
    });
    return new EventStoreNode(log, listening);
  }

  get port(): number {
    return this.listening.port;
  }

  /** Answers what was accepted, ends all calls, and closes the files. */
  async stop(): Promise<void> {
    await this.log.drain();
    await this.listening.close();
    await this.log.close();
  }
}
