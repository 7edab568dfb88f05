import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { NodeMetrics } from './metrics.js';
import type { EventStoreOptions } from './options.js';
import type { Verified } from './store/verify-log.js';
import {
  receivedError,
  type FromWorker,
  type NodeCommands,
  type ToWorker,
} from './worker-protocol.js';

/** A node that runs in a thread of its own. */
export class NodeThread {
  private readonly pending = new Map<
    number,
    { resolve: (answer: unknown) => void; reject: (error: Error) => void }
  >();
  private commands = 0;
  private isStopping = false;

  private constructor(
    private readonly worker: Worker,
    readonly port: number,
    private readonly failed: (error: Error) => void,
  ) {
    worker.on('message', (message: FromWorker) => this.answered(message));
    worker.on('error', (error: Error) => this.died(error));
    worker.on('exit', () => this.died(new Error('the thread of the node has ended')));
  }

  /**
   * Starts the thread; rejects with what the node says when it cannot run.
   * @param failed is called when the thread dies later
   */
  static async start(
    options: EventStoreOptions,
    failed: (error: Error) => void,
  ): Promise<NodeThread> {
    const file = new URL('./worker.js', import.meta.url);
    if (!existsSync(fileURLToPath(file))) {
      throw new Error('the thread of the node is not compiled; build first or set inProcess');
    }
    // The options of the program (`--input-type`, `--inspect-brk`, …) are not meant for the thread.
    const worker = new Worker(file, { workerData: options, name: 'eventstore', execArgv: [] });
    const port = await new Promise<number>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread of the node has ended')));
      worker.once('message', (message: FromWorker) => {
        worker.off('error', reject);
        if (message.kind === 'started') resolve(message.port);
        else if (message.kind === 'refused') reject(receivedError(message.error));
      });
    });
    return new NodeThread(worker, port, failed);
  }

  metrics(): Promise<NodeMetrics> {
    return this.ask('metrics', undefined);
  }

  backup(target: string): Promise<Verified> {
    return this.ask('backup', target);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const exited = new Promise((resolve) => this.worker.once('exit', resolve));
    await this.ask('stop', undefined);
    await exited;
  }

  private ask<C extends keyof NodeCommands>(
    command: C,
    argument: NodeCommands[C]['argument'],
  ): Promise<NodeCommands[C]['answer']> {
    const id = this.commands++;
    const message: ToWorker = { id, command, argument };
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.worker.postMessage(message);
    });
  }

  private answered(message: FromWorker): void {
    if (message.kind !== 'answer' && message.kind !== 'error') return;
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.answer);
    else waiting?.reject(receivedError(message.error));
  }

  private died(error: Error): void {
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
    if (this.isStopping) return;
    this.isStopping = true;
    this.failed(error);
  }
}
