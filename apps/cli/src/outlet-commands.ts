import type { CliCommand } from './cli-command.js';
import { text, texts } from './cli-command.js';
import type { OutletAction } from './commands/access/outlets.js';
import type { SubscriptionAction } from './commands/access/subscriptions.js';
import type { PaymentAction } from './commands/payments.js';

const outlets = async (action: OutletAction) =>
  (await import('./commands/access/outlets.js')).outlets(action);
const subscriptions = async (action: SubscriptionAction) =>
  (await import('./commands/access/subscriptions.js')).subscriptions(action);
const payments = async (action: PaymentAction) =>
  (await import('./commands/payments.js')).payments(action);

/** The commands for those who run what leaves the house. */
export const outletCommands: readonly CliCommand[] = [
  {
    usage: 'outlets',
    about: {
      en: 'list who gets events, and how far each webhook has come',
      zh: '列出事件出口及各 Webhook 的进度',
    },
    run: () => outlets({ kind: 'list' }),
    commands: [
      {
        usage: 'list',
        about: {
          en: 'list who gets events, and how far each webhook has come',
          zh: '列出事件出口及各 Webhook 的进度',
        },
        run: () => outlets({ kind: 'list' }),
      },
      {
        usage: 'pause <webhook>',
        about: { en: 'send nothing until it is resumed', zh: '暂停投递，直至恢复' },
        run: ([webhookId = '']) => outlets({ kind: 'pause', webhookId }),
      },
      {
        usage: 'resume <webhook>',
        about: { en: 'go on where it was', zh: '从暂停处继续投递' },
        run: ([webhookId = '']) => outlets({ kind: 'resume', webhookId }),
      },
      {
        usage: 'replay <webhook> <position>',
        about: { en: 'send everything after a position again', zh: '重新投递指定位置之后的事件' },
        run: ([webhookId = '', after = '']) => outlets({ kind: 'replay', webhookId, after }),
      },
      {
        usage: 'revive <webhook>',
        about: { en: 'send again what was given up', zh: '重新投递已放弃的事件' },
        run: ([webhookId = '']) => outlets({ kind: 'revive', webhookId }),
      },
    ],
  },
  {
    usage: 'subscriptions',
    about: {
      en: 'list the groups of clients of EventStoreDB that share the events between them',
      zh: '列出 EventStoreDB 持久订阅组',
    },
    run: () => subscriptions({ kind: 'list' }),
    commands: [
      {
        usage: 'list',
        about: { en: 'list the groups and how far each is', zh: '列出订阅组及其进度' },
        run: () => subscriptions({ kind: 'list' }),
      },
      {
        usage: 'create <group>',
        about: { en: 'make a group that readers may join', zh: '创建订阅组' },
        options: [
          {
            flags: '--category <category>',
            many: true,
            about: {
              en: 'only streams of this kind, such as loan',
              zh: '仅限某类事件流，例如 loan',
            },
          },
          {
            flags: '--from <place>',
            about: { en: 'start (default) or end', zh: '起点：start（默认）或 end' },
          },
        ],
        run: ([group = ''], options) =>
          subscriptions({
            kind: 'create',
            group,
            categories: texts(options['category']),
            from: text(options['from']) ?? 'start',
          }),
      },
      {
        usage: 'remove <group>',
        about: { en: 'remove a group', zh: '删除订阅组' },
        run: ([group = '']) => subscriptions({ kind: 'remove', group }),
      },
    ],
  },
  {
    usage: 'payments',
    about: {
      en: 'carry payment files to and from a running API: RAPPORT_URL, RAPPORT_TOKEN of a service',
      zh: '与运行中的系统交换收付文件（RAPPORT_URL、系统服务的 RAPPORT_TOKEN）',
    },
    commands: [
      {
        usage: 'out <day>',
        about: {
          en: 'write what is to be paid on a value date, as pain.001',
          zh: '输出某起息日的付款文件（pain.001）',
        },
        run: ([valueDate = '']) => payments({ kind: 'out', valueDate }),
      },
      {
        usage: 'in <file>',
        about: {
          en: 'take in a bank statement: camt.053 (.xml), otherwise CSV',
          zh: '导入银行对账单：camt.053（.xml）或 CSV',
        },
        run: ([file = '']) => payments({ kind: 'in', file }),
      },
    ],
  },
  {
    usage: 'mcp',
    about: {
      en: 'let an assistant on this machine ask for you: RAPPORT_URL, RAPPORT_TOKEN',
      zh: '供本机智能助手以本人身份查询（RAPPORT_URL、RAPPORT_TOKEN）',
    },
    run: async () => (await import('./commands/access/mcp.js')).mcp(),
  },
];
