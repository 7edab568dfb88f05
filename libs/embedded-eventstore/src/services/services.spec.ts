import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import monitoring from '@eventstore/db-client/generated/monitoring_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { decode, encode } from '../grpc/unary.js';
import { TestNode } from '../testing.js';
import { rawCall } from '../testing-raw-call.js';
import { EMPTY } from '../wire/proto-writer.js';

const event = () => jsonEvent({ type: 'happened', id: randomUUID(), data: {} });

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

const call = (path: string, request: Buffer = EMPTY, takes?: number) =>
  rawCall(
    node.port,
    `/event_store.client.${path}`,
    [request],
    takes === undefined ? {} : { takes },
  );

describe('gossip', () => {
  it('leads a client that discovers its cluster to the node', async () => {
    const client = EventStoreDBClient.connectionString(
      `esdb+discover://127.0.0.1:${node.port}?tls=false&maxDiscoverAttempts=2`,
    );
    const { nextExpectedRevision } = await client.appendToStream('discovered', [event()]);
    expect(nextExpectedRevision).toBe(0n);
    await client.dispose();
  });
});

describe('server features', () => {
  it('name every method that is there, and no other', async () => {
    const { messages } = await call('server_features.ServerFeatures/GetSupportedMethods');
    const supported = decode(features.SupportedMethods, messages[0] ?? EMPTY);
    expect(supported.getEventStoreServerVersion()).toBe('23.10.0');
    const methods = supported
      .getMethodsList()
      .map((method) => `${method.getServiceName()}/${method.getMethodName()}`);
    expect(methods).toContain('event_store.client.streams.streams/batchappend');
    expect(methods).toContain(
      'event_store.client.operations.operations/restartpersistentsubscriptions',
    );
    expect(methods).not.toContain('event_store.client.projections.projections/create');
    expect(methods.filter((method) => method.includes('.users.'))).toEqual([]); // none asked for
  });
});

describe('the interface over HTTP/1.1', () => {
  it.each([
    ['/health/live', 204],
    ['/info', 200],
    ['/ping', 200],
    ['/gossip', 200],
    ['/streams/s', 404],
    ['/constructor', 404],
  ])('answers %s with %i', async (path, status) => {
    const response = await fetch(`http://127.0.0.1:${node.port}${path}`);
    expect(response.status).toBe(status);
    if (status === 200) expect(typeof (await response.json())).toBe('object');
  });

  it('changes nothing', async () => {
    const response = await fetch(`http://127.0.0.1:${node.port}/info`, { method: 'POST' });
    expect(response.status).toBe(404);
  });
});

describe('statistics', () => {
  it('come again and again until the caller has enough', async () => {
    const request = new monitoring.StatsReq();
    request.setRefreshTimePeriodInMs('100');
    const { messages } = await call('monitoring.Monitoring/Stats', encode(request), 2);
    expect(messages).toHaveLength(2);
    const stats = decode(monitoring.StatsResp, messages[1] ?? EMPTY).getStatsMap();
    expect(Number(stats.get('proc-mem'))).toBeGreaterThan(1e6);
    expect(Number(stats.get('es-events'))).toBeGreaterThan(0);
  });
});
