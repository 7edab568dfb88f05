import { cny } from '#kernel';
import { decides } from '#kernel/testing';
import {
  budgeted,
  drawdown,
  drawdownCertified,
  funded,
  lines as budget,
  planned,
  projectId,
  registered,
} from '../project/project.examples.js';
import { AgreeBudget } from '../project/project.commands.js';
import { project } from '../project/project.decider.js';
import { projectEvents } from '../project/project.events.js';
import { projectRefusals } from '../project/project.refusals.js';
import {
  ApproveDrawdown,
  MarkDrawdownFailed,
  MarkDrawdownPaidOut,
  MarkDrawdownTakenBack,
  PayInCapital,
  RequestDrawdown,
  TieFacilityLoan,
} from './drawdown.commands.js';
import { drawdownRefusals as refuse } from './drawdown.refusals.js';

const given = decides(project);
const past = [registered, budgeted, funded] as const;
const { valueDate: _day, requestedBy: _by, amount: _sum, ...asked } = drawdown.data;
const request = (more: object = {}) =>
  RequestDrawdown.of({ projectId, ...asked, drawdownId: 'd2', ...more });
const line = (yuan: number) => [{ lineId: 'works', amount: cny(yuan) }];

describe('a drawdown of a project', () => {
  it('is asked for out of debt, line by line', () =>
    expect(
      given(...past)
        .when(request())
        .facts(),
    ).toMatchObject([
      { type: 'DrawdownRequested', data: { amount: cny(76_000_000), requestedBy: 'rm-7' } },
    ]));

  it.each([
    [{ lines: line(150_000_001) }, refuse.DrawdownOverBudgetLine, 'lines'],
    [{ lines: [{ lineId: 'art', amount: cny(1) }] }, projectRefusals.BudgetLineUnknown, 'lines'],
    [{ sourceId: 'equity' }, refuse.NotADebt, 'sourceId'],
    [{ sourceId: 'none' }, projectRefusals.SourceUnknown, 'sourceId'],
    [{ milestoneId: 'grid' }, refuse.MilestoneNotCertified, 'milestoneId'],
  ])('is refused with %j', (wrong, refusal, field) =>
    given(...past, ...planned)
      .when(request(wrong))
      .refuses(refusal, { field }),
  );

  it('counts what was asked for before', () => {
    given(...past, drawdown)
      .when(request({ lines: line(74_000_001) }))
      .refuses(refuse.DrawdownOverBudgetLine, { left: 7_400_000_000 });
    given(...past, drawdown)
      .when(request({ drawdownId: 'd1' }))
      .refuses(refuse.DrawdownMentionedBefore);
    const two = [{ lineId: 'turbines', amount: cny(304_000_001) }];
    given(...past, drawdown)
      .when(request({ lines: two }))
      .refuses(refuse.DrawdownOverSource);
  });

  it('comes on the days on which the source may be drawn', () => {
    given(...past)
      .when(request(), { today: '2025-02-28' })
      .refuses(refuse.DrawdownBeforeAvailability, { field: 'sourceId' });
    given(...past)
      .when(request(), { today: '2027-03-01' })
      .refuses(refuse.DrawdownAfterAvailability, { field: 'sourceId' });
  });

  it('is approved by another person, certified, and beside its share of the capital', () => {
    const approve = ApproveDrawdown.of({ projectId, drawdownId: 'd1' });
    const by = (id: string) => ({ actor: { id, roles: ['creditApprover'] } });
    const paid = (yuan: number) =>
      projectEvents.CapitalPaidIn({
        paymentId: 'p1',
        sourceId: 'equity',
        amount: cny(yuan),
        valueDate: '2025-11-01',
      });
    given(...past, drawdown)
      .when(approve, by('ca-1'))
      .refuses(refuse.CertificateMissing);
    const ready = [...past, drawdown, drawdownCertified] as const;
    expect(() =>
      given(...ready, paid(24_000_000))
        .when(approve, by('rm-8'))
        .facts(),
    ).toThrow('NotIndependent');
    given(...ready, paid(23_999_999))
      .when(approve, by('ca-1'))
      .refuses(refuse.CapitalBehind);
    expect(
      given(...ready, paid(24_000_000))
        .when(approve, by('ca-1'))
        .facts(),
    ).toMatchObject([
      { type: 'DrawdownApproved', data: { approvedBy: 'ca-1', amount: cny(76_000_000) } },
    ]);
  });

  it('keeps its money when the budget changes', () => {
    const [works, ...others] = budget;
    const less = [{ ...works, amount: cny(75_999_999) }, ...others];
    given(...past, drawdown)
      .when(AgreeBudget.of({ projectId, lines: less, reason: 'x' }))
      .refuses(refuse.BudgetBelowDrawn, { lineId: 'works' });
  });
});

describe('capital', () => {
  it('is paid in once, and not beyond its source', () => {
    const pay = { projectId, paymentId: 'p1', sourceId: 'equity', valueDate: '2026-01-05' };
    given(...past)
      .when(PayInCapital.of({ ...pay, amount: cny(120_000_001) }))
      .refuses(refuse.CapitalOverpaid);
    given(...past)
      .when(PayInCapital.of({ ...pay, sourceId: 'senior', amount: cny(1) }))
      .refuses(refuse.NotCapital);
  });
});

