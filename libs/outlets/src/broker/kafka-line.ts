import type { BlockList } from 'node:net';
import { addressOf } from '../webhook/address.js';
import type { BrokerLine, LineOptions } from './broker-line.js';
import { brokerLimitMs, credentialsIn, nameIn, typeIn } from './broker-line.js';

const ordinaryPort = 9092;
/** How often the client itself repeats a batch; what fails still is held by its webhook. */
const maxRetries = 2;
const contentType = 'application/cloudevents+json; charset=UTF-8';

/**
 * A line to Kafka: `kafka://host:9092/topic`, or `kafka+tls://…`. What order is kept by is the key of the
 * record, so all of a client is in one partition. The producer is idempotent: what the client repeats is
 * stored once. What is sent again after a crash of ours comes again, with the same `ce_id`.
 */
export async function kafkaLine(url: URL, options: LineOptions): Promise<BrokerLine> {
  const kafka = await import('kafka-ts');
  const { API, createKafkaClient, KafkaTSApiError, saslScramSha512, setLogger } = kafka;
  setLogger(silent);
  const { networks, credentials, lost } = options;
  const pinned = await addressOf(url, networks);
  const isSecure = url.protocol === 'kafka+tls:';
  const { user, password = '' } = credentialsIn(credentials);
  const client = createKafkaClient({
    clientId: 'rapport',
    // A certificate is checked by its name; the address has been judged all the same.
    bootstrapServers: [
      { host: isSecure ? url.hostname : pinned, port: Number(url.port || ordinaryPort) },
    ],
    requestTimeout: brokerLimitMs,
    connectTimeout: brokerLimitMs,
    ...(isSecure && { ssl: {} }),
    ...(user !== '' && { sasl: saslScramSha512({ username: user, password }) }),
  });
  const cluster = client.createCluster();
  try {
    await cluster.connect();
    const { brokers } = await cluster.sendRequest(API.METADATA, { topics: [] });
    await judged(brokers, networks);
  } finally {
    await cluster.disconnect();
  }
  const producer = client.createProducer({ maxRetries });
  return {
    async publish(address, { id, key, text }) {
      const topic = nameIn(address);
      const headers = { 'content-type': contentType, ce_id: id, ce_type: typeIn(text) };
      try {
        await producer.send([{ topic, key, value: text, headers }]);
      } catch (error) {
        // Whoever it was is looked up, and judged, anew; unless the broker itself has refused.
        if (!(error instanceof KafkaTSApiError)) lost(error);
        throw error;
      }
      return { status: 200, text: topic, retryAfterSeconds: undefined };
    },
    close: () => producer.close(),
  };
}

/** A cluster names its brokers itself: each of them must be where events may go, too. */
async function judged(
  brokers: readonly { readonly host: string }[],
  networks: BlockList,
): Promise<void> {
  for (const { host } of brokers) {
    await addressOf(new URL(`kafka://${host.includes(':') ? `[${host}]` : host}`), networks);
  }
}

/** What fails is said by the webhook that it fails for. */
const nothing = () => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
