import { awaiting } from './awaiting.js';
import { longFunctions, mostLines } from './functions.js';
import { circles, modulesOf, unreached } from './module-graph.js';
import type { Source } from './tidy.js';
import { sources } from './tidy.js';

/** Where programs begin: the apps, threads, what `npm run docs` loads, and packages of their own. */
const isProgram = (path: string): boolean =>
  /^apps\/.*\/main\.ts$|\.thread\.ts$|^libs\/(platform\/src\/(definitions-of|http\/openapi)|embedded-.*)\.ts$/.test(
    path,
  );

describe('the programs', () => {
  const all = sources('.');
  const modules = modulesOf(all);
  const programs = [...modules.keys()].filter(isProgram);

  it('are found', () => expect(programs.length).toBeGreaterThan(5));

  it('reach all code there is', () =>
    expect([...unreached(modules, programs)].sort()).toEqual(awaiting('unreached')));

  it('hold no circles of files', () =>
    expect([...circles(modules)].sort()).toEqual(awaiting('circles')));

  it('hold no function that does not fit on a page', () => {
    const written = all.filter(({ path }) => /^(?!.*\.(spec|d)\.ts$).*\.ts$/.test(path));
    expect(written.flatMap(longFunctions).sort()).toEqual(awaiting('longFunctions'));
  });
});

const graph = (files: Readonly<Record<string, string>>) =>
  modulesOf(Object.entries(files).map(([path, text]): Source => ({ path, text })));
const main = 'apps/api/src/main.ts';

describe('what no program reaches', () => {
  const found = (files: Readonly<Record<string, string>>) => unreached(graph(files), [main]);

  it.each([
    [
      'a file that nothing imports',
      { [main]: 'start();', 'libs/risk/src/a.rules.ts': 'export const table = [];' },
      ['libs/risk/src/a.rules.ts'],
    ],
    [
      'a rule table that only a barrel names',
      {
        [main]: "import { other } from '#risk'; other();",
        'libs/risk/src/index.ts': "export * from './a.rules.js'; export * from './b.js';",
        'libs/risk/src/a.rules.ts': 'export const table = [];',
        'libs/risk/src/b.ts': 'export const other = () => 1;',
      },
      ['libs/risk/src/a.rules.ts'],
    ],
    [
      'one declaration of a file whose others are used',
      {
        [main]: "import { used } from './a.js'; used();",
        'apps/api/src/a.ts':
          'export const used = () => deep();\nconst deep = () => 1;\nconst not = 2;',
      },
      ['apps/api/src/a.ts: not'],
    ],
    [
      'what only specs import',
      {
        [main]: 'start();',
        'libs/risk/src/a.ts': 'export const a = 1;',
        'libs/risk/src/a.spec.ts': "import { a } from './a.js'; a;",
      },
      ['libs/risk/src/a.ts'],
    ],
  ])('is found: %s', (_, files, expected) => expect(found(files)).toEqual(expected));

  it.each([
    ['by a dynamic import', "void import('./a.js');"],
    ['by a namespace', "import * as all from './a.js'; all;"],
    ['by a type', "import type { a } from './a.js'; let x: typeof a; x;"],
    ['under another name', "import { a as b } from './a.js'; b;"],
  ])('is not what is reached %s', (_, text) =>
    expect(found({ [main]: text, 'apps/api/src/a.ts': 'export const a = 1;' })).toEqual([]),
  );
});

describe('a circle', () => {
  it('is found, of types too, and told once', () =>
    expect(
      circles(
        graph({
          'libs/a/src/a.ts': "import { b } from './b.js';",
          'libs/a/src/b.ts': "import type { c } from './c.js';",
          'libs/a/src/c.ts': "export { a } from './a.js';",
        }),
      ),
    ).toEqual(['libs/a/src/a.ts → libs/a/src/b.ts → libs/a/src/c.ts → libs/a/src/a.ts']));

  it('is not two ways to one file', () =>
    expect(
      circles(
        graph({
          'libs/a/src/a.ts': "import './b.js';\nimport './c.js';",
          'libs/a/src/b.ts': "import './c.js';",
          'libs/a/src/c.ts': '',
        }),
      ),
    ).toEqual([]));
});

describe('a function', () => {
  const ofLines = (count: number) => `export function long() {\n${'x;\n'.repeat(count - 2)}}`;

  it('is complained of when it is too long', () =>
    expect(longFunctions({ path: 'a.ts', text: ofLines(mostLines + 1) })).toEqual(['a.ts: long']));

  it('may fill a page', () =>
    expect(longFunctions({ path: 'a.ts', text: ofLines(mostLines) })).toEqual([]));
});
