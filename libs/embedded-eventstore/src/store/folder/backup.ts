import { mkdir, readdir } from 'node:fs/promises';
import { markReady, openForReading } from './data-folder.js';
import { LogEnvironment } from './log-environment.js';
import { verifyLog, type Verified } from './verify-log.js';

/**
 * Copies the log as it is now into a new folder, while writes go on, and checks the whole copy.
 * A node can be started on the copy as it is.
 */
export async function backup(environment: LogEnvironment, target: string): Promise<Verified> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  if ((await readdir(target)).length) throw new Error(`${target} is not empty`);
  await environment.backup(target);
  const copy = new LogEnvironment(target);
  try {
    const verified = verifyLog(copy);
    await markReady(target);
    return verified;
  } finally {
    await copy.close();
  }
}

/** The same for a folder by its path, on which a node may be running. Throws `UnusableFolder`. */
export async function backupFolder(dir: string, target: string): Promise<Verified> {
  const environment = await openForReading(dir);
  try {
    return await backup(environment, target);
  } finally {
    await environment.close();
  }
}
