import { createHash, randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnusableFolder } from './unusable-folder.js';

/** A lock on a folder, held until it is released or the process ends, however it ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/** The longest path of a socket that every system takes. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Locks a folder against every other process, also in other containers that share it. The lock is
 * a listening socket in the folder: the system closes it with the process, so a lock that a crash
 * left behind is told from one that is held by connecting to it. (Node has no flock; a file with a
 * process id says nothing once the id is given to another process or container.)
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = socketPath(folder);
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await tryListen(path);
    if (server) {
      return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    if (await isListening(path)) break;
    // Left behind by a crash. Renaming is atomic, so only one process takes it away.
    const aside = `${path}.${randomUUID().slice(0, 8)}`;
    const isMine = await rename(path, aside).then(
      () => true,
      () => false,
    );
    if (!isMine) continue;
    if (await isListening(aside)) {
      await rename(aside, path); // somebody else was faster; it is his
      break;
    }
    await rm(aside, { force: true });
  }
  throw new UnusableFolder('locked', `another process uses the data folder ${folder}`);
}

function socketPath(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\eventstore-${hash}`;
  const inFolder = join(folder, 'lock.sock');
  return inFolder.length <= LONGEST_SOCKET_PATH
    ? inFolder
    : join(tmpdir(), `eventstore-${hash}.sock`);
}

function tryListen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
