import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BackTestProgress } from './columns/read-history.js';
import type { BackTestReport } from './report/report.types.js';
import type { FromThread, LogOfThread, ToThread } from './thread-messages.js';

/** The most memory the thread may take before it ends, in mebibytes. */
const mostMemoryMiB = 1_024;

/** The compiled program of the thread: beside this file, or in `dist` where this is its source. */
function program(): URL {
  const beside = new URL('./back-test.thread.js', import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return new URL(beside.href.replace('/libs/', '/dist/libs/'));
}

/**
 * Runs back-tests in a thread of its own, one after the other, so that whoever is being served does
 * not wait. The thread keeps what it has read for the next candidate.
 */
export class BackTestThread {
  private worker: Worker | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly log: LogOfThread) {}

  /** The report of one back-test; rejects with what went wrong. */
  run(asked: ToThread, onProgress: (progress: BackTestProgress) => void): Promise<BackTestReport> {
    const done = this.turn.then(() => this.ask(asked, onProgress));
    this.turn = done.catch(() => undefined);
    return done;
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private ask(
    asked: ToThread,
    onProgress: (progress: BackTestProgress) => void,
  ): Promise<BackTestReport> {
    const worker = (this.worker ??= this.started());
    return new Promise((resolve, reject) => {
      const over = () => {
        worker.off('error', died).off('exit', ended).off('message', heard);
      };
      const died = (error: Error) => {
        over();
        this.worker = undefined;
        reject(error);
      };
      const ended = () => {
        died(new Error('the thread of the back-test ended'));
      };
      const heard = (said: FromThread) => {
        if (said.kind === 'progress') {
          onProgress(said.progress);
          return;
        }
        over();
        if (said.kind === 'report') resolve(said.report);
        else reject(new Error(said.message));
      };
      worker.on('error', died).on('exit', ended).on('message', heard);
      worker.postMessage(asked);
    });
  }

  private started(): Worker {
    const worker = new Worker(program(), {
      workerData: this.log,
      name: 'back-test',
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMiB },
    });
    worker.unref();
    return worker;
  }
}
