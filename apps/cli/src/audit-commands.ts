import type { CliCommand, CliOptions } from './cli-command.js';
import { text, texts } from './cli-command.js';

/** What auditors are given: proof, evidence, replay. */
export const auditCommands: readonly CliCommand[] = [
  {
    usage: 'verify',
    about: {
      en: 'check that no event was altered, removed, put in or moved since it was signed',
      zh: '核验事件自签署以来未被篡改、删除、插入或调换',
    },
    options: [
      {
        flags: '--checkpoint <file>',
        about: { en: 'a signed checkpoint that was kept elsewhere', zh: '另行保存的已签署检查点' },
      },
      {
        flags: '--key <key>',
        about: { en: 'the key that verifies it', zh: '用于核验的公钥' },
      },
      {
        flags: '--witness <key>',
        many: true,
        about: { en: 'the key of a witness who must have cosigned', zh: '须已联署的见证人公钥' },
      },
    ],
    run: async (_, options) =>
      (await import('./commands/audit/verify.js')).verify({
        checkpoint: text(options['checkpoint']),
        key: text(options['key']),
        witnesses: texts(options['witness']),
      }),
  },
  {
    usage: 'proof',
    about: { en: 'witnesses outside the bank of what the log held', zh: '行外见证人' },
    commands: [
      {
        usage: 'witness <name>',
        about: {
          en: 'cosign the last checkpoint, if it goes on from the one cosigned before',
          zh: '核验连续性后联署最新检查点',
        },
        options: [
          {
            flags: '--key <file>',
            about: { en: 'the private key of the witness', zh: '见证人私钥文件' },
          },
          {
            flags: '--seen <file>',
            about: { en: 'the checkpoint cosigned before', zh: '前次联署的检查点文件' },
          },
          {
            flags: '--bank-key <key>',
            about: { en: 'the public key of the log', zh: '银行日志公钥' },
          },
        ],
        run: async ([name = ''], options) =>
          (await import('./commands/proof.js')).witness({
            name,
            keyFile: text(options['key']) ?? 'witness.pem',
            seenFile: text(options['seen']) ?? 'witness-seen.txt',
            bankKey: text(options['bankKey']) ?? '',
          }),
      },
      {
        usage: 'trust <key>',
        about: { en: 'take the cosignatures of a witness', zh: '登记见证人公钥' },
        run: async ([key = '']) => (await import('./commands/proof.js')).trust(key),
      },
    ],
  },
  {
    usage: 'export',
    about: { en: 'take evidence and tables out of the house', zh: '导出取证材料与表格' },
    commands: [
      {
        usage: 'view <view> <file>',
        about: {
          en: 'every row of a view as .csv or .parquet, on any day',
          zh: '将视图在任一日期的全部行导出为 .csv 或 .parquet',
        },
        options: [
          {
            flags: '--known-at <point>',
            about: {
              en: 'a day, a moment or a position; now by default',
              zh: '日期、时刻或位置，默认为当前',
            },
          },
        ],
        run: async ([view = '', file = ''], options) =>
          (await import('./commands/audit/export-table.js')).exportTable({
            view,
            file,
            knownAt: text(options['knownAt']),
          }),
      },
      {
        usage: 'evidence <folder>',
        about: {
          en: 'events with all that proves them, checked offline; goes on after an interruption',
          zh: '导出事件及其证明，可离线核验；中断后可续',
        },
        options: [
          {
            flags: '--about <subject>',
            about: { en: 'client:cl_1, loan:ln_7, …', zh: '对象，例如 client:cl_1、loan:ln_7' },
          },
          { flags: '--since <moment>', about: { en: 'recorded from', zh: '记录时间起' } },
          { flags: '--until <moment>', about: { en: 'recorded before', zh: '记录时间止' } },
          {
            flags: '--type <event>',
            about: { en: 'only such as LoanDisbursed', zh: '仅限某类事件，例如 LoanDisbursed' },
          },
          {
            flags: '--sample <number>',
            about: { en: 'so many of them, drawn at random', zh: '随机抽取的事件数' },
          },
          {
            flags: '--seed <text>',
            about: { en: 'by which others draw the same', zh: '抽样种子，凭此可复现' },
          },
        ],
        run: async ([folder = ''], options) =>
          (await import('./commands/audit/export-evidence.js')).exportEvidence({
            folder,
            about: text(options['about']),
            since: text(options['since']),
            until: text(options['until']),
            type: text(options['type']),
            sample: text(options['sample']),
            seed: text(options['seed']),
          }),
      },
    ],
  },
  {
    usage: 'replay [stream]',
    about: {
      en: 'tell a stream such as loan-ln_7 event by event; without one, fold whole views again',
      zh: '逐笔重放一个事件流（如 loan-ln_7）及其变化；不指定时重新折算整个视图',
    },
    options: [
      { flags: '--step', about: { en: 'wait for Enter after each', zh: '每步等待回车' } },
      { flags: '--from <revision>', about: { en: 'begin with this event', zh: '起始事件序号' } },
      {
        flags: '--view <view>',
        many: true,
        about: { en: 'a view to fold; all by default', zh: '要折算的视图，默认为全部' },
      },
      {
        flags: '--as-of <day>',
        about: {
          en: 'as it counts on a day, such as a month-end',
          zh: '按起息日截至某日，例如月末',
        },
      },
      {
        flags: '--known-at <point>',
        about: {
          en: 'as known on a day, at a moment or position',
          zh: '按某日、时刻或位置的已知情况',
        },
      },
      {
        flags: '--rows <file>',
        about: {
          en: 'write the rows as JSON lines; - for the output',
          zh: '按行写出 JSON，- 表示标准输出',
        },
      },
      {
        flags: '--against <folder>',
        about: {
          en: 'fold with the code of another release too, and list the rows that differ',
          zh: '同时用另一发行版的代码折算，并列出不同的行',
        },
      },
    ],
    run: ([stream], options) => (stream === undefined ? refolded(options) : told(stream, options)),
  },
  {
    usage: 'keys',
    about: { en: 'the keys that seal events and wrap those of persons', zh: '加封密钥与主密钥' },
    commands: [
      {
        usage: 'rotate',
        about: {
          en: 'seal with a new key from now on; the former go on to be believed',
          zh: '改用新密钥加封，原有密钥仍可核验',
        },
        run: async () => (await import('./commands/access/keys.js')).rotate(),
      },
      {
        usage: 'rotate-proof',
        about: {
          en: 'sign checkpoints with a new key from now on, and with the former beside it',
          zh: '改用新密钥签署检查点，原密钥同时签署',
        },
        run: async () => (await import('./commands/proof.js')).rotateProof(),
      },
      {
        usage: 'rotate-master',
        about: {
          en: 'wrap the keys of persons with a new master key',
          zh: '改用新主密钥包裹个人数据密钥',
        },
        run: async () => (await import('./commands/access/keys.js')).rotateMaster(),
      },
    ],
  },
];

const told = async (stream: string, options: CliOptions) =>
  (await import('./commands/audit/replay.js')).replay({
    stream,
    isStepped: options['step'] === true,
    from: Number(text(options['from']) ?? 0),
    language: text(options['lang']) === 'zh' ? 'zh' : 'en',
  });

const refolded = async (options: CliOptions) =>
  (await import('./commands/audit/refold.js')).refold({
    views: texts(options['view']),
    asOf: text(options['asOf']),
    knownAt: text(options['knownAt']),
    rows: text(options['rows']),
    against: text(options['against']),
  });
