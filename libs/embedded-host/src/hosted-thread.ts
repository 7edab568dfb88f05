import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { receivedError, type FromThread, type ToThread } from './thread-messages.js';

/** One method of a server in a thread: what it is given and what it answers. */
export interface Question<Argument, Answer> {
  readonly argument: Argument;
  readonly answer: Answer;
}
/** The methods of a server in a thread, by name; it can always be stopped. */
export type Questions<Asked> = { readonly [Q in keyof Asked]: Question<unknown, unknown> };

/** How a thread runs. */
export interface ThreadOptions {
  /** The compiled program of the thread, which calls `serveThread`. */
  readonly file: URL;
  readonly name: string;
  /** What the program of the thread is given; it is copied. */
  readonly options: unknown;
  readonly resourceLimits?: WorkerOptions['resourceLimits'];
  /** Is told when the thread dies without having been stopped. */
  readonly failed: (error: Error) => void;
}

const ENDED = 'the thread of the node has ended';

/** A server that runs in a thread of its own. */
export class HostedThread<Started, Asked extends Questions<Asked> = object> {
  private readonly pending = new Map<
    number,
    { resolve: (answer: unknown) => void; reject: (error: Error) => void }
  >();
  private questions = 0;
  private isStopping = false;
  private readonly exited: Promise<void>;

  private constructor(
    private readonly worker: Worker,
    /** What the server said of itself when it ran. */
    readonly started: Started,
    private readonly failed: (error: Error) => void,
  ) {
    worker.on('message', (message: FromThread) => this.answered(message));
    worker.on('error', (error: Error) => this.died(error));
    worker.on('exit', () => this.died(new Error(ENDED)));
    this.exited = new Promise((resolve) => worker.once('exit', () => resolve()));
  }

  /** Starts the thread; rejects with what its server says when it cannot run. */
  static async start<Started, Asked extends Questions<Asked> = object>(
    thread: ThreadOptions,
  ): Promise<HostedThread<Started, Asked>> {
    const { file, name, options: workerData, resourceLimits } = thread;
    if (!existsSync(fileURLToPath(file))) {
      throw new Error('the thread of the node is not compiled; build first or set inProcess');
    }
    // The options of the program (`--input-type`, `--inspect-brk`, …) are not meant for the thread.
    const limits = resourceLimits ? { resourceLimits } : {};
    const worker = new Worker(file, { workerData, name, execArgv: [], ...limits });
    const started = await new Promise<unknown>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error(ENDED)));
      worker.once('message', (message: FromThread) => {
        worker.off('error', reject);
        if (message.kind === 'started') resolve(message.started);
        else if (message.kind === 'refused') reject(receivedError(message.error));
      });
    });
    return new HostedThread(worker, started as Started, thread.failed);
  }

  /** Asks the server; rejects with its error, or when the thread dies. */
  ask<Q extends keyof Asked & string>(
    method: Q,
    argument: Asked[Q]['argument'],
  ): Promise<Asked[Q]['answer']> {
    return this.send(method, argument);
  }

  /** Has the server stop, and resolves when the thread has ended, which may be so already. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.race([this.send('stop', undefined), this.exited]);
    await this.exited;
  }

  private send(method: string, argument: unknown): Promise<unknown> {
    const id = this.questions++;
    const message: ToThread = { id, method, argument };
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage(message);
    });
  }

  private answered(message: FromThread): void {
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
