import type { Fact } from '#kernel';
import { cny, valueDateRefusals } from '#kernel';
import { projects } from '#kernel/testing';
import { clientExposure } from '../../views/client-exposure.view.js';
import { loanBook } from '../../views/book/loan-book.view.js';
import {
  loanStatement,
  payOffFor,
  statementOf,
} from '../../views/statement/loan-statement.view.js';
import { givenLoan as given, permit } from '../deciding.fixture.js';
import { AgeLoan, RecordRepayment } from '../loan.commands.js';
import { loanEvents } from '../loan.events.js';
import { booked, loanId, officer, payee, signed } from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';
import { ApproveProposal } from '../proposal/proposal.commands.js';
import { ProposeTakeOver } from './take-over.commands.js';
import type { TakeOverFigures } from './take-over.facts.js';

const { clientId } = booked.data;

/** Two instalments of what was 120,000 yuan are overdue, nine are to come, the next on 1 July. */
const figures: TakeOverFigures = {
  takenOverOn: '2025-06-11',
  principal: cny(90_000),
  accruedInterest: cny(90),
  due: [
    { dueOn: '2025-05-01', principal: cny(10_000), interest: cny(300) },
    { dueOn: '2025-06-01', principal: cny(10_000), interest: cny(330), penalty: cny(7) },
  ],
};
const nine = loanEvents.LoanGranted({
  ...booked.data,
  terms: { ...booked.data.terms, termMonths: 9, schedule: { firstDueOn: '2025-07-01' } },
});
const propose = (change: Partial<TakeOverFigures> = {}, proposalId = '1') => {
  const stated = { figures: { ...figures, ...change }, reason: '资产包受让' };
  return ProposeTakeOver.of({ loanId, proposalId, ...stated });
};
const now = { today: '2025-06-11' };

/** What two persons have decided, after the past. */
function taken(past: readonly Fact[], command = propose(), known: object = {}) {
  const made = [
    ...past,
    ...given(...past)
      .when(command, { ...now, ...known })
      .facts(),
  ];
  const approve = ApproveProposal.of({ loanId, proposalId: '1' });
  const facts = given(...made)
    .when(approve, { actor: officer, ...now, ...known })
    .facts();
  return { facts, all: [...made, ...facts] };
}
const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const rowOf = (all: readonly Fact[]) => projects(loanBook, { id: loanId })(...all).rows.get(loanId);
const statedOf = (all: readonly Fact[]) => {
  const row = projects(loanStatement, { id: loanId })(...all).rows.get(loanId);
  if (row === undefined) throw new Error('no statement');
  return row;
};

