import type { ChildProcess } from 'node:child_process';
import { execFile, spawn, spawnSync } from 'node:child_process';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { promisify } from 'node:util';

/** Whether kcat is on this machine: the producer in it can play a Kafka cluster (librdkafka). */
export const hasKafka = spawnSync('kcat', ['-V']).status === 0;

/** A record as the topic holds it. */
export interface KafkaRecord {
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly payload: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A Kafka cluster of one broker with four partitions a topic, and the line to it. */
export interface Kafka {
  readonly address: string;
  /** Everything the topic holds, partition by partition, each in its order. */
  stored(): Promise<readonly KafkaRecord[]>;
  /** Cuts every line once so many more bytes have come from the broker or gone to it. */
  cutAfter(bytes: number): void;
  /** Nobody answers until it is opened again. */
  close(): void;
  open(): void;
  stop(): Promise<void>;
}

const topic = 'bank.events';

/** The cluster lives in the memory of a producer that waits for input which never comes. */
async function startCluster(): Promise<{ cluster: ChildProcess; port: number }> {
  const args = ['-P', '-b', 'mock', '-t', topic, '-X', 'test.mock.num.brokers=1', '-d', 'mock'];
  const cluster = spawn('kcat', args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const port = await new Promise<number>((resolve) => {
    cluster.stderr.on('data', (chunk: Buffer) => {
      const found = /bootstrap\.servers=127\.0\.0\.1:(\d+)/.exec(chunk.toString());
      if (found) resolve(Number(found[1]));
    });
  });
  return { cluster, port };
}

/** How a broker names itself in its metadata: its host, then its port. */
function nameOf(port: number): Buffer {
  const name = Buffer.from('127.0.0.1....');
  name.writeInt32BE(port, name.length - 4);
  return name;
}

/**
 * The cluster of librdkafka 2.0 answers a version of ApiVersions that it does not know in a form that no
 * client reads. KIP-511 says which: that of version 0, with the versions it knows.
 */
function versionsKnown(request: Buffer): Buffer | undefined {
  const [apiVersions, newest, unsupported] = [18, 2, 35];
  if (request.length < 12 || request.readInt16BE(4) !== apiVersions) return undefined;
  if (request.readInt16BE(6) <= newest) return undefined;
  const answer = Buffer.alloc(20);
  answer.writeInt32BE(16);
  request.copy(answer, 4, 8, 12);
  answer.writeInt16BE(unsupported, 8);
  answer.writeInt32BE(1, 10);
  answer.writeInt16BE(apiVersions, 14);
  answer.writeInt16BE(newest, 18);
  return answer;
}

/** A line to the cluster that can be cut; the cluster is told to be where the line is. */
class Line {
  private readonly open = new Set<Socket>();
  private readonly server = createServer((client) => {
    this.accept(client);
  });
  private left = Infinity;
  isClosed = false;

  constructor(private readonly cluster: number) {}

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cutAfter(bytes: number): void {
    this.left = bytes;
  }

  cut(): void {
    for (const socket of this.open) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(client: Socket): void {
    if (this.isClosed) {
      client.destroy();
      return;
    }
    const broker = connect(this.cluster, '127.0.0.1');
    for (const socket of [client, broker]) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.open.delete(socket);
        client.destroy();
        broker.destroy();
      });
    }
    client.once('data', (first) => {
      const answer = versionsKnown(first);
      if (answer) client.write(answer);
      else broker.write(first);
      client.on('data', (chunk) => this.pass(chunk, broker));
    });
    broker.on('data', (chunk) => {
      const at = chunk.indexOf(nameOf(this.cluster));
      if (at >= 0) nameOf(this.port).copy(chunk, at);
      this.pass(chunk, client);
    });
  }

  private pass(chunk: Buffer, to: Socket): void {
    to.write(chunk.subarray(0, Math.max(this.left, 0)));
    this.left -= chunk.length;
    if (this.left > 0) return;
    this.left = Infinity;
    // What was let through still arrives.
    to.end();
    setImmediate(() => {
      this.cut();
    });
  }
}

/** Starts a cluster, and a line to it. */
export async function startKafka(): Promise<Kafka> {
  const { cluster, port } = await startCluster();
  const line = new Line(port);
  await line.listen();
  return {
    address: `kafka://127.0.0.1:${line.port}/bank/events`,
    stored: () => stored(port),
    cutAfter: (bytes) => {
      line.cutAfter(bytes);
    },
    close: () => {
      line.isClosed = true;
      line.cut();
    },
    open: () => {
      line.isClosed = false;
    },
    stop: async () => {
      await line.stop();
      cluster.kill();
    },
  };
}

interface Consumed extends Omit<KafkaRecord, 'headers'> {
  readonly headers?: readonly string[];
}

/** What another consumer than ours reads. */
async function stored(port: number): Promise<readonly KafkaRecord[]> {
  const args = ['-C', '-b', `127.0.0.1:${port}`, '-t', topic, '-o', 'beginning', '-e', '-q', '-J'];
  const { stdout } = await promisify(execFile)('kcat', args, { maxBuffer: 2 ** 26 });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { headers = [], ...record } = JSON.parse(line) as Consumed;
    const named = headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]]] : []));
    return { ...record, headers: Object.fromEntries(named) as KafkaRecord['headers'] };
  });
}
