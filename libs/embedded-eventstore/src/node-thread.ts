import { HostedThread, type Question } from '#embedded-host';
import type { NodeMetrics } from './metrics.js';
import type { EventStoreOptions } from './options.js';
import type { Verified } from './store/folder/verify-log.js';

/** What a node says of itself. */
export interface NodeStarted {
  readonly port: number;
  readonly certificate: string | undefined;
}

/** What a node in a thread is asked. */
export interface NodeQuestions {
  readonly metrics: Question<undefined, NodeMetrics>;
  readonly backup: Question<string, Verified>;
}

/** A node that runs in a thread of its own. */
export class NodeThread {
  private constructor(private readonly thread: HostedThread<NodeStarted, NodeQuestions>) {}

  /**
   * Starts the thread; rejects with what the node says when it cannot run.
   * @param failed is called when the thread dies later
   */
  static async start(
    options: EventStoreOptions,
    failed: (error: Error) => void,
  ): Promise<NodeThread> {
    const file = new URL('./worker.js', import.meta.url);
    return new NodeThread(await HostedThread.start({ file, name: 'eventstore', options, failed }));
  }

  get port(): number {
    return this.thread.started.port;
  }

  get certificate(): string | undefined {
    return this.thread.started.certificate;
  }

  metrics(): Promise<NodeMetrics> {
    return this.thread.ask('metrics', undefined);
  }

  backup(target: string): Promise<Verified> {
    return this.thread.ask('backup', target);
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }
}
