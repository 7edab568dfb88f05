import { auditCommands } from './audit-commands.js';
import type { CliCommand, CliOption, CliOptions } from './cli-command.js';
import { text, texts } from './cli-command.js';
import { outletCommands } from './outlet-commands.js';
import { contactsCommand, registerCommands } from './register-commands.js';

const wait: CliOption = {
  flags: '--wait',
  about: { en: 'wait until the build answers', zh: '等待构建完成并可用' },
};
const waiting = (options: CliOptions) => (options['wait'] === true ? ['--wait'] : []);
const views = async (...args: readonly string[]) =>
  (await import('./commands/views.js')).views(args);
const parked = async (...args: readonly string[]) =>
  (await import('./commands/parked.js')).parked(args);

/** Every command there is, in the order of the help. */
export const commands: readonly CliCommand[] = [
  {
    usage: 'start',
    about: {
      en: 'run the whole system in one process, on embedded stores where no URLs are set',
      zh: '单进程运行整个系统；未设置存储地址时使用内嵌存储',
    },
    options: [
      {
        flags: '--demo',
        about: { en: 'load the demo bank', zh: '载入演示银行数据' },
      },
      {
        flags: '--api <processes>',
        about: {
          en: 'answer HTTP in so many processes of their own, on the same port',
          zh: '由指定数量的独立进程在同一端口提供 HTTP 服务',
        },
      },
    ],
    run: async (_, options) =>
      (await import('./commands/start.js')).start({
        withDemo: options['demo'] === true,
        api: text(options['api']),
      }),
  },
  {
    usage: 'api',
    about: {
      en: 'run the HTTP service alone; needs EVENTSTORE_URL and MONGODB_URL',
      zh: '仅运行 HTTP 服务；须设置 EVENTSTORE_URL 与 MONGODB_URL',
    },
    run: async () => (await import('../../service.js')).service('api'),
  },
  {
    usage: 'worker',
    about: {
      en: 'run views and processes alone; needs EVENTSTORE_URL and MONGODB_URL',
      zh: '仅运行视图与流程；须设置 EVENTSTORE_URL 与 MONGODB_URL',
    },
    run: async () => (await import('../../service.js')).service('worker'),
  },
  {
    usage: 'token',
    about: {
      en: 'print a bearer token signed by the key of the data folder',
      zh: '输出由数据目录密钥签名的访问令牌',
    },
    options: [
      {
        flags: '--as <roles>',
        many: true,
        about: {
          en: 'rm, risk, approver, auditor, service or admin, or full role names',
          zh: '角色：rm、risk、approver、auditor、service、admin 或角色全名',
        },
      },
      { flags: '--name <name>', about: { en: 'name of the person', zh: '人员姓名' } },
      { flags: '--id <id>', about: { en: 'id of the person', zh: '人员编号' } },
      {
        flags: '--for <time>',
        about: { en: 'how long the token lives; 12h by default', zh: '令牌有效期，默认 12h' },
      },
    ],
    run: async (_, options) =>
      (await import('./commands/access/token.js')).token({
        as: texts(options['as']),
        name: text(options['name']),
        id: text(options['id']),
        lifetime: text(options['for']),
      }),
    commands: [
      {
        usage: 'revoke [person]',
        about: {
          en: 'end every token that a person got up to now, or one token',
          zh: '注销某人此前取得的全部令牌，或单个令牌',
        },
        options: [
          {
            flags: '--token <id>',
            about: { en: 'the id (jti) of the one token', zh: '单个令牌的编号（jti）' },
          },
          { flags: '--reason <text>', about: { en: 'why', zh: '原因' } },
        ],
        run: async ([person], options) =>
          (await import('./token-revoke.js')).revokeTokens({
            person,
            tokenId: text(options['token']),
            reason: text(options['reason']),
          }),
      },
    ],
  },
  {
    usage: 'sign-in [person]',
    about: {
      en: 'print a link that signs a person in to the console, once',
      zh: '输出登录控制台的一次性链接',
    },
    run: async ([person]) => (await import('./commands/access/sign-in.js')).signIn(person),
  },
  {
    usage: 'demo',
    about: {
      en: 'load a small demo bank; a second run adds nothing',
      zh: '载入演示银行数据；重复执行不会新增数据',
    },
    run: async () => (await import('./demo.js')).demo(),
  },
  {
    usage: 'import',
    about: { en: 'import a file; resumes after an interruption', zh: '导入文件；中断后可续' },
    commands: [
      {
        usage: 'sba <file>',
        about: {
          en: 'loans of the U.S. Small Business Administration, .csv or .csv.gz',
          zh: '美国小企业管理局贷款数据，.csv 或 .csv.gz',
        },
        run: async (args) => (await import('./commands/import.js')).importFile(['sba', ...args]),
      },
      {
        usage: 'complaints <file>',
        about: {
          en: 'complaints of the U.S. Consumer Financial Protection Bureau, .csv or .csv.gz',
          zh: '美国消费者金融保护局投诉数据，.csv 或 .csv.gz',
        },
        run: async (args) =>
          (await import('./commands/import.js')).importFile(['complaints', ...args]),
      },
      {
        usage: 'statements <file>',
        about: {
          en: 'yearly statements of U.S. listed companies, .csv or .csv.gz',
          zh: '美国上市公司年度报表，.csv 或 .csv.gz',
        },
        run: async (args) =>
          (await import('./commands/import.js')).importFile(['statements', ...args]),
      },
      contactsCommand,
      ...registerCommands,
    ],
  },
  {
    usage: 'views',
    about: { en: 'list the views with their lag and builds', zh: '列出视图及其延迟与构建版本' },
    run: () => views(),
    commands: [
      {
        usage: 'list',
        about: { en: 'list the views with their lag and builds', zh: '列出视图及其延迟与构建版本' },
        run: () => views('list'),
      },
      {
        usage: 'rebuild <view>',
        about: { en: 'build a view anew beside the live one', zh: '在现用视图之外重新构建' },
        options: [wait],
        run: (args, options) => views('rebuild', ...args, ...waiting(options)),
      },
      {
        usage: 'switch <view> <build>',
        about: { en: 'let another build answer', zh: '切换到另一构建版本' },
        options: [wait],
        run: (args, options) => views('switch', ...args, ...waiting(options)),
      },
      {
        usage: 'drop <build>',
        about: { en: 'drop a build that no view uses', zh: '删除未使用的构建版本' },
        run: (args) => views('drop', ...args),
      },
    ],
  },
  {
    usage: 'parked',
    about: {
      en: 'list events that a view or process could not take',
      zh: '列出视图或流程未能处理的事件',
    },
    run: () => parked(),
    commands: [
      {
        usage: 'list [build] [key]',
        about: { en: 'list the parked events', zh: '列出挂起的事件' },
        run: (args) => parked('list', ...args),
      },
      {
        usage: 'replay [build] [key]',
        about: { en: 'try the parked events again', zh: '重新处理挂起的事件' },
        run: (args) => parked('replay', ...args),
      },
    ],
  },
  {
    usage: 'backup <folder>',
    about: {
      en: 'copy both stores, keys and imports into a new folder, also while running',
      zh: '将两个存储、密钥与导入进度备份到新目录，运行中亦可',
    },
    run: async (args) => (await import('./commands/backup.js')).backup(args),
  },
  {
    usage: 'restore <folder>',
    about: {
      en: 'put a backup into an empty data folder and check that it starts',
      zh: '将备份恢复到空的数据目录，并检查能否启动',
    },
    run: async (args) => (await import('./commands/backup.js')).restore(args),
  },
  {
    usage: 'backtest <ruleSet>',
    about: {
      en: 'try a rule set on the history of the bank, as of now',
      zh: '以本行历史数据回测规则集',
    },
    options: [
      { flags: '--from <day>', about: { en: 'first evening measured', zh: '评价首日' } },
      { flags: '--to <day>', about: { en: 'last evening measured', zh: '评价末日' } },
      {
        flags: '--observed <day>',
        about: { en: 'last day whose outcomes are known', zh: '结果已知的最后一日' },
      },
      {
        flags: '--champion <ruleSet>',
        about: { en: 'the set it is to be better than', zh: '对比的规则集' },
      },
      { flags: '--page <file>', about: { en: 'write the report as HTML', zh: '输出HTML报告' } },
      { flags: '--zh', about: { en: 'the report in Chinese', zh: '报告使用中文' } },
    ],
    run: async ([ruleSetId = ''], options) => {
      const day = (name: string, flag: string) => {
        const value = text(options[flag]);
        return value === undefined ? {} : { [name]: value };
      };
      return (await import('./commands/audit/backtest.js')).backtest({
        ruleSetId,
        ...day('from', 'from'),
        ...day('to', 'to'),
        ...day('observedUntil', 'observed'),
        ...day('champion', 'champion'),
        ...day('page', 'page'),
        language: options['zh'] === true ? 'zh' : 'en',
      });
    },
  },
  ...outletCommands,
  ...auditCommands,
  {
    usage: 'doctor',
    about: { en: 'check that everything Rapport needs is there', zh: '检查运行所需条件' },
    run: async () => (await import('./commands/doctor.js')).doctor(),
  },
  {
    usage: 'eventstore',
    about: { en: 'run the embedded EventStoreDB node alone', zh: '单独运行内嵌 EventStoreDB 节点' },
    passThrough: true,
    run: async (args) => (await import('#embedded-eventstore')).runEventStoreCommand(args),
  },
  {
    usage: 'mongo',
    about: { en: 'run the embedded MongoDB server alone', zh: '单独运行内嵌 MongoDB 服务' },
    passThrough: true,
    run: async (args) => (await import('#embedded-mongo')).runMongoCommand(args),
  },
];
