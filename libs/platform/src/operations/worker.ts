import { Injectable } from '@nestjs/common';
import { Clock } from '../timing/clock.js';
import { Settings } from '../configuration/settings.js';
import { pause } from '../timing/pause.js';
import { ProcessRunner } from '../processes/process-runner.js';
import { Tables } from '../stores/tables.js';
import { Checkpoints } from '../views/running/checkpoints.js';
import { ViewRunner } from '../views/running/view-runner.js';
import { Lease, leaseTerms } from './lease.js';
import { Log } from './log.js';

/** Runs views and processes while it holds the lease; stands by while another does. */
@Injectable()
export class Worker {
  private readonly lease: Lease;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Whether this worker runs the views. */
  private leading = false;
  private started = false;

  constructor(
    private readonly runner: ViewRunner,
    private readonly processes: ProcessRunner,
    private readonly checkpoints: Checkpoints,
    private readonly clock: Clock,
    private readonly log: Log,
    tables: Tables,
    settings: Settings,
  ) {
    this.lease = new Lease(tables, 'views', settings.owner);
  }

  /** Whether the views run in this process, or would if another worker ended; for readiness. */
  get views(): 'here' | 'standingBy' | 'elsewhere' {
    if (!this.started) return 'elsewhere';
    return this.leading ? 'here' : 'standingBy';
  }

  /** Whether a worker runs the views, here or anywhere. */
  isAnywhere(): Promise<boolean> {
    return this.lease.isHeld(this.clock.now().getTime());
  }

  /** Resolves once it runs, or stands by. */
  async start(): Promise<void> {
    this.started = true;
    if (await this.holds()) await this.lead();
    else this.log.info({}, 'another worker runs the views; this one stands by');
    this.running = this.keep();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.running, this.halt()]);
    if (this.leading) await this.lease.release().catch(() => undefined);
  }

  private async lead(): Promise<void> {
    try {
      await this.runner.start();
      await this.processes.start();
      this.leading = true;
    } catch (error) {
      await this.halt();
      throw error;
    }
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    const stopped = () => signal.aborted;
    while (!stopped()) {
      await pause(leaseTerms.renewed, signal);
      if (stopped()) return;
      const holds = await this.holds().catch((error: unknown) => {
        this.log.warn({ err: error }, 'the lease could not be renewed');
        return this.leading;
      });
      try {
        if (holds && !this.leading) await this.lead();
        if (!holds && this.leading) await this.handOver();
      } catch (error) {
        this.log.error({ err: error }, 'the worker could not begin');
      }
    }
  }

  /** Another worker took over while this one was not heard of. */
  private async handOver(): Promise<void> {
    this.log.warn({}, 'another worker has taken over the views');
    this.leading = false;
    await this.halt();
  }

  private async halt(): Promise<void> {
    await Promise.all([this.runner.stop(), this.processes.stop()]);
    this.checkpoints.handOver();
  }

  private holds(): Promise<boolean> {
    return this.lease.take(this.clock.now().getTime());
  }
}
