import { defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { ReportDifference } from '../loan/loan.commands.js';
import type { StatementRow } from '../views/statement/loan-statement.rows.js';
import { loanStatement } from '../views/statement/loan-statement.view.js';
import { reconciledOn } from '../views/reconciliation/reconciled.js';

/**
 * At the end of a business day the figures of every running loan are worked out anew from its facts
 * and its schedule, and compared with what rows show. Nothing is recorded where they agree.
 */
export const reconcileLoans = defineProcess({
  name: 'reconcile-loans',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      () => loanStatement.rows({ runs: true }),
      (row: StatementRow, { day }: { readonly day: string }) => {
        const { differences = [] } = reconciledOn(row, day) ?? {};
        const { loanId } = row;
        return differences.length === 0 ? [] : [ReportDifference.of({ loanId, day, differences })];
      },
    ),
  },
});
