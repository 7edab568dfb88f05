import type { Fact } from '#kernel';
import { cny } from '#kernel';
import { projects } from '#kernel/testing';
import { clientExposure } from '../../views/client-exposure.view.js';
import { loanBook } from '../../views/book/loan-book.view.js';
import { loanStatement, statementOf } from '../../views/statement/loan-statement.view.js';
import { useOfProceeds } from '../../views/statement/use-of-proceeds.view.js';
import { givenLoan as given } from '../deciding.fixture.js';
import { AgeLoan, RecordRepayment } from '../loan.commands.js';
import { loanEvents } from '../loan.events.js';
import { booked, instructed, loanId, officer, release, signed } from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';
import { ApproveProposal } from '../proposal/proposal.commands.js';
import { ProposeDrawdownReversal } from '../servicing/late-entry.commands.js';

const granted = loanEvents.LoanGranted({ ...booked.data, validUntil: '2025-08-19' });
const { clientId } = booked.data;

/** What stands after a proposal to pay out was released. */
const paid = (past: readonly Fact[], yuan: number, proposalId: string, on: string) => {
  const made = [...past, instructed(yuan, proposalId)];
  const facts = given(...made)
    .when(release(proposalId, on), { actor: officer, today: on })
    .facts();
  return [...made, ...facts];
};
const reverse = (drawdownId: string, proposalId = 'x1') =>
  ProposeDrawdownReversal.of({ loanId, drawdownId, reason: '重复放款', proposalId });
const today = { today: '2025-05-06' };

/** The past with the reversal that two persons have decided. */
function reversed(past: readonly Fact[], drawdownId: string, known: object = {}) {
  const made = [
    ...past,
    ...given(...past)
      .when(reverse(drawdownId), { ...today, ...known })
      .facts(),
  ];
  const facts = given(...made)
    .when(ApproveProposal.of({ loanId, proposalId: 'x1' }), { actor: officer, ...today, ...known })
    .facts();
  return { facts, all: [...made, ...facts] };
}
const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);

describe('a drawdown that was paid out by mistake', () => {
  const whole = paid([granted, signed], 120_000, '1', '2025-03-01');
  const missed = [
    ...whole,
    ...given(...whole)
      .when(AgeLoan.of({ loanId, day: '2025-05-05' }))
      .facts(),
  ];

  it('counts as never having been, with the arrears that came of it', () => {
    const { facts, all } = reversed(missed, '1');
    expect(types(facts)).toEqual([
      'LoanProposalApproved',
      'DrawdownReversed',
      'ScheduleRecalculated',
      'LoanCameCurrent',
      'LoanRecalculated',
    ]);
    expect(facts[1]?.data).toMatchObject({
      drawdownId: '1',
      left: cny(0),
      drawableUntil: '2025-08-19',
      valueDate: '2025-03-01',
      standing: { outstanding: cny(0), overdue: cny(0) },
    });
    const row = projects(loanBook, { id: loanId })(...all).rows.get(loanId);
    expect(row).toMatchObject({
      status: 'signed',
      disbursed: cny(0),
      outstanding: cny(0),
      daysPastDue: 0,
      nextAgeingOn: null,
      drawableUntil: '2025-08-19',
    });
    expect(row).not.toHaveProperty('disbursedOn');
    const exposure = projects(clientExposure, { id: loanId })(...all).rows.get(clientId);
    expect(exposure?.loans).toMatchObject([{ status: 'signed', outstanding: cny(0) }]);
    const stated = projects(loanStatement, { id: loanId })(...all).rows.get(loanId);
    expect(stated && statementOf(stated)).toMatchObject({
      lines: [],
      entries: [],
      drawdowns: [{ drawdownId: '1', reversedBecause: '重复放款' }],
    });
    const uses = projects(useOfProceeds, { id: loanId })(...all).rows.get(loanId);
    expect(uses).toMatchObject({ drawdowns: [], evidenceDueOn: '9999-12-31' });
  });

  it('may be paid out again, and is judged anew', () => {
    const again = paid(reversed(missed, '1').all, 120_000, '2', '2025-05-06');
    const row = projects(loanBook, { id: loanId })(...again).rows.get(loanId);
    expect(row).toMatchObject({ status: 'active', disbursedOn: '2025-05-06', overdue: cny(0) });
    expect(row?.nextAgeingOn).toBe('2025-06-06');
  });

  it('leaves the others as if it had never been', () => {
    const part = paid([granted, signed], 60_000, '1', '2025-03-01');
    const both = paid(part, 60_000, '2', '2025-03-15');
    const { all } = reversed(both, '2');
    const stated = (facts: readonly Fact[]) =>
      projects(loanStatement, { id: loanId })(...facts).rows.get(loanId);
    const [after, before] = [stated(all), stated(part)];
    expect(after && statementOf(after).lines).toEqual(before && statementOf(before).lines);
    const row = projects(loanBook, { id: loanId })(...all).rows.get(loanId);
    expect(row).toMatchObject({ status: 'active', disbursed: cny(60_000) });
  });

  it('tells what it changes of a day that is closed', () => {
    const closed = { closedUpTo: '2025-05-05' };
    expect(reversed(missed, '1', { closed }).facts.at(-1)).toMatchObject({
      type: 'ClosedDaysRevised',
      data: { changes: expect.arrayContaining([expect.objectContaining({ after: 0 })]) },
    });
  });

  it('is taken back once, and not while a repayment builds on it', () => {
    given(...reversed(whole, '1').all)
      .when(reverse('1', 'x2'), today)
      .refuses(loanRefusals.LoanNotActive);
    given(...whole)
      .when(reverse('7'), today)
      .refuses(loanRefusals.DrawdownUnknown);
    const repayment = RecordRepayment.of({ loanId, amount: cny(5), valueDate: '2025-04-01' });
    given(
      ...whole,
      ...given(...whole)
        .when(repayment)
        .facts(),
    )
      .when(reverse('1'), today)
      .refuses(loanRefusals.DrawdownInUse, { by: 'repayment:1' });
  });
});
