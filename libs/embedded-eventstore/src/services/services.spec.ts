import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import monitoring from '@eventstore/db-client/generated/monitoring_pb.js';
import operations from '@eventstore/db-client/generated/operations_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { Status } from '../grpc/status.js';
import { decode, encode } from '../grpc/unary.js';
import { collected, TestNode, until } from '../testing.js';
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
    expect(methods).toContain('event_store.client.operations.operations/startscavenge');
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

describe('scavenging on request', () => {
  const start = async () => {
    const { messages } = await call('operations.Operations/StartScavenge');
    return decode(operations.ScavengeResp, messages[0] ?? EMPTY);
  };

  it('removes what nobody can see, and leaves a trace', async () => {
    await node.client.appendToStream('long', Array.from({ length: 20 }, event));
    await node.client.setStreamMetadata('long', { maxCount: 3 });
    const started = await start();
    expect(started.getScavengeResult()).toBe(operations.ScavengeResp.ScavengeResult.STARTED);
    const trace = `$scavenges-${started.getScavengeId()}`;
    const found = async () =>
      (await collected(node.client.readStream(trace)).catch(() => [])).map((each) => each.event);
    await until('it is done', async () => (await found()).length === 2);
    const [, completed] = await found();
    expect(completed).toMatchObject({
      type: '$scavengeCompleted',
      data: { result: 'Success', eventsRemoved: 17 },
    });
    const all = await collected(node.client.readAll());
    expect(all.filter((each) => each.event?.streamId === 'long')).toHaveLength(3);
  });

  it('cannot be stopped when it is not running', async () => {
    const options = new operations.StopScavengeReq.Options();
    options.setScavengeId('no-such-scavenge');
    const request = new operations.StopScavengeReq();
    request.setOptions(options);
    expect(await call('operations.Operations/StopScavenge', encode(request))).toMatchObject({
      status: Status.notFound,
      trailers: { exception: 'scavenge-not-found', 'scavenge-id': 'no-such-scavenge' },
    });
  });

  it('is one at a time', async () => {
    await node.client.appendToStream('longer', Array.from({ length: 3000 }, event));
    const [first, second] = [await start(), await start()];
    const { STARTED, INPROGRESS } = operations.ScavengeResp.ScavengeResult;
    expect(first.getScavengeResult()).toBe(STARTED);
    // The first may be done by now; then the second one is new.
    const isSame = second.getScavengeId() === first.getScavengeId();
    expect(second.getScavengeResult()).toBe(isSame ? INPROGRESS : STARTED);
  });
});
