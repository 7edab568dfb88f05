import { addWitness, AuditModule, rotateProofKey, Verification } from '#audit';
import { issueToken, Settings } from '#platform';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { originOf } from '../../libs/audit/src/proof/proof-keeper.js';
import { proofKeys } from '../../libs/audit/src/proof/proof-key.js';
import { openCheckpoint, signedCheckpoint } from '../../libs/audit/src/proof/signed-note.js';
import { JarModule } from '../platform/jars.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { start } from '../standalone.js';

/** The key that signs the proof is replaced, and somebody outside the bank vouches for the log. */
let stores: Stores;
let rapport: Rapport;
let auditor: Voice;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [JarModule, AuditModule]);
  [auditor, rm] = [await rapport.as('auditor'), await rapport.as('relationshipManager')];
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

interface State {
  readonly key: string;
  readonly formerKeys: readonly string[];
  readonly checkpoint: { readonly note: string; readonly size: number; readonly position: number };
  readonly cosigned: readonly { readonly witness: string; readonly at: string }[];
}

const state = async () => (await auditor.get('/audit/proof').expect(200)).body as State;
/** Before anything is signed there is no checkpoint. */
type Early = Omit<State, 'checkpoint'> & Partial<Pick<State, 'checkpoint'>>;
const until = (isSo: (now: Early) => boolean) => eventually(state, isSo);

/** The proof, once a checkpoint covers one more event. */
async function proven(jarId: string): Promise<State> {
  const { body } = await rm.post('/jars', { jarId, colour: 'red', beans: 3 }).expect(201);
  return until((now) => (now.checkpoint?.position ?? -1) >= Number(body.position));
}

describe('a new key of the proof', () => {
  let old: State;
  let now: State;

  it('signs from now on, and the former beside it until its file is removed', async () => {
    old = await proven('under-the-old-key');
    const kept = rotateProofKey(stores.folder);
    // Nothing new has happened, and the checkpoint there is is signed anew.
    now = await until(({ key }) => key !== old.key);
    expect(now.formerKeys).toEqual([old.key]);
    expect(openCheckpoint(now.checkpoint.note, now.key)).toBeDefined();
    expect(openCheckpoint(now.checkpoint.note, old.key)).toBeDefined();
    rmSync(join(stores.folder, kept));
    const later = await proven('under-the-new-key');
    expect(openCheckpoint(later.checkpoint.note, now.key)).toBeDefined();
    expect(openCheckpoint(later.checkpoint.note, old.key)).toBeUndefined();
  });

  it('leaves what the old one signed to be verified with the old public key', async () => {
    expect(openCheckpoint(old.checkpoint.note, old.key)?.size).toBe(old.checkpoint.size);
    const verdict = await rapport.app
      .get(Verification)
      .run({ note: old.checkpoint.note, key: old.key });
    expect(verdict.isSound).toBe(true);
    const { body } = await auditor
      .get(`/audit/proof/consistency?from=${old.checkpoint.size}`)
      .expect(200);
    expect(body.isSound).toBe(true);
  });
});

describe('a witness', () => {
  let token = '';

  beforeAll(async () => {
    token = await issueToken(rapport.app.get(Settings), {
      subject: 'auditor',
      name: 'auditor',
      roles: ['auditor'],
      lifetime: '1h',
    });
  });

  /** What the witness does on a machine of its own, and what it says. */
  async function witness(
    bankKey: string,
  ): Promise<{ readonly code: unknown; readonly said: string }> {
    const [key, seen] = ['witness.pem', 'seen.txt'].map((file) => join(stores.folder, file));
    const args = ['proof', 'witness', 'auditor.example', '--bank-key', bankKey];
    const started = start([...args, '--key', key ?? '', '--seen', seen ?? ''], {
      RAPPORT_URL: rapport.url,
      RAPPORT_TOKEN: token,
    });
    return { code: await started.ended, said: started.output() };
  }

  it('is nobody before the bank was told of it, and then cosigns what goes on from before', async () => {
    const { key: bankKey } = await state();
    const unknown = await witness(bankKey);
    expect([unknown.code, unknown.said]).toEqual([1, expect.stringMatching(/No witness/)]);
    expect((await state()).cosigned).toEqual([]);

    const key = /witness (\S+)/.exec(unknown.said)?.[1] ?? '';
    addWitness(stores.folder, key);
    await proven('witnessed');
    expect((await witness(bankKey)).code).toBe(0);
    const { checkpoint, cosigned } = await state();
    expect(cosigned.map((each) => each.witness)).toEqual(['auditor.example']);
    const verification = rapport.app.get(Verification);
    const verdict = await verification.run({ note: checkpoint.note, witnesses: [key] });
    expect(verdict.lines.join()).toMatch(/cosigned by auditor.example at 20/);
    expect(verdict.isSound).toBe(true);

    const next = await proven('not-witnessed');
    expect(next.cosigned).toEqual([]);
    expect((await verification.run({ witnesses: [key] })).isSound).toBe(false);
    expect((await witness(bankKey)).code).toBe(0);
    expect((await state()).cosigned).toHaveLength(1);
  });

  it('refuses a log that does not go on from the one it has seen, and keeps what it saw', async () => {
    const { key: bankKey, checkpoint } = await state();
    const seen = join(stores.folder, 'seen.txt');
    const before = readFileSync(seen, 'utf8');
    // The bank has signed two logs: this one was shown to the witness, another to everybody else.
    const origin = originOf('bank');
    const { size } = checkpoint;
    const fork = { origin, size: size - 1, root: Buffer.alloc(32, 7) };
    const shown = signedCheckpoint(fork, ...proofKeys(stores.folder));
    writeFileSync(seen, shown);
    const { code, said } = await witness(bankKey);
    expect([code, said]).toEqual([1, expect.stringMatching(/does not go on/)]);
    expect(readFileSync(seen, 'utf8')).toBe(shown);
    // Nor does a log that was rolled back.
    writeFileSync(seen, signedCheckpoint({ ...fork, size: size + 9 }, ...proofKeys(stores.folder)));
    expect((await witness(bankKey)).code).toBe(1);
    writeFileSync(seen, before);
  });

  it('refuses what another key has signed, and is an auditor', async () => {
    const [bankKey = ''] = (await state()).formerKeys;
    const { code, said } = await witness(bankKey);
    expect([code, said]).toEqual([1, expect.stringMatching(/not signed by this key/)]);
    const cosignature = `— auditor.example ${'A'.repeat(100)}`;
    const asRm = await rm.post('/audit/proof/cosignatures', { size: 1, cosignature });
    expect([asRm.status, asRm.body.code]).toEqual([403, 'NotAllowed']);
    const lines = `${cosignature}\n${cosignature}`;
    await auditor.post('/audit/proof/cosignatures', { size: 1, cosignature: lines }).expect(400);
  });
});
