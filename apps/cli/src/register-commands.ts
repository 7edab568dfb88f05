import type { CliCommand } from './cli-command.js';

const command = (kind: string, en: string, zh: string): CliCommand => ({
  usage: `${kind} <file>`,
  about: { en: `${en}, .csv or .csv.gz`, zh: `${zh}，.csv 或 .csv.gz` },
  run: async (args) => (await import('./commands/import.js')).importFile([kind, ...args]),
});

/** `rapport import` of what others publish of the loans, projects and accounts that they have. */
export const registerCommands: readonly CliCommand[] = [
  command(
    'berka',
    'accounts of a Czech bank before their loans (PKDD 1999), loan.asc beside it',
    '捷克某银行贷款前账户流水（PKDD 1999），同目录须有 loan.asc',
  ),
  command(
    'worldbank',
    'loans, projects, disbursements or risk ratings of the World Bank',
    '世界银行的贷款、项目、支付额或风险评级',
  ),
  command('ifc', 'investments of the International Finance Corporation', '国际金融公司的投资'),
  command(
    'adb',
    'loans of the Asian Development Bank for infrastructure',
    '亚洲开发银行基础设施贷款',
  ),
  command('nyc', 'phases of school buildings in New York City', '纽约市学校建设项目阶段'),
  command('gmpp', 'major projects of the British government', '英国政府重大项目'),
];

/** `rapport import contacts`: whom the bank may win as clients. */
export const contactsCommand: CliCommand = {
  usage: 'contacts <file>',
  about: {
    en: 'leads of a list of contacts, .csv or .csv.gz; known clients are left out',
    zh: '联系人名单中的线索，.csv 或 .csv.gz；已有客户不导入',
  },
  options: [
    {
      flags: '--dry-run',
      about: {
        en: 'tell what would be imported, and write nothing',
        zh: '试运行，不写入数据',
      },
    },
    {
      flags: '--unit <id>',
      about: {
        en: 'the unit whose leads they are, where a line names none',
        zh: '未注明机构的线索所属机构',
      },
    },
  ],
  run: async ([path = ''], { dryRun, unit }) =>
    (await import('./commands/import.js')).importContacts(path, {
      dryRun: dryRun === true,
      ...(typeof unit === 'string' && { unitId: unit }),
    }),
};