describe('a drawdown on a loan', () => {
  const payee = { name: 'Builder', account: '6222' };
  const tied = projectEvents.FacilityLoanTied({
    sourceId: 'senior',
    loanId: 'ln_1',
    valueDate: '2026-01-10',
  });
  const ready = [...past, tied] as const;
  const paid = { ...drawdown.data, drawdownId: 'd1', payee, way: 'entrusted' } as const;
  const order = { loanId: 'ln_1', payee, way: 'entrusted', use: 'Works', instructedBy: 'rm-8' };
  const approved = projectEvents.DrawdownApproved({
    drawdownId: 'd1',
    sourceId: 'senior',
    amount: cny(76_000_000),
    approvedBy: 'ca-1',
    order: { ...order, way: 'entrusted' },
    valueDate: '2026-02-01',
  });
  const under = projectEvents.DrawdownRequested(paid);

  it('says whom the loan pays, and is instructed there as it was asked for', () => {
    given(...ready)
      .when(request())
      .refuses(refuse.PayeeMissing, { field: 'payee' });
    given(...ready)
      .when(request({ payee }))
      .refuses(refuse.PayeeMissing, { field: 'way' });
    const capital = projectEvents.CapitalPaidIn({
      paymentId: 'p1',
      sourceId: 'equity',
      amount: cny(120_000_000),
      valueDate: '2026-01-10',
    });
    expect(
      given(...ready, under, drawdownCertified, capital)
        .when(ApproveDrawdown.of({ projectId, drawdownId: 'd1' }), {
          actor: { id: 'ca-1', roles: ['creditApprover'] },
        })
        .facts(),
    ).toMatchObject([{ data: { order: { ...order, use: paid.purpose } } }]);
  });

  it('is marked once, when the loan has paid it or turned it away', () => {
    const pays = MarkDrawdownPaidOut.of({ projectId, drawdownId: 'd1', valueDate: '2026-02-02' });
    const fails = MarkDrawdownFailed.of({ projectId, drawdownId: 'd1', reason: 'Not signed.' });
    const [fact] = given(...ready, under, approved)
      .when(pays)
      .facts();
    expect(fact).toMatchObject({ data: { loanId: 'ln_1', amount: cny(76_000_000) } });
    const onLoan = { sourceId: 'senior', loanId: 'ln_1', amount: cny(76_000_000) };
    const done = { drawdownId: 'd1', ...onLoan, valueDate: '2026-02-02' };
    const after = [...ready, under, approved, projectEvents.DrawdownPaidOut(done)] as const;
    given(...after)
      .when(pays)
      .changesNothing();
    given(...after)
      .when(fails)
      .changesNothing();
  });

  it('that the loan turned away takes nothing of the budget', () => {
    const failed = projectEvents.DrawdownFailed({
      drawdownId: 'd1',
      sourceId: 'senior',
      loanId: 'ln_1',
      amount: cny(76_000_000),
      reason: 'Not signed.',
      valueDate: '2026-02-02',
    });
    const again = request({ lines: line(150_000_000), payee, way: 'entrusted' });
    given(...ready, under, approved)
      .when(again)
      .refuses(refuse.DrawdownOverBudgetLine);
    expect(
      given(...ready, under, approved, failed)
        .when(again)
        .facts(),
    ).toHaveLength(1);
  });

  it('that the loan paid by mistake and took back is no longer drawn, and may be asked for again', () => {
    const onLoan = { drawdownId: 'd1', sourceId: 'senior', loanId: 'ln_1' };
    const told = { ...onLoan, amount: cny(76_000_000), valueDate: '2026-02-02' };
    const paidOut = [...ready, under, approved, projectEvents.DrawdownPaidOut(told)] as const;
    const back = MarkDrawdownTakenBack.of({
      ...{ projectId, drawdownId: 'd1', reason: '重复放款', valueDate: '2026-02-02' },
    });
    const again = request({ lines: line(150_000_000), payee, way: 'entrusted' });
    given(...paidOut)
      .when(again)
      .refuses(refuse.DrawdownOverBudgetLine);
    given(...ready, under, approved)
      .when(back)
      .changesNothing();
    const facts = given(...paidOut)
      .when(back)
      .facts();
    expect(facts).toMatchObject([
      { type: 'DrawdownTakenBack', data: { ...told, reason: '重复放款' } },
    ]);
    const after = [...paidOut, ...facts] as const;
    given(...after)
      .when(back)
      .changesNothing();
    expect(
      given(...after)
        .when(again)
        .facts(),
    ).toHaveLength(1);
  });

  it('is on a loan of the borrower, one for each source', () => {
    const tie = (loanId: string) => TieFacilityLoan.of({ projectId, sourceId: 'senior', loanId });
    given(...past)
      .when(tie('ln_9'))
      .refuses(refuse.LoanNotOfProject, { field: 'loanId' });
    given(...past)
      .when(TieFacilityLoan.of({ projectId, sourceId: 'equity', loanId: 'ln_1' }))
      .refuses(refuse.NotADebt, { field: 'sourceId' });
  });
});
