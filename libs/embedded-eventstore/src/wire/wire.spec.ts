import pb from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { decode } from '../grpc/unary.js';
import { eventFrame, frame } from './event-frame.js';
import { MalformedMessage, ProtoReader } from './proto-reader.js';
import { EMPTY, ProtoWriter, varintLength, writeVarint } from './proto-writer.js';
import { encodeRecord, StoredRecord, TOMBSTONE_REVISION } from './stored-record.js';
import { canonicalUuid, readUuid, structuredUuid, uuidOfHalves } from './uuid.js';

const options = { seed: 20_250_302 };
const safe = fc.maxSafeNat();
const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each));
const event = fc.record({
  id: fc.uuid(),
  type: fc.string({ unit: 'grapheme', maxLength: 40 }),
  json: fc.boolean(),
  metadata: bytes,
  data: bytes,
});

describe('a varint', () => {
  it('is read as it was written, in as many bytes as were announced', () => {
    fc.assert(
      fc.property(safe, (value) => {
        const target = Buffer.alloc(10);
        const length = writeVarint(target, 0, value);
        expect(length).toBe(varintLength(value));
        expect(new ProtoReader(target).uint()).toBe(value);
        expect(new ProtoReader(target).uint64()).toBe(BigInt(value));
      }),
      options,
    );
  });

  it('saturates where a number ends', () => {
    const greatest = Buffer.from('ffffffffffffffffff01', 'hex');
    expect(new ProtoReader(greatest).uint()).toBe(Number.MAX_SAFE_INTEGER);
    expect(new ProtoReader(greatest).uint64()).toBe(2n ** 64n - 1n);
  });

  it.each(['ff', 'ffffffffffffffffffff01', ''])('is malformed as %s', (hex) => {
    const reader = () => new ProtoReader(Buffer.from(hex, 'hex'));
    expect(() => reader().uint()).toThrow(MalformedMessage);
    expect(() => reader().uint64()).toThrow(MalformedMessage);
  });
});

describe('a field that is cut off', () => {
  it.each([
    ['bytes', (reader: ProtoReader) => reader.bytes()],
    ['a string', (reader: ProtoReader) => reader.string()],
    ['a message', (reader: ProtoReader) => reader.message()],
  ])('is malformed: %s', (_what, read) => {
    expect(() => read(new ProtoReader(Buffer.from([5, 1, 2])))).toThrow(MalformedMessage);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('is malformed when it is skipped: wire type %i', (type) => {
    expect(() => new ProtoReader(Buffer.from([9])).skip(8 + type)).toThrow(MalformedMessage);
  });
});

describe('a uuid', () => {
  it('survives both of its forms', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(readUuid(new ProtoReader(structuredUuid(uuid)))).toBe(uuid);
        const text = new ProtoWriter().bytes(2, uuid.toUpperCase()).done();
        expect(readUuid(new ProtoReader(text))).toBe(uuid);
      }),
      options,
    );
  });

  it('is stored in one spelling', () => {
    const canonical = '0a0b0c0d-0e0f-1011-1213-141516171819';
    expect(canonicalUuid('{0A0B0C0D-0E0F-1011-1213-141516171819}')).toBe(canonical);
    expect(canonicalUuid('0a0b0c0d0e0f10111213141516171819')).toBe(canonical);
    expect(uuidOfHalves(-1n, 1n)).toBe('ffffffff-ffff-ffff-0000-000000000001');
    expect(() => canonicalUuid('0a0b')).toThrow(MalformedMessage);
  });
});

describe('a stored record', () => {
  const place = fc.record({
    stream: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    revision: fc.nat(),
    position: safe.map((value) => Math.floor(value / 64)),
    createdMs: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  });

  it('gives back what went into it, to the store and to readers of the wire', () => {
    fc.assert(
      fc.property(event, place, (proposed, where) => {
        const streamBytes = Buffer.byteLength(where.stream);
        const record = encodeRecord(proposed, { ...where, streamBytes });
        expect(record.isIntact).toBe(true);
        expect(record.next).toBe(where.position + record.bytes.length);
        expect({ ...proposed, ...where }).toEqual({
          id: record.id,
          type: record.type,
          json: record.isJson,
          metadata: record.metadata,
          data: record.data,
          stream: record.stream,
          revision: record.revision,
          position: record.position,
          createdMs: record.createdMs,
        });
        const read = decode(pb.ReadResp, eventFrame({ event: record }, false).subarray(5));
        const recorded = read.getEvent()?.getEvent();
        expect(recorded?.getId()?.getString()).toBe(proposed.id);
        expect(recorded?.getStreamRevision()).toBe(String(where.revision));
        expect(recorded?.getCommitPosition()).toBe(String(where.position));
        expect(recorded?.getMetadataMap().get('type')).toBe(proposed.type);
        expect(Buffer.from(recorded?.getData_asU8() ?? [])).toEqual(proposed.data);
        expect(Buffer.from(recorded?.getCustomMetadata_asU8() ?? [])).toEqual(proposed.metadata);
      }),
      options,
    );
  });

  it('notices any bit that has changed', () => {
    const sample = { id: '0'.repeat(36), type: 't', json: true, metadata: EMPTY, data: EMPTY };
    const where = { stream: 's', streamBytes: 1, revision: 0, position: 64, createdMs: 0 };
    const { bytes: sound } = encodeRecord(sample, where);
    for (let bit = 0; bit < sound.length * 8; bit++) {
      const changed = Buffer.from(sound);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(new StoredRecord(64, changed).isIntact).toBe(false);
    }
    expect(new StoredRecord(64, sound.subarray(0, 20)).isIntact).toBe(false);
    expect(new StoredRecord(65, sound).isIntact).toBe(false);
  });

  it('marks links and tombstones', () => {
    const link = { id: '0'.repeat(36), type: '$>', json: false, metadata: EMPTY, data: EMPTY };
    const where = { stream: 's', streamBytes: 1, position: 64, createdMs: 0 };
    expect(encodeRecord(link, { ...where, revision: 1 })).toMatchObject({ isLink: true });
    const tombstone = encodeRecord(link, { ...where, revision: TOMBSTONE_REVISION });
    expect(tombstone).toMatchObject({ isTombstone: true, isIntact: true });
  });
});

describe('the frame of an event', () => {
  it('has the event, its link, structured uuids and the retry count, as they are asked for', () => {
    const id = 'fedcba98-7654-3210-8123-456789abcdef';
    const sample = { id, type: 't', json: true, metadata: EMPTY, data: EMPTY };
    const where = { stream: 's', streamBytes: 1, revision: 3, createdMs: 0 };
    const target = encodeRecord(sample, { ...where, position: 64 });
    const link = encodeRecord({ ...sample, type: '$>' }, { ...where, position: 900 });
    const framed = eventFrame({ event: target, link }, true, 7);
    expect(framed.equals(frame(framed.subarray(5)))).toBe(true);
    const read = decode(pb.ReadResp, framed.subarray(5)).getEvent();
    expect(read?.getCommitPosition()).toBe('900');
    expect(read?.getLink()?.getMetadataMap().get('type')).toBe('$>');
    expect(read?.getEvent()?.getId()?.getStructured()?.getMostSignificantBits()).toBe(
      String(BigInt.asIntN(64, 0xfedcba9876543210n)),
    );
  });
});
