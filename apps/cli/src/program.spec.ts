import { runProgram } from './program.js';
import type { Language } from './output/words.js';
import { languageOf } from './output/words.js';

async function run(line: string, language: Language = 'en') {
  const printed = { out: '', err: '' };
  const code = await runProgram(line.split(' ').filter(Boolean), {
    version: '9.9.9',
    language,
    output: {
      out: (text) => (printed.out += text),
      err: (text) => (printed.err += text),
    },
  });
  return { ...printed, code };
}

describe('the command line', () => {
  it.each(['--help', '-h', 'help', 'views --help', 'help token', 'import -h'])(
    '%s prints help and ends well',
    async (line) => {
      const { out, code } = await run(line);
      expect(out).toMatch(/^Usage: rapport/);
      expect(code).toBe(0);
    },
  );

  it.each(['--version', '-V', 'start --version', 'views rebuild --version'])(
    '%s prints the version',
    async (line) => expect(await run(line)).toEqual({ out: '9.9.9\n', err: '', code: 0 }),
  );

  it.each([
    ['strat', /unknown command 'strat'\n\(Did you mean start\?\)/],
    ['start --fast', /unknown option '--fast'/],
    ['token --nmae x', /unknown option '--nmae'\n\(Did you mean --name\?\)/],
    ['views rebuild', /missing required argument 'view'/],
    ['import sba', /missing required argument 'file'/],
    ['import sba a.csv b.csv', /too many arguments/],
    ['start --lang fr', /argument 'fr' is invalid/],
    ['token --for', /argument missing/],
  ])('refuses %j before anything starts', async (line, complaint) => {
    const { err, code } = await run(line);
    expect(err).toMatch(complaint);
    expect(code).toBe(2);
  });

  it('speaks Chinese', async () => {
    expect((await run('--help', 'zh')).out).toMatch('单进程运行整个系统');
    expect((await run('strat', 'zh')).err).toMatch(/没有命令 'strat'\n（是否想输入 start？）/);
  });

  it.each([
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN' }, 'zh'],
    [['start', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['--lang', 'zh'], {}, 'zh'],
    [['token', '--lang=zh'], {}, 'zh'],
    [[], {}, 'en'],
  ] as const)('takes the language of %j in %j to be %s', (args, environment, language) =>
    expect(languageOf(args, environment)).toBe(language),
  );
});