describe('a loan that runs and is taken over', () => {
  const { facts, all } = taken([nine, signed]);

  it('comes onto the book as it stands, with the arrears it brings along', () => {
    expect(types(facts)).toEqual([
      'LoanProposalApproved',
      'LoanTakenOver',
      'ScheduleAgreed',
      'LoanFellOverdue',
    ]);
    expect(facts[3]?.data).toMatchObject({ since: '2025-05-01' });
    expect(rowOf(all)).toMatchObject({
      status: 'active',
      outstanding: cny(110_000),
      due: cny(20_630),
      overdue: cny(20_630),
      accruedInterest: cny(90),
      penalty: cny(7),
      daysPastDue: 41,
      bucket: 'days31to60',
      overdueSince: '2025-05-01',
      nextDueOn: '2025-07-01',
      maturesOn: '2026-03-01',
      takenOver: { on: '2025-06-11', outstanding: cny(110_000), overdueSince: '2025-05-01' },
    });
    const exposure = projects(clientExposure, { id: loanId })(...all).rows.get(clientId);
    expect(exposure?.loans).toMatchObject([{ status: 'active', outstanding: cny(110_000) }]);
  });

  it('goes on by its schedule: the first interest holds what had run before', () => {
    const { lines, entries } = statementOf(statedOf(all));
    expect(lines.map(({ dueOn }) => dueOn).slice(0, 4)).toEqual([
      '2025-05-01',
      '2025-06-01',
      '2025-07-01',
      '2025-08-01',
    ]);
    // 20 days of 90,000 at 3.6 % by 30E/360 are 180.
    expect(lines[2]).toMatchObject({
      principal: cny(10_000),
      interest: cny(270),
      balanceAfter: cny(80_000),
    });
    expect(entries).toMatchObject([{ kind: 'takeOver', amount: cny(110_000) }]);
  });

  it('bears penalty on its arrears from the day of the take-over, and is aged every evening', () => {
    const evening = given(...all)
      .when(AgeLoan.of({ loanId, day: '2025-07-02' }))
      .facts();
    expect(types(evening)).toEqual(['InstalmentMissed', 'OverdueBucketChanged', 'ArrearsGrew']);
    const { penalty } = payOffFor(statedOf(all), '2025-06-21');
    // Ten days of 20,630 at 5.4 % over 360, beside the 7.00 that came along.
    expect(penalty).toEqual(cny(7 + 30.95));
  });

  it('is paid like any other: the oldest first, and off to the fen', () => {
    const day = '2025-06-12';
    const { total } = payOffFor(statedOf(all), day);
    const repayment = RecordRepayment.of({ loanId, amount: total, valueDate: day });
    const paid = given(...all)
      .when(repayment, { today: day })
      .facts();
    expect(types(paid)).toContain('LoanSettled');
    expect(rowOf([...all, ...paid])).toMatchObject({ status: 'settled', outstanding: cny(0) });
  });

  it('may be bought, and may come with all of it due', () => {
    const whole = {
      principal: cny(0),
      due: [{ dueOn: '2025-02-25', principal: cny(120_000), interest: cny(400) }],
    };
    const { accruedInterest: _, ...rest } = figures;
    const purchase = { seller: payee, price: cny(30_000) };
    const bought = ProposeTakeOver.of({
      ...{ loanId, figures: { ...rest, ...whole }, purchase, reason: '不良资产受让' },
    });
    const { facts: came, all: then } = taken([nine, signed], bought);
    expect(came[1]?.data).toMatchObject({ purchase, outstanding: cny(120_000) });
    expect(rowOf(then)).toMatchObject({
      outstanding: cny(120_000),
      overdue: cny(120_400),
      bucket: 'days91to180',
      nextDueOn: null,
      takenOver: { seller: payee.name, price: cny(30_000) },
    });
    const { total } = payOffFor(statedOf(then), '2025-06-12');
    const repayment = RecordRepayment.of({ loanId, amount: total, valueDate: '2025-06-12' });
    const paid = given(...then)
      .when(repayment, { today: '2025-06-12' })
      .facts();
    expect(types(paid)).toContain('LoanSettled');
  });

  it('may count for a closed day: what it changes of that evening is told', () => {
    const known = { today: '2025-07-05', closed: { closedUpTo: '2025-07-04' } };
    const late = taken([nine, signed], propose(), known).facts;
    expect(types(late)).toEqual([
      ...types(facts),
      'InstalmentMissed',
      'OverdueBucketChanged',
      'ArrearsGrew',
      'ClosedDaysRevised',
    ]);
  });

  it('is refused with figures that cannot be, and nothing is written', () => {
    const past = given(nine, signed);
    const refused = (change: Partial<TakeOverFigures>) => past.when(propose(change), now);
    refused({ due: [{ dueOn: '2025-06-12', fee: cny(1) }] }).refuses(loanRefusals.TakenOverNotDue);
    refused({ principal: cny(100_000.01) }).refuses(loanRefusals.PrincipalExceeded);
    refused({ principal: cny(0) }).refuses(loanRefusals.InterestOnNothing);
    refused({ principal: cny(0), accruedInterest: cny(0), due: [] }).refuses(
      loanRefusals.NothingTakenOver,
    );
    refused({ takenOverOn: '2025-06-12' }).refuses(valueDateRefusals.ValueDateInFuture);
    refused({ takenOverOn: '2025-02-24' }).refuses(valueDateRefusals.ValueDateTooEarly);
    given(...all)
      .when(propose(), now)
      .refuses(loanRefusals.ProposalRepeated);
    given(...all)
      .when(propose({}, '2'), now)
      .refuses(loanRefusals.LoanNotSigned);
    const open = { permit: { ...permit, openBeforeDrawdown: ['c1'] } };
    past.when(propose(), { ...now, ...open }).refuses(loanRefusals.ConditionsOpen);
  });
});
