/** Chooses a whole number from 0 up to, and not including, the given one. */
export type Choose = (below: number) => number;

/** A linear congruence: what is chosen is the same in every run. */
export function chooser(seed: number): Choose {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The size of a page of LMDB, in bytes. */
const PAGE = 4096;

const pageOf = (file: Buffer, below: Choose) => below(file.length / PAGE) * PAGE;

/** Six ways in which a file goes bad. */
export const damages: Readonly<Record<string, (file: Buffer, below: Choose) => Buffer>> = {
  flip(file, below) {
    const at = below(file.length);
    file[at] = (file[at] ?? 0) ^ (1 << below(8));
    return file;
  },
  cut: (file, below) => file.subarray(0, below(file.length)),
  zero(file, below) {
    const at = below(file.length);
    return file.fill(0, at, Math.min(file.length, at + 1 + below(3 * PAGE)));
  },
  swap(file, below) {
    const [a, b] = [pageOf(file, below), pageOf(file, below)];
    const held = Buffer.from(file.subarray(a, a + PAGE));
    file.copy(file, a, b, b + PAGE);
    held.copy(file, b);
    return file;
  },
  repeat(file, below) {
    const [from, to] = [pageOf(file, below), pageOf(file, below)];
    file.copy(file, to, from, from + PAGE);
    return file;
  },
  remove(file, below) {
    const at = pageOf(file, below);
    return Buffer.concat([file.subarray(0, at), file.subarray(at + PAGE)]);
  },
};
