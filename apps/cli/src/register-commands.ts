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
