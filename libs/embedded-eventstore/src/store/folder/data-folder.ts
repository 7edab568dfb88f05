import { DataFolder, existingFolder, markReady as markFolder } from '#embedded-host';
import { LogEnvironment } from './log-environment.js';
import { verifyLog, verifySums } from './verify-log.js';

/** Layout 2: checksums cover the position of a record and the names of streams. */
const KIND = { kind: 'embedded-eventstore', marker: 'eventstore.json', version: 2 };

/** A data folder that this process alone uses. */
export interface OpenFolder {
  readonly environment: LogEnvironment;
  close(): Promise<void>;
}

/**
 * Locks, checks and opens a folder; makes it when it is new. All of it is checked unless the last
 * stop was clean and nobody has touched the files since.
 * @throws UnusableFolder
 */
export async function openDataFolder(
  dir: string,
  options: { noSync: boolean; verify: boolean },
): Promise<OpenFolder> {
  const folder = await DataFolder.open(dir, KIND);
  try {
    const environment = new LogEnvironment(folder.path, { noSync: options.noSync });
    try {
      if (options.verify || !folder.isSealed) verifyLog(environment);
      else verifySums(environment);
      await folder.begin();
    } catch (error) {
      await environment.close();
      throw error;
    }
    return { environment, close: () => closeBoth(environment, folder) };
  } catch (error) {
    await folder.abandon();
    throw error;
  }
}

/** Opens a folder for reading only, beside a node that may be running on it. */
export const openForReading = async (dir: string): Promise<LogEnvironment> =>
  new LogEnvironment(await existingFolder(dir, KIND), { readOnly: true });

/** Marks a folder whose data file was copied there as complete. */
export const markReady = (folder: string): Promise<void> => markFolder(folder, KIND);

async function closeBoth(environment: LogEnvironment, folder: DataFolder): Promise<void> {
  let isSound = false;
  try {
    await environment.close();
    isSound = !environment.isDamaged;
  } finally {
    await (isSound ? folder.close() : folder.abandon());
  }
}
