import { generateKeyPairSync } from 'node:crypto';
import { leafHash } from './merkle.js';
import { openCheckpoint, signedCheckpoint, verifierKey } from './signed-note.js';

const { privateKey } = generateKeyPairSync('ed25519');
const checkpoint = { origin: 'rapport/bank', size: 42, root: leafHash(Buffer.from('an event')) };
const note = signedCheckpoint(checkpoint, privateKey);
const key = verifierKey('rapport/bank', privateKey);

describe('a signed checkpoint', () => {
  it('is opened with the key of whoever signed it', () =>
    expect(openCheckpoint(note, key)).toEqual(checkpoint));

  it('has the form of C2SP signed-note and tlog-checkpoint', () => {
    expect(note).toMatch(
      /^rapport\/bank\n42\n[A-Za-z0-9+/]{43}=\n\n— rapport\/bank [A-Za-z0-9+/=]+\n$/,
    );
    expect(key).toMatch(/^rapport\/bank\+[0-9a-f]{8}\+/);
  });

  it('is not believed once its size is altered', () =>
    expect(openCheckpoint(note.replace('\n42\n', '\n43\n'), key)).toBeUndefined());

  it('is not believed with the key of somebody else', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    expect(openCheckpoint(note, verifierKey('rapport/bank', other))).toBeUndefined();
  });
});
