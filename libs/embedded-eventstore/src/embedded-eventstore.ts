import type { Credentials } from '#embedded-host';
import { EventStoreNode } from './node.js';
import { NodeThread } from './node-thread.js';
import type { NodeMetrics } from './metrics.js';
import type { EventStoreHooks, EventStoreOptions } from './options.js';
import type { Verified } from './store/folder/verify-log.js';

/** A node that runs. */
export interface RunningEventStore {
  /** The connection string for clients, `esdb://…`, with the credentials of the administrator. */
  readonly url: string;
  /** The same without credentials, to be shown. */
  readonly address: string;
  readonly port: number;
  /** The figures of the node. */
  metrics(): Promise<NodeMetrics>;
  /** Copies the log into a new folder while writes go on; a node can be started on the copy. */
  backup(target: string): Promise<Verified>;
  /** Answers what was accepted, ends all calls and closes the files. */
  stop(): Promise<void>;
}

const METRICS_EVERY_MS = 5000;

/** An EventStoreDB node within this program. */
export const EmbeddedEventStore = {
  /**
   * Starts a node on a folder, in a thread of its own unless told otherwise.
   * Rejects with `UnusableFolder` when the folder cannot be used, and with an error that says why
   * when the port is taken or the options would leave the node open to the network.
   */
  async start(options: EventStoreOptions & EventStoreHooks): Promise<RunningEventStore> {
    const { onMetrics, metricsEveryMs, onFailure, ...forNode } = options;
    const node = options.inProcess
      ? await EventStoreNode.start(forNode)
      : await NodeThread.start(forNode, (error) => onFailure?.(error));
    const metrics = async () => node.metrics();
    const timer =
      onMetrics &&
      setInterval(() => {
        metrics().then(onMetrics, () => undefined); // the thread has died: `onFailure` tells
      }, metricsEveryMs ?? METRICS_EVERY_MS).unref();
    return {
      url: urlOf(options, node, options.credentials?.administrator),
      address: urlOf(options, node),
      port: node.port,
      metrics,
      backup: (target) => node.backup(target),
      stop: once(() => {
        clearInterval(timer);
        return node.stop();
      }),
    };
  },
};

function urlOf(
  { advertisedHost, host, tls, credentials }: EventStoreOptions,
  { port, certificate }: { readonly port: number; readonly certificate: string | undefined },
  as?: Credentials,
): string {
  const isSecure = tls !== undefined || credentials !== undefined;
  // TLS names its server, and an address is no name.
  const name = advertisedHost ?? host ?? (isSecure ? 'localhost' : '127.0.0.1');
  const quoted = name.includes(':') ? `[${name}]` : name;
  const user = as ? `${encodeURIComponent(as.username)}:${encodeURIComponent(as.password)}@` : '';
  const trust = certificate ? `&tlsCAFile=${encodeURIComponent(certificate)}` : '';
  return `esdb://${user}${quoted}:${port}?tls=${isSecure}${trust}`;
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}
