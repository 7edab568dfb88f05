import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import type { Way } from './outlet/readings.js';

/** The figures of the outlets, for Prometheus. */
@Injectable()
export class OutletMetrics {
  private readonly readers: Gauge;
  private readonly events: Counter<'by' | 'outlet'>;
  private readonly cut: Counter;
  private readonly deliveries: Counter<'outlet' | 'status'>;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.readers = new Gauge({
      name: 'rapport_event_readers',
      help: 'Open streams of events',
      registers,
    });
    this.events = new Counter({
      name: 'rapport_events_sent_total',
      help: 'Events that left the house, by the way they went and the outlet; none of people',
      labelNames: ['by', 'outlet'] as const,
      registers,
    });
    this.deliveries = new Counter({
      name: 'rapport_webhook_attempts_total',
      help: 'Events sent to webhooks, by outlet and what became of them',
      labelNames: ['outlet', 'status'] as const,
      registers,
    });
    this.cut = new Counter({
      name: 'rapport_event_readers_stalled_total',
      help: 'Streams that were cut because their reader took nothing',
      registers,
    });
  }

  reading(readers: number): void {
    this.readers.set(readers);
  }

  sent(by: Way, events: number, outlet = ''): void {
    if (events > 0) this.events.inc({ by, outlet }, events);
  }

  delivered(outlet: string, status: string): void {
    this.deliveries.inc({ outlet, status });
  }

  stalled(): void {
    this.cut.inc();
  }
}
