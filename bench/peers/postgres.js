// A PostgreSQL server of the distribution on a folder of its own: started, and thrown away afterwards.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of the newest server binaries: Debian's, or what BENCH_POSTGRES_BIN says. */
function binaries() {
  const said = process.env.BENCH_POSTGRES_BIN;
  if (said) return said;
  const all = '/usr/lib/postgresql';
  const versions = existsSync(all) ? readdirSync(all).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(all, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
}

/** PostgreSQL refuses to run as root: then it runs as one of these users. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = ['postgres', 'nobody']
    .map((wanted) => users.find(([name]) => name === wanted))
    .find((user) => user !== undefined);
  return { uid: Number(uid), gid: Number(gid) };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * Starts a fresh cluster with the settings that Debian's `initdb` chooses, fsync on.
 * Resolves to undefined where PostgreSQL is not installed.
 */
export async function startPostgres() {
  const bin = binaries();
  if (bin === undefined) return undefined;
  const user = unprivileged();
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'postgres-bench-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '--username=bench', '--auth=trust', '--encoding=UTF8'],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=`];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const remove = () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  const abandon = () => {
    server.kill('SIGQUIT');
    remove();
  };
  process.once('exit', abandon);
  await new Promise((resolve, reject) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (chunk) => {
      said = (said + chunk).slice(-4_000);
      if (said.includes('ready to accept connections')) resolve();
    });
    void ended.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  return {
    url: `postgresql://bench@127.0.0.1:${port}/postgres`,
    version: execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    /** CPU that all processes of the server have used so far, in microseconds. */
    cpuMicros: () => cpuOf(server.pid),
    stop: async () => {
      process.off('exit', abandon);
      server.kill('SIGINT');
      await ended;
      remove();
    },
  };
}

/** User and system time of a process, its living children and those that it has waited for. */
function cpuOf(pid) {
  if (process.platform !== 'linux') return 0;
  const own = (id) => {
    try {
      const text = readFileSync(`/proc/${id}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      return fields.slice(11, id === pid ? 15 : 13).reduce((sum, each) => sum + Number(each), 0);
    } catch {
      return 0; // it has ended in between, and counts among those waited for
    }
  };
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return [pid, ...children.filter(Boolean)].reduce((sum, id) => sum + own(id), 0) * 10_000;
}
