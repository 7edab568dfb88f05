import { AuditModule, Verification } from '#audit';
import { EmbeddedEventStore } from '#embedded-eventstore';
import { EmbeddedMongo } from '#embedded-mongo';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../../libs/embedded-eventstore/src/store/folder/data-folder.js';
import type { LogEnvironment } from '../../libs/embedded-eventstore/src/store/folder/log-environment.js';
import { FIRST_POSITION } from '../../libs/embedded-eventstore/src/store/folder/log-environment.js';
import {
  encodeRecord,
  StoredRecord,
} from '../../libs/embedded-eventstore/src/wire/stored-record.js';
import { JarModule } from '../platform/jars.js';
import type { Rapport } from '../rapport.js';
import { eventually, startRapport } from '../rapport.js';

/**
 * Somebody who owns the machine rewrites the files of the store: every position, index and checksum
 * is right afterwards, and the store opens without complaint. The proof is what tells.
 */
const folder = mkdtempSync(join(tmpdir(), 'rapport-forged-'));
const dir = join(folder, 'eventstore');
const sound = join(folder, 'sound');
let mongo: Awaited<ReturnType<typeof EmbeddedMongo.start>>;
let kept: { readonly note: string; readonly key: string };

const startEvents = () => EmbeddedEventStore.start({ dir, port: 0, inProcess: true });
const served = (eventStoreUrl: string, worker: boolean) =>
  startRapport(
    { folder, eventStoreUrl, mongoUrl: mongo.url, stop: () => Promise.resolve() },
    [JarModule, AuditModule],
    { api: true, worker },
  );

beforeAll(async () => {
  mongo = await EmbeddedMongo.start({ port: 0, inProcess: true });
  const events = await startEvents();
  const rapport = await served(events.url, true);
  const [rm, auditor] = [await rapport.as('relationshipManager'), await rapport.as('auditor')];
  let position = 0;
  for (let jar = 0; jar < 9; jar++) {
    const made = { jarId: `j${jar}`, colour: 'red', beans: 10 + jar };
    const { body } = await rm.post('/jars', made).expect(201);
    position = Number(body.position);
  }
  const proof = await eventually(
    async () => (await auditor.get('/audit/proof').expect(200)).body,
    ({ checkpoint }) => Number(checkpoint?.position ?? -1) >= position,
  );
  kept = { note: String(proof.checkpoint.note), key: String(proof.key) };
  await rapport.stop();
  await events.stop();
  cpSync(dir, sound, { recursive: true });
});
afterAll(async () => {
  await mongo.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the log says of the store as it is now, by the checkpoint that was kept elsewhere. */
async function verdict(): Promise<readonly string[]> {
  const events = await startEvents();
  const rapport: Rapport = await served(events.url, false);
  const { isSound, lines } = await rapport.app.get(Verification).run(kept);
  await rapport.stop();
  await events.stop();
  return [isSound ? 'sound' : 'not sound', lines.at(-1) ?? ''];
}

interface Event {
  readonly stream: string;
  readonly createdMs: number;
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

const eventIn = ({ stream, createdMs, id, type, isJson, data, metadata }: StoredRecord): Event => ({
  ...{ stream, createdMs, id, type, json: isJson, data, metadata },
});

/** Rewrites the files of the store, so that it holds what the forger wants. */
async function forge(change: (events: readonly Event[]) => readonly Event[]): Promise<void> {
  rmSync(dir, { recursive: true });
  cpSync(sound, dir, { recursive: true });
  const opened = await openDataFolder(dir, { noSync: true, verify: true });
  const { environment } = opened;
  const records = [...environment.log.getRange()].map(
    ({ key, value }) => new StoredRecord(key, Buffer.from(value)),
  );
  const events = change(records.map(eventIn));
  for (const { position, stream, revision } of records) {
    await environment.log.remove(position);
    await environment.index.remove(indexOf(environment, stream, revision));
  }
  await rewrite(environment, events);
  await opened.close();
}

const indexOf = (environment: LogEnvironment, stream: string, revision: number): Buffer => {
  const key = Buffer.alloc(10);
  key.writeUInt32BE(environment.streamId(stream) ?? 0, 0);
  key.writeUIntBE(revision, 4, 6);
  return key;
};

async function rewrite(environment: LogEnvironment, events: readonly Event[]): Promise<void> {
  const last = new Map<string, number>();
  let position = FIRST_POSITION;
  for (const { stream, createdMs, ...event } of events) {
    const revision = (last.get(stream) ?? -1) + 1;
    last.set(stream, revision);
    const streamBytes = Buffer.byteLength(stream);
    const place = { stream, streamBytes, revision, position, createdMs };
    const record = encodeRecord(event, place);
    await environment.putRecord(record);
    await environment.putIndex(environment.streamId(stream) ?? 0, revision, position);
    position = record.next;
  }
  await environment.putTotals({ events: events.length, end: position });
}

/** The place in the log of the event of a jar. */
const placeOf = (events: readonly Event[], jar: string) =>
  events.findIndex(({ stream }) => stream === `jar-${jar}`);
/** One id in sixteen begins with an f. */
const anotherId = (id: string) => id.replace(/^./, (first) => (first === 'f' ? '0' : 'f'));
const without = (events: readonly Event[], at: number) => events.filter((_, index) => index !== at);

describe('a store whose files were rewritten', () => {
  it('is sound where nothing is another', async () => {
    await forge((events) => events);
    expect(await verdict()).toEqual(['sound', expect.stringMatching(/^sound: \d+ events/)]);
  });

  it.each<[string, (events: readonly Event[]) => readonly Event[], RegExp]>([
    [
      'an altered event',
      (events) =>
        events.map((event, index) =>
          index === placeOf(events, 'j3')
            ? { ...event, data: Buffer.from(event.data.toString().replace('13', '99')) }
            : event,
        ),
      /jar-j3@0: was altered/,
    ],
    [
      'a removed event',
      (events) => {
        // An event in the stream of another leaves the number of streams as it was.
        const at = placeOf(events, 'j4');
        const [gone] = events.slice(at, at + 1);
        return gone ? [...without(events, at), { ...gone, id: anotherId(gone.id) }] : [];
      },
      /jar-j4@0: is missing/,
    ],
    [
      'an inserted event',
      (events) => {
        const at = placeOf(events, 'j5');
        const [like] = events.slice(at, at + 1);
        const put = like && { ...like, stream: 'jar-j0', id: anotherId(like.id) };
        return [...events.slice(0, at), ...(put ? [put] : []), ...events.slice(at)];
      },
      /jar-j0@1: was put in/,
    ],
    [
      'two events in each other’s place',
      (events) => {
        const [one, other] = [placeOf(events, 'j6'), placeOf(events, 'j7')];
        return events.map((event, index) =>
          index === one
            ? (events[other] ?? event)
            : index === other
              ? (events[one] ?? event)
              : event,
        );
      },
      /jar-j6@0: is not in its place/,
    ],
  ])('with %s is told from what was signed, and where they part', async (_, change, line) => {
    await forge(change);
    expect(await verdict()).toEqual(['not sound', expect.stringMatching(line)]);
  });
});
