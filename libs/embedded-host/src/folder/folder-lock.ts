import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnusableFolder } from './unusable-folder.js';

/** A lock on a folder, held until it is released or the process ends, however it ends. */
export interface FolderLock {
  release(): Promise<void>;
}

const SOCKET = 'lock.sock';
/** The longest path of a socket, in bytes, that every system takes. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Locks a folder against every other process, also in other containers that share it. The lock is
 * a listening socket in the folder: the system closes it with the process, so connecting tells a
 * lock that is held from one that a crash left behind. (Node has no flock; a file with a process
 * id says nothing once the id is given to another process or container.)
 * @param folder an existing folder, by its real path
 * @throws UnusableFolder `locked` while another node, in this process or another, holds the folder
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  if (process.platform === 'win32') return lockPipe(folder);
  const way = await shortWay(folder);
  try {
    return await lockSocket(join(way.path, SOCKET), folder);
  } finally {
    await way.close();
  }
}

async function lockSocket(path: string, folder: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await tryListen(path);
    if (server) return lockOf(server, folder);
    if (await isListening(path)) break;
    // Left behind by a crash. Renaming is atomic, so only one process takes it away.
    const aside = `${path}.${randomUUID().slice(0, 8)}`;
    const isMine = await rename(path, aside).then(
      () => true,
      () => false,
    );
    if (!isMine) continue;
    if (await isListening(aside)) {
      await rename(aside, path); // another process was faster and holds the lock
      break;
    }
    await rm(aside, { force: true });
  }
  throw inUse(folder);
}

async function lockPipe(folder: string): Promise<FolderLock> {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  const server = await tryListen(`\\\\.\\pipe\\rapport-${hash}`);
  if (!server) throw inUse(folder);
  return lockOf(server, folder);
}

const inUse = (folder: string) =>
  new UnusableFolder('locked', `another process uses the data folder ${folder}`);

function lockOf(server: Server, folder: string): FolderLock {
  return {
    async release() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Node removes the socket by the path it was bound to, which a short way no longer leads to.
      await rm(join(folder, SOCKET), { force: true });
      await closed;
    },
  };
}

/**
 * A path to the folder that is short enough for a socket. The socket always lies in the folder
 * itself, so that its path and the process's temporary folder make no difference: a long path is
 * reached by a symbolic link for as long as it takes to bind.
 */
async function shortWay(folder: string): Promise<{ path: string; close(): Promise<void> }> {
  const longest = LONGEST_SOCKET_PATH - `/${SOCKET}.12345678`.length;
  if (Buffer.byteLength(folder) <= longest) return { path: folder, close: () => Promise.resolve() };
  const temporary = Buffer.byteLength(tmpdir()) <= longest / 2 ? tmpdir() : '/tmp';
  const home = await mkdtemp(join(temporary, 'lock-'));
  const path = join(home, 'd');
  await symlink(folder, path);
  return { path, close: () => rm(home, { recursive: true, force: true }) };
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
