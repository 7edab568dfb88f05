import {
  addWitness,
  cosignature,
  isConsistent,
  keyIn,
  keyKind,
  openCheckpoint,
  rotateProofKey,
  verifierKey,
  verifierOf,
  withLines,
} from '#audit';
import { readSettings } from '#platform';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Where a witness keeps what is its own, and whom it believes. */
interface WitnessOptions {
  /** The name of the witness, such as `auditor.example`. */
  readonly name: string;
  /** Where its private key is; made where there is none. */
  readonly keyFile: string;
  /** Where the last checkpoint is that it cosigned. */
  readonly seenFile: string;
  /** The public key of the bank's log, as the bank has handed it over. */
  readonly bankKey: string;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `rapport proof witness`: on the machine of somebody outside the bank. Cosigns the last checkpoint,
 * if the bank has signed it and it goes on from the one cosigned before. Resolves to 1 where not.
 */
export async function witness(options: WitnessOptions): Promise<number> {
  const { name, keyFile, seenFile, bankKey } = options;
  if (!/^[^\s+]{1,200}$/.test(name))
    throw new Error('the name of a witness has no spaces and no +');
  const key = keyIn(keyFile);
  say(`witness ${verifierKey(name, key, keyKind.cosignature)}`);
  const { checkpoint } = (await ask('/audit/proof')) as State;
  const now = checkpoint && openCheckpoint(checkpoint.note, bankKey);
  if (!now) return refused('the last checkpoint is not signed by this key · 检查点签名无效');
  const seen = existsSync(seenFile) ? readFileSync(seenFile, 'utf8') : undefined;
  if (seen !== undefined && !(await follows(seen, checkpoint.note, bankKey))) {
    return refused(
      'the log does not go on from the checkpoint seen before · 日志与前次检查点不连续',
    );
  }
  const line = cosignature(checkpoint.note, { name, key }, new Date());
  writeFileSync(seenFile, withLines(checkpoint.note, [line]), { flush: true });
  await ask('/audit/proof/cosignatures', { size: now.size, cosignature: line.trimEnd() });
  say(`cosigned ${now.size} events · 已联署`);
  return 0;
}

/** Whether the log of a checkpoint begins with that of one seen before. */
async function follows(seen: string, note: string, bankKey: string): Promise<boolean> {
  const [before, now] = [openCheckpoint(seen, bankKey), openCheckpoint(note, bankKey)];
  if (!before || !now || now.size < before.size) return false;
  if (now.size === before.size) return now.root.equals(before.root);
  const path = `/audit/proof/consistency?from=${before.size}&to=${now.size}`;
  const { proof } = (await ask(path)) as { readonly proof: readonly string[] };
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
  return isConsistent(before, now, hashes);
}

interface State {
  readonly checkpoint: { readonly note: string } | null;
}

function refused(why: string): number {
  process.stderr.write(`rapport: ${why}\n`);
  return 1;
}

async function ask(path: string, body?: object): Promise<unknown> {
  const { RAPPORT_URL: url, RAPPORT_TOKEN: token } = process.env;
  if (url === undefined) throw new Error('RAPPORT_URL must say where Rapport runs');
  if (token === undefined) throw new Error('RAPPORT_TOKEN must be the token of an auditor');
  const response = await fetch(new URL(path, url), {
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (response.ok) return response.json();
  const { title = response.statusText } = (await response.json()) as { readonly title?: string };
  throw new Error(title);
}

/** `rapport proof trust`: takes the cosignatures of a witness from now on. */
export function trust(key: string): Promise<number> {
  const verifier = verifierOf(key);
  if (verifier?.kind !== keyKind.cosignature) {
    return Promise.resolve(refused('this is not the key of a witness · 不是见证人公钥'));
  }
  addWitness(readSettings(process.env).data, key);
  say(`${verifier.name} is a witness from now on · 已登记见证人`);
  return Promise.resolve(0);
}

/** `rapport keys rotate-proof`: signs checkpoints with a new key from now on. */
export function rotateProof(): Promise<number> {
  const { data } = readSettings(process.env);
  const kept = rotateProofKey(data);
  say(`checkpoints are signed by a new key from now on, and by ${kept} until it is removed`);
  return Promise.resolve(0);
}
