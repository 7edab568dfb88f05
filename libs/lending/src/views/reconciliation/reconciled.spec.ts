import { cny } from '#kernel';
import type { Fact } from '#kernel';
import { decides, occurrence, projects } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import { AgeLoan, RecordRepayment } from '../../loan/loan.commands.js';
import { loan } from '../../loan/loan.decider.js';
import { loanEvents } from '../../loan/loan.events.js';
import { loanId, running } from '../../loan/loan.examples.js';
import { reconcileLoans } from '../../processes/reconcile-loans.process.js';
import { loanStatement } from '../statement/loan-statement.view.js';
import { reconciledOn } from './reconciled.js';

const deciding = decides(loan);
const rowOf = (...facts: readonly Fact[]) =>
  projects(loanStatement, { id: loanId })(...facts).rows.get(loanId)!;

const late = [
  ...running,
  ...deciding(...running)
    .when(AgeLoan.of({ loanId, day: '2025-04-02' }))
    .facts(),
];
const paid = [
  ...late,
  ...deciding(...late)
    .when(RecordRepayment.of({ loanId, amount: cny(5_000), valueDate: '2025-04-10' }))
    .facts(),
];

describe('reconciliation', () => {
  it.each(['2025-04-10', '2025-04-20', '2025-04-30'])(
    'finds rows, schedule and facts the same on %s',
    (day) =>
      expect(reconciledOn(rowOf(...paid), day)).toMatchObject({
        // What was paid, but for interest and nine days of penalty, is principal.
        rows: 12_000_000 - 500_000 + 36_000 + 1_399,
        differences: [],
      }),
  );

  it('tells of every figure that is not of the evening (L1)', () => {
    const row = rowOf(...paid);
    const { standing } = row;
    if (standing === undefined) throw new Error('no standing');
    const stale = { ...standing, basis: { ...standing.basis, open: [] } };
    const found = reconciledOn({ ...row, standing: stale }, '2025-04-30')?.differences ?? [];
    expect(found.map(({ figure }) => figure)).toEqual(
      expect.arrayContaining(['due', 'overdue', 'daysPastDue']),
    );
    expect(found.find(({ figure }) => figure === 'daysPastDue')).toMatchObject({ byFacts: 29 });
  });

  it('compares nothing of a loan at its end', () =>
    expect(reconciledOn({ ...rowOf(...paid), runs: false }, '2025-04-30')).toBeUndefined());

  it('has the difference recorded, and nothing where there is none', () => {
    const closed = businessDayEvents.BusinessDayClosed({
      day: '2025-04-30',
      valueDate: '2025-04-30',
    });
    const sweep = reconcileLoans.sweep(closed);
    expect(sweep?.each(rowOf(...paid), closed.data, occurrence)).toEqual([]);
    const row = rowOf(...paid);
    const wrong = {
      ...row,
      standing: row.standing && {
        ...row.standing,
        basis: { ...row.standing.basis, outstanding: 1 },
      },
    };
    expect(sweep?.each(wrong, closed.data, occurrence)).toMatchObject([
      { loanId, day: '2025-04-30', differences: [{ figure: 'outstanding' }] },
    ]);
    expect(loanEvents.LoanFiguresDiffered.version).toBe(1);
  });
});
