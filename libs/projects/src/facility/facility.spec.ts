import { cny } from '#kernel';
import { decides } from '#kernel/testing';
import { project } from '../project/project.decider.js';
import { projectEvents } from '../project/project.events.js';
import { budgeted, drawdown, funded, projectId, registered } from '../project/project.examples.js';
import { AgreeSyndicate, RecordSourceRepayment } from './facility.commands.js';
import { facilityRefusals as refuse } from './facility.refusals.js';
import { byShares, commitmentFee } from './reckoning.js';

const given = decides(project);
const facility = {
  amount: cny(1_000_000),
  availableFrom: '2026-01-01',
  availableUntil: '2026-12-31',
  commitmentFee: '0.0036',
};

describe('a debt of a project', () => {
  it('is lent by a syndicate whose shares come to exactly 1', () => {
    const agree = (second: string) =>
      AgreeSyndicate.of({
        projectId,
        sourceId: 'senior',
        members: [
          { memberId: 'us', name: 'This bank', role: 'agent', share: '0.6' },
          { memberId: 'icbc', name: 'ICBC', role: 'participant', share: second },
        ],
        reason: 'x',
        valueDate: '2026-03-02',
      });
    for (const share of ['0.39', '0.41']) {
      given(registered, budgeted, funded)
        .when(agree(share))
        .refuses(refuse.SharesNotWhole, { field: 'members' });
    }
  });

  it('is not repaid beyond what is drawn', () => {
    const repay = RecordSourceRepayment.of({
      projectId,
      sourceId: 'senior',
      repaymentId: 'r1',
      amount: cny(1),
      valueDate: '2026-01-10',
    });
    given(registered, budgeted, funded)
      .when(repay)
      .refuses(refuse.RepaidOverDrawn, { field: 'amount', left: 0 });
  });

  it('is not repaid before its loan has paid it out', () => {
    const tied = projectEvents.FacilityLoanTied({
      sourceId: 'senior',
      loanId: 'ln_1',
      valueDate: '2026-01-10',
    });
    const onLoan = { sourceId: 'senior', amount: drawdown.data.amount, valueDate: '2026-02-01' };
    const payee = { name: 'Builder', account: '6222' };
    const order = { loanId: 'ln_1', payee, way: 'entrusted', use: 'Works' } as const;
    const approved = projectEvents.DrawdownApproved({
      drawdownId: 'd1',
      ...onLoan,
      approvedBy: 'ca-1',
      order: { ...order, instructedBy: 'rm-8' },
    });
    const paid = projectEvents.DrawdownPaidOut({ drawdownId: 'd1', ...onLoan, loanId: 'ln_1' });
    const repay = RecordSourceRepayment.of({
      projectId,
      sourceId: 'senior',
      repaymentId: 'r1',
      amount: cny(1),
      valueDate: '2026-02-01',
    });
    const past = [registered, budgeted, funded, tied, drawdown, approved] as const;
    given(...past)
      .when(repay)
      .refuses(refuse.RepaidOverDrawn, { field: 'amount', left: 0 });
    expect(
      given(...past, paid)
        .when(repay)
        .facts(),
    ).toHaveLength(1);
  });

  it('is divided among lenders to the last fen', () => {
    expect(byShares(100, ['0.333', '0.333', '0.334'])).toEqual([33, 33, 34]);
    expect(byShares(101, ['0.5', '0.5'])).toEqual([51, 50]);
    expect(byShares(0, ['0.6', '0.4'])).toEqual([0, 0]);
    expect(byShares(7, [])).toEqual([]);
  });

  it('bears a fee on what is not drawn, within the days on which it may be drawn', () => {
    const draws = [{ on: '2026-02-01', amount: 40_000_000 }];
    const found = commitmentFee({ ...facility, draws }, '2025-12-01', '2026-03-03');
    expect(found.stretches).toEqual([
      { from: '2026-01-01', until: '2026-02-01', days: 31, undrawn: 100_000_000 },
      { from: '2026-02-01', until: '2026-03-03', days: 30, undrawn: 60_000_000 },
    ]);
    // 0.0036 / 360 a day is 1 in 100,000: 31 days on a million yuan, 30 on 600,000.
    expect(found.fee).toEqual(cny(490));
    const after = commitmentFee({ ...facility, draws }, '2026-12-31', '2027-06-30');
    expect(after.stretches).toMatchObject([{ from: '2026-12-31', until: '2027-01-01', days: 1 }]);
    const never = commitmentFee({ ...facility, draws }, '2027-01-01', '2027-06-30');
    expect(never).toMatchObject({ stretches: [], fee: { minor: 0 } });
  });
});
