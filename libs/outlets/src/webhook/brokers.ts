import { Log, Settings } from '#platform';
import type { JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { addressOf, networksOf } from './address.js';
import type { Answer } from './post.js';

/** How long a broker has to answer, and how long a connection may take. */
const limitMs = 10_000;
const ordinaryPort = '4222';

/** Whether events go to a broker: `nats://host:4222/subject`, or `tls://…` for NATS over TLS. */
export const isBroker = (address: string): boolean =>
  /^(nats|tls):$/.test(new URL(address).protocol);

interface Line {
  readonly connection: NatsConnection;
  readonly stream: JetStreamClient;
}

/** What is published: an event as it leaves the house, and its id. */
interface Published {
  readonly id: string;
  readonly text: string;
}

/**
 * Publishes events to streams of NATS JetStream. The broker drops an event whose id it has had within
 * its window, so an event that is sent again after a crash is stored once.
 */
@Injectable()
export class Brokers implements BeforeApplicationShutdown {
  private readonly lines = new Map<string, Promise<Line>>();
  private readonly networks;

  constructor(
    private readonly settings: Settings,
    private readonly log: Log,
  ) {
    this.networks = networksOf(settings.webhookNetworks);
  }

  /**
   * Publishes an event under `<subject>.<type of the event>`; answers once the stream has stored it.
   * @throws AddressRefused, or whatever the broker says
   */
  async publish(address: string, { id, text }: Published): Promise<Answer> {
    const url = new URL(address);
    const { stream } = await this.lineTo(url);
    const [prefix, type] = [subjectOf(url), typeIn(text)];
    const acknowledged = await stream.publish(`${prefix}.${type}`, text, {
      msgID: id,
      timeout: limitMs,
    });
    const status = acknowledged.duplicate ? 208 : 200;
    const said = `${acknowledged.stream} ${acknowledged.seq}`;
    return { status, text: said, retryAfterSeconds: undefined };
  }

  async beforeApplicationShutdown(): Promise<void> {
    const lines = await Promise.allSettled(this.lines.values());
    for (const line of lines) if (line.status === 'fulfilled') await line.value.connection.close();
  }

  private lineTo(url: URL): Promise<Line> {
    const known = this.lines.get(url.host);
    if (known) return known;
    const line = this.connect(url);
    this.lines.set(url.host, line);
    line.catch(() => this.lines.delete(url.host));
    return line;
  }

  /** The libraries of the broker are read when there is one. */
  private async connect(url: URL): Promise<Line> {
    const { connect } = await import('@nats-io/transport-node');
    const { jetstream } = await import('@nats-io/jetstream');
    const pinned = await addressOf(url, this.networks);
    const isSecure = url.protocol === 'tls:';
    // A certificate is checked by its name; the address has been judged all the same.
    const host = isSecure ? url.hostname : pinned.includes(':') ? `[${pinned}]` : pinned;
    const connection = await connect({
      servers: `${host}:${url.port === '' ? ordinaryPort : url.port}`,
      name: 'rapport',
      timeout: limitMs,
      maxReconnectAttempts: -1,
      ...credentialsIn(this.settings.brokerCredentials),
      ...(isSecure && { tls: {} }),
    });
    void connection.closed().then((error) => {
      this.lines.delete(url.host);
      if (error) this.log.warn({ err: error, broker: url.host }, 'a broker was lost');
    });
    return { connection, stream: jetstream(connection) };
  }
}

/** `user:password`, or a token alone. */
function credentialsIn(text: string) {
  const at = text.indexOf(':');
  if (text === '') return {};
  return at < 0 ? { token: text } : { user: text.slice(0, at), pass: text.slice(at + 1) };
}

/** `/bank/events` is the subject `bank.events`. */
const subjectOf = ({ pathname }: URL): string =>
  pathname.split('/').filter(Boolean).join('.') || 'rapport';

/** `rapport.LoanDisbursed.v1` without its first word. */
function typeIn(text: string): string {
  const { type = '' } = JSON.parse(text) as { readonly type?: string };
  return type.replace(/^rapport\./, '');
}
