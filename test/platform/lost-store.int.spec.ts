import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { says, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-lost-store-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Ends the nth thread of the process at a signal, as running out of memory would. */
const killer = (nth: number) => `
  import { isMainThread, Worker } from 'node:worker_threads';
  const threads = [];
  const { on } = Worker.prototype;
  Worker.prototype.on = function (...heard) {
    if (!threads.includes(this)) threads.push(this);
    return on.apply(this, heard);
  };
  if (isMainThread) process.once('SIGUSR2', () => void threads[${nth}].terminate());
`;

describe('a store that dies within the process', () => {
  it.each([
    ['event store', 0],
    ['MongoDB', 1],
  ])(
    'ends the process with an error, so that it is started again: %s',
    async (name, nth) => {
      const program = join(folder, `${nth}.mjs`);
      writeFileSync(program, killer(nth));
      const system = start(['start'], {
        RAPPORT_DATA: join(folder, String(nth)),
        RAPPORT_PORT: '0',
        NODE_OPTIONS: `--import ${program}`,
      });
      try {
        await says(system, /Ctrl-C stops it/);
        system.process.kill('SIGUSR2');
        expect(await system.ended).toBe(1);
        expect(system.output()).toContain(`rapport: the embedded ${name} has ended: `);
      } finally {
        system.process.kill('SIGKILL');
        await system.ended;
      }
    },
    120_000,
  );
});
