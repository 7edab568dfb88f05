import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type Outcome = 'accepted' | 'refused' | 'failed';

/** The figures of a process, for Prometheus. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly events = new Counter({
    name: 'rapport_appended_events_total',
    help: 'Events appended to the event store',
    registers: [this.registry],
  });
  private readonly commands = new Histogram({
    name: 'rapport_command_seconds',
    help: 'Commands by name and outcome, and how long they took',
    labelNames: ['command', 'outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.registry],
  });
  private readonly positions = new Gauge({
    name: 'rapport_view_position',
    help: 'Position of the log up to which a view has read',
    labelNames: ['view'] as const,
    registers: [this.registry],
  });
  private readonly lagSeconds = new Gauge({
    name: 'rapport_view_lag_seconds',
    help: 'Age of the last event a view has folded, when it folded it',
    labelNames: ['view'] as const,
    registers: [this.registry],
  });
  private readonly lagEvents = new Gauge({
    name: 'rapport_view_batch_events',
    help: 'Events that had gathered for a view when it last came round to them',
    labelNames: ['view'] as const,
    registers: [this.registry],
  });
  private readonly parkedEvents = new Counter({
    name: 'rapport_parked_events_total',
    help: 'Events that could not be folded or reacted to, and were parked',
    labelNames: ['of'] as const,
    registers: [this.registry],
  });
  private readonly restarts = new Counter({
    name: 'rapport_subscription_restarts_total',
    help: 'Subscriptions that dropped and were begun again',
    labelNames: ['of'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  appended(events: number): void {
    this.events.inc(events);
  }

  /** Starts to measure a command; call the answer with its outcome. */
  command(command: string): (outcome: Outcome) => void {
    const end = this.commands.startTimer({ command });
    return (outcome) => end({ outcome });
  }

  seen(
    views: readonly string[],
    position: number,
    lag?: { readonly seconds: number; readonly events: number },
  ): void {
    for (const view of views) {
      this.positions.set({ view }, position);
      if (lag) this.lagSeconds.set({ view }, lag.seconds);
      if (lag) this.lagEvents.set({ view }, lag.events);
    }
  }

  parked(of: string, events: number): void {
    this.parkedEvents.inc({ of }, events);
  }

  restarted(of: string): void {
    this.restarts.inc({ of });
  }
}
