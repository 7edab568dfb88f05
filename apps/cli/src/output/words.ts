/** The languages of the command line. */
export type Language = 'en' | 'zh';

interface Words {
  readonly version: string;
  readonly lang: string;
  readonly help: string;
  readonly helpCommand: string;
  readonly exitCodes: string;
  /** The headings of the help page, where they differ from commander's. */
  readonly titles: Readonly<Record<string, string>>;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    version: 'print the version',
    lang: 'en or zh; LANG by default',
    help: 'print this help',
    helpCommand: 'print the help of a command',
    exitCodes: 'Exit codes: 0 done, 1 failed, 2 wrong arguments, 130 interrupted',
    titles: {},
  },
  zh: {
    version: '输出版本号',
    lang: 'en 或 zh；默认取自 LANG',
    help: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    exitCodes: '退出码：0 完成，1 失败，2 参数有误，130 被中断',
    titles: {
      'Usage:': '用法：',
      'Arguments:': '参数：',
      'Options:': '选项：',
      'Commands:': '命令：',
      'Global Options:': '全局选项：',
    },
  },
};

/** `--lang zh`, else LC_ALL, LC_MESSAGES or LANG; English where none of them is Chinese. */
export function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = args.findIndex((each) => each === '--lang' || each.startsWith('--lang='));
  const asked = at >= 0 ? (args[at]?.split('=', 2)[1] ?? args[at + 1]) : undefined;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  // A variable that is set to nothing counts as not set.
  const [locale = ''] = [LC_ALL, LC_MESSAGES, LANG].filter(
    (value) => value !== undefined && value !== '',
  );
  return (asked ?? locale).startsWith('zh') ? 'zh' : 'en';
}

/** How commander complains, and the same in Chinese. */
const complaints: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown command '(.*)'/, "没有命令 '$1'"],
  [/^error: unknown option '(.*)'/, "没有选项 '$1'"],
  [/^error: missing required argument '(.*)'/, "缺少参数 '$1'"],
  [/^error: option '(.*)' argument missing/, "选项 '$1' 缺少取值"],
  [/^error: too many arguments.*/, '参数过多'],
  [
    /^error: option '(.*)' argument '(.*)' is invalid. Allowed choices are (.*)\./,
    "选项 '$1' 不能取 '$2'，可取 $3",
  ],
  [/\(Did you mean (.*)\?\)/, '（是否想输入 $1？）'],
  [/\(Did you mean one of (.*)\?\)/, '（是否想输入以下之一：$1？）'],
];

export function complaintIn(language: Language, text: string): string {
  if (language === 'en') return text.replace(/^error: /, '');
  return complaints.reduce((said, [pattern, zh]) => said.replace(pattern, zh), text);
}
