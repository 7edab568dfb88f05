import type { Fact } from '#kernel';
import { cny, valueDateRefusals } from '#kernel';

import { approvalRuleFor } from '../proposal/approvals.rules.js';
import { ProposeLateRepayment } from './late-entry.commands.js';
import { RecordRepayment, ReverseRepayment } from '../loan.commands.js';
import { givenLoan as given } from '../deciding.fixture.js';
import {
  booked,
  instructed,
  loanId,
  officer,
  overdue,
  proposed,
  release,
  running,
  signed,
} from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';

const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const closed = (closedUpTo: string) => ({
  today: closedUpTo,
  closed: { closedUpTo, closedAt: `${closedUpTo}T10:00:00.000Z`, closedBy: 'admin-1' },
});
const repayment = (valueDate?: string) =>
  RecordRepayment.of({
    loanId,
    repaymentId: 'r1',
    amount: cny(10_360),
    ...(valueDate && { valueDate }),
  });

describe('a day that is closed (L11)', () => {
  it('takes nothing from one person, and tells up to which day it is so', () =>
    given(...running)
      .when(repayment('2025-04-01'), closed('2025-04-01'))
      .refuses(loanRefusals.DayClosed, { field: 'valueDate', closedUpTo: '2025-04-01' }));

  it('leaves what comes after the close of the same day to the next one', () => {
    const [paid] = given(...running)
      .when(repayment(), closed('2025-03-15'))
      .facts();
    expect(paid?.data).toMatchObject({ valueDate: '2025-03-16' });
  });

  it('knows again what was recorded before it was closed', () => {
    const facts = given(...running)
      .when(repayment('2025-04-01'), { today: '2025-04-01' })
      .facts();
    given(...running, ...facts)
      .when(repayment('2025-04-01'), closed('2025-04-01'))
      .changesNothing();
    given(...running, ...facts)
      .when(ReverseRepayment.of({ loanId, repaymentId: 'r1', reason: '退票' }), {
        actor: officer,
        ...closed('2025-04-01'),
      })
      .refuses(loanRefusals.DayClosed, { field: 'repaymentId' });
  });

  const late = { amount: cny(10_360), countsFor: '2025-04-01', reason: '系统故障补记' } as const;

  it('takes a repayment from two, and tells what that changes of its evening', () => {
    const past = [...running, ...overdue];
    const proposal = given(...past)
      .when(ProposeLateRepayment.of({ loanId, proposalId: '1', ...late }), closed('2025-04-10'))
      .facts();
    expect(types(proposal)).toEqual(['LoanProposalMade']);
    const facts = given(...past, ...proposal)
      .when(release('1', '2025-04-11'), { actor: officer, ...closed('2025-04-10') })
      .facts();
    expect(types(facts)).toEqual([
      'LoanProposalApproved',
      'RepaymentRecorded',
      'LoanCameCurrent',
      'LoanRecalculated',
      'ClosedDaysRevised',
    ]);
    expect(facts.at(-1)?.data).toMatchObject({
      proposalId: '1',
      closedUpTo: '2025-04-10',
      valueDate: '2025-04-01',
      changes: expect.arrayContaining([
        { figure: 'outstanding', before: 12_000_000, after: 11_000_000 },
        { figure: 'overdue', before: 1_036_000, after: 0 },
        { figure: 'daysPastDue', before: 9, after: 0 },
      ]) as unknown,
    });
  });

  it('takes a reversal from two', () => {
    const paid = given(...running)
      .when(repayment('2025-04-01'), { today: '2025-04-01' })
      .facts();
    const back = proposed({ kind: 'reversal', repaymentId: 'r1', reason: '退票' });
    const facts = given(...running, ...paid, back)
      .when(release('1', '2025-04-11'), { actor: officer, ...closed('2025-04-10') })
      .facts();
    expect(types(facts).slice(0, 2)).toEqual(['LoanProposalApproved', 'RepaymentReversed']);
    expect(types(facts)).toContain('LoanFellOverdue');
    expect(types(facts).at(-1)).toBe('ClosedDaysRevised');
  });

  it('is judged again with a drawdown that two value into it', () => {
    const facts = given(booked, signed, instructed(120_000))
      .when(release('1', '2025-03-01'), { actor: officer, ...closed('2025-04-06') })
      .facts();
    expect(types(facts)).toEqual([
      'LoanProposalApproved',
      'LoanDisbursed',
      'ScheduleAgreed',
      'InstalmentMissed',
      'LoanFellOverdue',
      'ClosedDaysRevised',
    ]);
  });

  it('takes no repayment of a day before the money was paid out', () =>
    given(...running)
      .when(ProposeLateRepayment.of({ loanId, ...late, countsFor: '2025-02-01' }))
      .refuses(valueDateRefusals.ValueDateTooEarly));

  it.each([
    ['lateRepayment', 'LA-12'],
    ['reversal', 'LA-13'],
    ['recovery', 'LA-14'],
    ['drawdownReversal', 'LA-15'],
    ['takeOver', 'LA-16'],
  ] as const)('is opened for a %s by %s', (kind, id) =>
    expect(approvalRuleFor(kind, undefined, '2026-01-01')?.id).toBe(id),
  );
});
