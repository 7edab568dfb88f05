import { Evidence, ExportEvidence } from '#audit';
import { inContext } from '#platform';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from '../../connect.js';

/** What a package is to be of, and where it is to lie. */
interface Asked {
  readonly folder: string;
  readonly about: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly type: string | undefined;
  readonly sample: string | undefined;
  readonly seed: string | undefined;
}

/** What a package was begun with, so that it can go on. */
const stateFile = 'unfinished.json';

/** `rapport export evidence`: events with all that proves them. Resolves to 0, or 1 where it failed. */
export async function exportEvidence(asked: Asked): Promise<number> {
  const { folder } = asked;
  if (existsSync(join(folder, 'manifest.sig'))) {
    process.stderr.write(`rapport: ${folder} holds a finished package\n`);
    return 1;
  }
  const connected = await connect();
  try {
    const evidence = connected.app.get(Evidence);
    const actor = { id: 'cli', roles: [], channel: 'cli' };
    const context = { actor, correlationId: 'export-evidence', system: true };
    const wanted = await inContext(context, () => evidence.wanted(queryOf(asked)));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const state = begun(folder, { checkpoint: wanted.checkpoint, takenAt: wanted.takenAt, asked });
    const has = (path: string) =>
      existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined;
    let files = 0;
    for await (const { path, content } of evidence.files({ ...wanted, ...state }, has)) {
      if (has(path)?.equals(content) !== true) put(join(folder, path), content);
      if (++files % 20 === 0) process.stderr.write(`${files} files\n`);
    }
    renameSync(join(folder, stateFile), join(folder, 'request.json'));
    process.stdout.write(`${folder}: ${files} files; node ${join(folder, 'verify.mjs')}\n`);
    return 0;
  } finally {
    await connected.stop();
  }
}

/** What it was begun with before, where it was and where the same was asked for. */
function begun<S extends { readonly asked: Asked }>(folder: string, state: S): Omit<S, 'asked'> {
  const file = join(folder, stateFile);
  if (existsSync(file)) {
    const before = JSON.parse(readFileSync(file, 'utf8')) as S;
    if (JSON.stringify(before.asked) === JSON.stringify(state.asked)) return before;
    throw new Error(`${folder} holds an unfinished package of something else`);
  }
  put(file, Buffer.from(JSON.stringify(state)));
  return state;
}

/** A file is there as a whole or not at all. */
function put(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function queryOf({ about, since, until, type, sample, seed }: Asked): ExportEvidence {
  const [kind, subjectId] = about === undefined ? [] : about.split(':', 2);
  return Object.assign(new ExportEvidence(), {
    ...(kind !== undefined && { kind }),
    ...(subjectId !== undefined && { subjectId }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(type !== undefined && { type }),
    ...(sample !== undefined && { sample: Number(sample) }),
    ...(seed !== undefined && { seed }),
  });
}
