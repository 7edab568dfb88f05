import { generateKeyPairSync } from 'node:crypto';
import { checkpointIn, comparisonOf } from '../../apps/console/src/consistency.js';
import type { Inclusion } from '../../apps/console/src/proof.js';
import { eventIn, verdictOf } from '../../apps/console/src/proof.js';
import {
  consistencyProof,
  hashBytes,
  inclusionProof,
  leafHash,
  nodeHash,
  rangeHash,
  tileWidth,
} from '../../libs/audit/src/proof/merkle.js';
import { signedCheckpoint, verifierKey } from '../../libs/audit/src/proof/signed-note.js';

const entries = Array.from({ length: 300 }, (_, revision) =>
  Buffer.from(JSON.stringify({ revision, stream: 'loan-ln_1' })),
);
const leaves = Buffer.concat(entries.map(leafHash));
const tileBytes = tileWidth * hashBytes;
const key = generateKeyPairSync('ed25519').privateKey;
const other = generateKeyPairSync('ed25519').privateKey;
const origin = 'rapport/bank';

/** The hash of all leaves of a full tile, level by level. */
function rootOf(nodes: readonly Buffer[]): Buffer {
  if (nodes.length === 1) return nodes[0]!;
  const half = nodes.length / 2;
  return nodeHash(rootOf(nodes.slice(0, half)), rootOf(nodes.slice(half)));
}

/** The tiles of a log of 300 events: two of leaves, and one above the full one. */
const tiles = (level: number, index: number): Promise<Uint8Array> =>
  Promise.resolve(
    level === 0
      ? leaves.subarray(index * tileBytes, (index + 1) * tileBytes)
      : rootOf(entries.slice(0, tileWidth).map(leafHash)),
  );

/** The checkpoint of the first so many events, by a key. */
async function noteOf(size: number, by = key): Promise<string> {
  return signedCheckpoint({ origin, size, root: await rangeHash(tiles, 0, size) }, by);
}

async function inclusionOf(index: number): Promise<Inclusion> {
  const note = await noteOf(entries.length);
  const proof = await inclusionProof(tiles, index, entries.length);
  return {
    index,
    event: `loan-ln_1@${index}`,
    entry: entries[index]!.toString('base64'),
    proof: proof.map((each) => each.toString('base64')),
    checkpoint: { note },
  };
}

describe('the badge of a proof', () => {
  const verifier = verifierKey(origin, key);

  it.each([0, 1, 255, 256, 299])('is green for event %i as it was recorded', async (index) => {
    const inclusion = await inclusionOf(index);
    expect(await verdictOf(inclusion, verifier)).toBe('proven');
    expect(eventIn(inclusion)).toEqual({ revision: index, stream: 'loan-ln_1' });
  });

  it('is red when one byte of the event is another', async () => {
    const inclusion = await inclusionOf(7);
    const bytes = Buffer.from(inclusion.entry, 'base64');
    bytes[3]! ^= 1;
    const altered = { ...inclusion, entry: bytes.toString('base64') };
    expect(await verdictOf(altered, verifier)).toBe('altered');
  });

  it('is red where the event stands in another place', async () => {
    const inclusion = await inclusionOf(7);
    expect(await verdictOf({ ...inclusion, index: 8 }, verifier)).toBe('altered');
  });

  it('is red where somebody else has signed', async () => {
    const inclusion = await inclusionOf(7);
    expect(await verdictOf(inclusion, verifierKey(origin, other))).toBe('unsigned');
    const { note } = inclusion.checkpoint;
    const moved = { ...inclusion, checkpoint: { note: note.replace('rapport/bank\n', 'r/b\n') } };
    expect(await verdictOf(moved, verifier)).toBe('unsigned');
  });
});

describe('a checkpoint that was kept', () => {
  const verifier = verifierKey(origin, key);
  const today = async (from: number, note?: string) => {
    const proof = await consistencyProof(tiles, from, entries.length);
    const to = { note: note ?? (await noteOf(entries.length)), at: '2026-03-02T09:00:00.000Z' };
    return { to, proof: proof.map((each) => each.toString('base64')) };
  };
  const compared = async (note: string, from: number, given?: { to: string }) => {
    const kept = checkpointIn(note);
    if (!kept) throw new Error('no checkpoint');
    return comparisonOf(kept, await today(from, given?.to), verifier);
  };

  it.each([1, 7, 128, 255, 256, 257, 299, 300])(
    'of %i events begins the log of today',
    async (size) => {
      expect(await compared(await noteOf(size), size)).toBe('continued');
    },
  );

  it('is contradicted by a log that was forked or rolled back', async () => {
    const root = leafHash(Buffer.from('another past'));
    const forked = signedCheckpoint({ origin, size: 200, root }, key);
    expect(await compared(forked, 200)).toBe('contradicted');
    const shorter = { to: await noteOf(100) };
    expect(await compared(await noteOf(200), 200, shorter)).toBe('contradicted');
  });

  it('is worth nothing where somebody else signed it, or signed that of today', async () => {
    expect(await compared(await noteOf(200, other), 200)).toBe('keptUnsigned');
    const theirs = { to: await noteOf(entries.length, other) };
    expect(await compared(await noteOf(200), 200, theirs)).toBe('unsigned');
  });

  it('is read from a file of many, the last of them', async () => {
    const file = `${await noteOf(7)}\r\n${await noteOf(200)}\n`;
    expect(checkpointIn(file)).toMatchObject({ size: 200, note: await noteOf(200) });
    expect(checkpointIn('rapport/bank\n7\n')).toBeUndefined();
  });
});
