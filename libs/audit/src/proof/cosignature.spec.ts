import { generateKeyPairSync, verify } from 'node:crypto';
import { cosignature, cosignedBy } from './cosignature.js';
import { leafHash } from './merkle.js';
import {
  keyKind,
  openCheckpoint,
  partsOf,
  signedCheckpoint,
  verifierKey,
  verifierOf,
  withLines,
} from './signed-note.js';

const [bank, former, auditor] = [1, 2, 3].map(() => generateKeyPairSync('ed25519').privateKey) as [
  never,
  never,
  never,
];
const checkpoint = { origin: 'rapport/bank', size: 42, root: leafHash(Buffer.from('an event')) };
const note = signedCheckpoint(checkpoint, bank);
const name = 'auditor.example';
const witness = verifierKey(name, auditor, keyKind.cosignature);
const at = new Date('2026-03-02T09:00:00.000Z');
const cosigned = withLines(note, [cosignature(note, { name, key: auditor }, at)]);

describe('a cosignature', () => {
  it('says which witness has seen the checkpoint, and when', () =>
    expect(cosignedBy(cosigned, [witness])).toEqual([{ witness: name, at: at.toISOString() }]));

  it('leaves the signature of the bank as it is', () =>
    expect(openCheckpoint(cosigned, verifierKey('rapport/bank', bank))).toEqual(checkpoint));

  it('has the form of C2SP tlog-cosignature', () => {
    const [, line = ''] = partsOf(cosigned).lines;
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    const { key, hash } = verifierOf(witness)!;
    expect(witness).toBe(
      `${name}+${bytes.toString('hex', 0, 4)}+${witness.split('+').slice(2).join('+')}`,
    );
    expect(bytes.toString('hex', 0, 4)).toBe(hash);
    expect(bytes.readBigUInt64BE(4)).toBe(1_772_442_000n);
    const message = `cosignature/v1\ntime 1772442000\n${partsOf(note).text}`;
    expect(verify(null, Buffer.from(message), key, bytes.subarray(12))).toBe(true);
  });

  it('is not that of another checkpoint, of another witness, or of another moment', () => {
    const other = signedCheckpoint({ ...checkpoint, size: 43 }, bank);
    const moved = withLines(other, partsOf(cosigned).lines);
    expect(cosignedBy(moved, [witness])).toEqual([]);
    const stranger = verifierKey(name, former, keyKind.cosignature);
    expect(cosignedBy(cosigned, [stranger, 'no key', ''])).toEqual([]);
    const [, line = ''] = partsOf(cosigned).lines;
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    bytes.writeBigUInt64BE(1n, 4);
    const later = withLines(note, [`— ${name} ${bytes.toString('base64')}`]);
    expect(cosignedBy(later, [witness])).toEqual([]);
  });

  it('of a key that signs notes is none', () =>
    expect(cosignedBy(cosigned, [verifierKey(name, auditor)])).toEqual([]));
});

describe('a checkpoint signed by two keys', () => {
  const both = signedCheckpoint(checkpoint, bank, former);

  it('is opened by either', () => {
    for (const key of [bank, former]) {
      expect(openCheckpoint(both, verifierKey('rapport/bank', key))).toEqual(checkpoint);
    }
    expect(openCheckpoint(note, verifierKey('rapport/bank', former))).toBeUndefined();
  });
});
