/**
 * The program that verifies a package, as it stands in each: Node.js alone, no network. It checks the
 * manifest's signature and hashes, the checkpoint's signature, and that each event is in the log that
 * was signed. Whoever has the key and the checkpoint from elsewhere compares them first.
 */
export const verifier = String.raw`import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const read = (path) => readFileSync(join(folder, path));
const text = (path) => read(path).toString('utf8');
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const fail = (what) => {
  process.stderr.write('NOT SOUND: ' + what + '\n');
  process.exit(1);
};

// The key: name+hash+base64 of a byte and 32 bytes of Ed25519.
const key = text('key.txt').trim();
const [, name, , body] = /^(.+?)\+([0-9a-f]{8})\+(.+)$/.exec(key) ?? fail('key.txt');
const spki = Buffer.concat([
  Buffer.from('302a300506032b6570032100', 'hex'),
  Buffer.from(body, 'base64').subarray(1),
]);
const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });

const manifestText = read('manifest.json');
const signature = Buffer.from(text('manifest.sig').trim(), 'base64');
if (!verify(null, manifestText, publicKey, signature)) fail('manifest.json is not signed by this key');
const manifest = JSON.parse(manifestText);
for (const { path, bytes, sha256: expected } of manifest.files) {
  const content = read(path);
  if (content.length !== bytes || sha256(content).toString('hex') !== expected) fail(path);
}

const note = text('checkpoint.txt');
const end = note.indexOf('\n\n');
const signed = note.slice(0, end + 1);
const isSigned = note.slice(end + 2).split('\n').some((line) => {
  const [, signer, stamp = ''] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
  return signer === name &&
    verify(null, Buffer.from(signed), publicKey, Buffer.from(stamp, 'base64').subarray(4));
});
if (!isSigned) fail('checkpoint.txt is not signed by this key');
const [, size, root] = signed.split('\n');

// RFC 9162, 2.1.3.2: the root that an event and the hashes beside its way lead to.
function rootOf(leaf, index, logSize, proof) {
  let hash = leaf;
  let [at, last] = [index, logSize - 1];
  for (const beside of proof) {
    if (at % 2 === 1 || at === last) {
      hash = sha256(Uint8Array.of(1), beside, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = sha256(Uint8Array.of(1), hash, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

let events = 0;
for (const { path } of manifest.files.filter((file) => file.path.startsWith('events/'))) {
  const entries = text(path).split('\n').slice(0, -1);
  const proofs = text(path.replace('events/', 'proofs/')).split('\n').slice(0, -1);
  if (entries.length !== proofs.length) fail(path + ' and its proofs differ in length');
  entries.forEach((entry, line) => {
    const { index, proof } = JSON.parse(proofs[line]);
    const leaf = sha256(Uint8Array.of(0), entry);
    const found = rootOf(leaf, index, Number(size), proof.map((each) => Buffer.from(each, 'base64')));
    if (!found || found.toString('base64') !== root) fail(path + ' line ' + (line + 1));
    events++;
  });
}
if (events !== manifest.events) fail('events are missing');
const say = (line) => process.stdout.write(line + '\n');
say('key         ' + key);
say('checkpoint  ' + size + ' events, root ' + root);
say('SOUND       ' + events + ' events are in the log that was signed');
`;
