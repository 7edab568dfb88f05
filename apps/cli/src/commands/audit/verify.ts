import { Verification } from '#audit';
import { readFileSync } from 'node:fs';
import { connect } from '../../connect.js';

/** What the log is held against: what somebody kept outside of the system, where they did. */
interface Outside {
  /** A file with a signed checkpoint. */
  readonly checkpoint: string | undefined;
  /** The key that verifies it. */
  readonly key: string | undefined;
  /** The keys of witnesses who must have cosigned. */
  readonly witnesses: readonly string[];
}

/** `rapport verify`: whether the log is what was signed. Resolves to 0, or 1 where it is not. */
export async function verify({ checkpoint, key, witnesses }: Outside): Promise<number> {
  const note = checkpoint === undefined ? undefined : readFileSync(checkpoint, 'utf8');
  const connected = await connect();
  try {
    const began = performance.now();
    const { lines, isSound } = await connected.app.get(Verification).run({ note, key, witnesses });
    for (const line of lines) process.stdout.write(`${line}\n`);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(`${seconds} s\n`);
    return isSound ? 0 : 1;
  } finally {
    await connected.stop();
  }
}
