import { InvalidValue } from '#kernel';
import type { StatementFigures } from './figures.js';
import { spreadingTemplates } from './spreading.rules.js';
import type { StatementLine } from './statement.codes.js';
import { statementRefusals } from './statement.refusals.js';

/** The accounts of a published form, in minor units. */
export type Accounts = Readonly<Record<string, number>>;

/** Spreads the accounts of a form to the chart: accounts that belong to one line add up. */
export function spread(accounts: Accounts, templateId: string): StatementFigures {
  const template = spreadingTemplates.find(({ id }) => id === templateId);
  if (template === undefined) throw InvalidValue({ field: 'template', found: templateId });
  const figures: Partial<Record<StatementLine, number>> = {};
  for (const [account, minor] of Object.entries(accounts)) {
    const line = Object.hasOwn(template.lines, account) ? template.lines[account] : undefined;
    if (line === undefined) {
      throw statementRefusals.UnknownAccount({
        field: `accounts.${account}`,
        template: templateId,
      });
    }
    figures[line] = (figures[line] ?? 0) + minor;
  }
  return figures;
}
