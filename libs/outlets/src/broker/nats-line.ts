import { addressOf } from '../webhook/address.js';
import type { BrokerLine, LineOptions } from './broker-line.js';
import { brokerLimitMs, credentialsIn, nameIn, typeIn } from './broker-line.js';

const ordinaryPort = '4222';

/**
 * A line to NATS JetStream: `nats://host:4222/subject`, or `tls://…`. An event goes under
 * `<subject>.<type of the event>` with its id as `Nats-Msg-Id`: the broker drops an id it has had within
 * its window, so an event that is sent again after a crash is stored once.
 */
export async function natsLine(
  url: URL,
  { networks, credentials, lost }: LineOptions,
): Promise<BrokerLine> {
  const { connect } = await import('@nats-io/transport-node');
  const { jetstream } = await import('@nats-io/jetstream');
  const pinned = await addressOf(url, networks);
  const isSecure = url.protocol === 'tls:';
  // A certificate is checked by its name; the address has been judged all the same.
  const host = isSecure ? url.hostname : pinned.includes(':') ? `[${pinned}]` : pinned;
  const connection = await connect({
    servers: `${host}:${url.port === '' ? ordinaryPort : url.port}`,
    name: 'rapport',
    timeout: brokerLimitMs,
    maxReconnectAttempts: -1,
    ...authentication(credentials),
    ...(isSecure && { tls: {} }),
  });
  void connection.closed().then((error) => {
    lost(error ?? undefined);
  });
  const stream = jetstream(connection);
  return {
    async publish(address, { id, text }) {
      const subject = `${nameIn(address)}.${typeIn(text).replace(/^rapport\./, '')}`;
      const stored = await stream.publish(subject, text, { msgID: id, timeout: brokerLimitMs });
      const status = stored.duplicate ? 208 : 200;
      return { status, text: `${stored.stream} ${stored.seq}`, retryAfterSeconds: undefined };
    },
    close: () => connection.close(),
  };
}

function authentication(text: string) {
  if (text === '') return {};
  const { user, password } = credentialsIn(text);
  return password === undefined ? { token: user } : { user, pass: password };
}
