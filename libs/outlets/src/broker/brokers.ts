import { Log, Settings } from '#platform';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { networksOf } from '../webhook/address.js';
import type { BrokerLine, LineOptions, Published } from './broker-line.js';
import type { Answer } from '../webhook/post.js';

type Open = (url: URL, options: LineOptions) => Promise<BrokerLine>;

/** How a line is opened, by the protocol of its address. Its library is read when there is one. */
const openers: Readonly<Record<string, Open>> = {
  'nats:': async (...line) => (await import('./nats-line.js')).natsLine(...line),
  'tls:': async (...line) => (await import('./nats-line.js')).natsLine(...line),
  'kafka:': async (...line) => (await import('./kafka-line.js')).kafkaLine(...line),
  'kafka+tls:': async (...line) => (await import('./kafka-line.js')).kafkaLine(...line),
};

/** Whether events go to a broker: NATS JetStream or Kafka, in the clear or over TLS. */
export const isBroker = (address: string): boolean => new URL(address).protocol in openers;

/** Publishes events to the brokers of the bank, over one line to each. */
@Injectable()
export class Brokers implements BeforeApplicationShutdown {
  private readonly lines = new Map<string, Promise<BrokerLine>>();
  private readonly networks;

  constructor(
    private readonly settings: Settings,
    private readonly log: Log,
  ) {
    this.networks = networksOf(settings.webhookNetworks);
  }

  /**
   * Publishes an event; answers once the broker has stored it.
   * @throws AddressRefused, or whatever the broker says
   */
  async publish(address: string, published: Published): Promise<Answer> {
    const url = new URL(address);
    return (await this.lineTo(url)).publish(url, published);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const lines = await Promise.allSettled(this.lines.values());
    for (const line of lines) if (line.status === 'fulfilled') await line.value.close();
  }

  private lineTo(url: URL): Promise<BrokerLine> {
    const broker = `${url.protocol}//${url.host}`;
    const known = this.lines.get(broker);
    if (known) return known;
    const options: LineOptions = {
      networks: this.networks,
      credentials: this.settings.brokerCredentials,
      lost: (error) => {
        forget();
        if (error) this.log.warn({ err: error, broker }, 'a broker was lost');
      },
    };
    const opening = openers[url.protocol]?.(url, options);
    const line = opening ?? Promise.reject(new Error(`${url.protocol} is no broker`));
    const forget = () => {
      if (this.lines.get(broker) === line) this.lines.delete(broker);
      void line.then((each) => each.close()).catch(() => undefined);
    };
    this.lines.set(broker, line);
    line.catch(forget);
    return line;
  }
}
