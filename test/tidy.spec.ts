import { crowded, mayImport, sources, untidy } from './tidy.js';

const inRisk = 'libs/risk/src/a.ts';
const lines = (count: number) => 'x\n'.repeat(count);

describe('the sources', () => {
  const all = sources('.');

  it('are found', () => expect(all.length).toBeGreaterThan(200));
  it('are tidy', () => expect(all.flatMap(untidy)).toEqual([]));
  it('crowd no folder', () => expect(crowded(all.map(({ path }) => path))).toEqual([]));
});

describe('a folder', () => {
  const files = (count: number, ending: string) =>
    Array.from({ length: count }, (_, index) => `libs/risk/src/a/b${index}${ending}`);

  it('holds fifteen files of code, and their specs', () =>
    expect(crowded([...files(15, '.ts'), ...files(15, '.spec.ts')])).toEqual([]));
  it('with sixteen is crowded', () =>
    expect(crowded(files(16, '.ts'))).toEqual(['libs/risk/src/a: 16 files; 15 at most']));
});

describe('the directions of imports', () => {
  const order = Object.keys(mayImport);

  it.each(order)('of %s lead to earlier libraries only', (library) => {
    const earlier = new Set(order.slice(0, order.indexOf(library)));
    expect(mayImport[library]?.filter((other) => !earlier.has(other))).toEqual([]);
  });
});

describe('tidy', () => {
  it.each([
    // complaint, path, text
    ['clients may not import lending', 'libs/clients/src/a.ts', "import { x } from '#lending';"],
    ['clients may not import risk', 'libs/clients/src/a.ts', "await import('#risk');"],
    ['clients may not import risk', 'libs/clients/src/a.spec.ts', "import '#risk/examples';"],
    ['kernel may not import platform', 'libs/kernel/src/a.ts', "import { x } from '#platform';"],
    ['audit may not import clients', 'libs/audit/src/a.ts', "import type { x } from '#clients';"],
    [
      'platform may not import embedded-mongo',
      'libs/platform/src/a.ts',
      "import '#embedded-mongo';",
    ],
    ['embedded-mongo may not import kernel', 'libs/embedded-mongo/src/a.ts', "import '#kernel';"],
    ['unknown may not import kernel', 'libs/unknown/src/a.ts', "import { x } from '#kernel';"],
    ['#lending/loan reaches behind an index', inRisk, "import { x } from '#lending/loan';"],
    ['#lending/a/examples reaches behind an index', inRisk, "import '#lending/a/examples';"],
    ['#lending/examples is for specs', inRisk, "import { x } from '#lending/examples';"],
    ['#risk is its own library', inRisk, "import { x } from '#risk';"],
    ['../../lending/src/a.js leaves libs/risk', inRisk, "import '../../lending/src/a.js';"],
    ['./b does not end in .js', inRisk, "import { x } from './b';"],
    ['../index.js goes through the barrel', 'libs/risk/src/b/a.ts', "import '../index.js';"],
    [
      'a pure file may not import @nestjs/cqrs',
      'libs/risk/src/a.rules.ts',
      "import '@nestjs/cqrs';",
    ],
    ['a barrel inside a library', 'libs/risk/src/inner/index.ts', "export * from './a.js';"],
    ['a barrel inside a library', inRisk, "export type {\n  A,\n} from './b.js';"],
    ['a default export', inRisk, 'export default 1;'],
    ['301 lines; 300 at most', inRisk, lines(301)],
    ['401 lines; 400 at most', 'libs/risk/src/a.spec.ts', lines(401)],
    ['line 1 is wider than 120 columns', inRisk, 'x'.repeat(121)],
    ['line 2 is wider than 100 columns', 'docs/a.md', `# A\n${'long '.repeat(21)}`],
    ['eslint-disable without a reason', inRisk, '// eslint-disable-next-line no-x'],
    ['TODO is left over', inRisk, '// TODO: more'],
    ['console.log is left over', inRisk, 'console.log(1);'],
    ['it.only is left over', 'libs/risk/src/a.spec.ts', "it.only('x', y);"],
  ])('complains: %s', (complaint, path, text) =>
    expect(untidy({ path, text })).toEqual([`${path}: ${complaint}`]),
  );

  it.each([
    ['a later context', inRisk, "import { x } from '#lending';"],
    ['examples in a spec', 'libs/risk/src/a.spec.ts', "import { x } from '#lending/examples';"],
    ['examples in examples', 'libs/risk/src/examples.ts', "import { x } from '#lending/examples';"],
    [
      'Nest in a module',
      'libs/risk/src/risk.module.ts',
      "import { Module } from '@nestjs/common';",
    ],
    ['the barrel', 'libs/risk/src/index.ts', "export * from './a.js';"],
    ['a wide table', 'docs/a.md', `| ${'long '.repeat(21)}|`],
    ['a wide line of code', 'docs/a.md', `\`\`\`sh\n${'long '.repeat(21)}\n\`\`\``],
    ['a neighbour', inRisk, "import { x } from './b/c.js';"],
    ['300 lines', inRisk, lines(300)],
    ['400 lines of a spec', 'libs/risk/src/a.spec.ts', lines(400)],
    ['a reason', inRisk, '// eslint-disable-next-line no-x -- the types are erased here'],
    ['an embedded node in an app', 'apps/cli/src/a.ts', "import { x } from '#embedded-mongo';"],
    [
      'one app in another',
      'apps/cli/src/a.ts',
      "import { x } from '../../standalone/src/main.js';",
    ],
    ['examples of examples', 'libs/risk/src/b/a.examples.ts', "export { x } from './b.js';"],
    ['what a spec has a child print', 'libs/risk/src/a.spec.ts', 'run(`console.log(1)`);'],
    ['what a script prints', 'scripts/a.js', "console.log('done');"],
  ])('allows %s', (_, path, text) => expect(untidy({ path, text })).toEqual([]));
});
