import { cny } from '#kernel';
import { decides, projects as fold, reacts } from '#kernel/testing';
import type { KeptLoan } from '#lending';
import { ChargeFee } from '#lending';
import { MarkDrawdownPaidOut } from '../drawdown/drawdown.commands.js';
import { RunWaterfall } from '../accounts/accounts.commands.js';
import { project } from '../project/project.decider.js';
import { projectEvents } from '../project/project.events.js';
import { budgeted, drawdown, funded, projectId, registered } from '../project/project.examples.js';
import { chargeFees } from '../processes/book-fees.process.js';
import { AccrueCommitmentFee } from './facility.commands.js';
import { feeAccountOn } from './fee-account.js';
import { feeAccrued, feeLowered } from './fee.examples.js';
import { projectFacilities } from './facilities.view.js';

const given = decides(project);
const past = [registered, budgeted, funded] as const;
const accrue = (day: string) => AccrueCommitmentFee.of({ projectId, sourceId: 'senior', day });
const drawn = projectEvents.DrawdownApproved({
  drawdownId: 'd1',
  sourceId: 'senior',
  amount: drawdown.data.amount,
  approvedBy: 'ca-1',
  valueDate: '2025-04-11',
});

describe('the commitment fee of a debt', () => {
  it('is accrued when a month is over, once, with what it was reckoned from', () => {
    given(...past)
      .when(accrue('2025-03-30'))
      .changesNothing();
    given(...past)
      .when(accrue('2025-03-31'))
      .then(feeAccrued);
    given(...past, feeAccrued)
      .when(accrue('2025-04-29'))
      .changesNothing();
  });

  it('is on what is not drawn, and ends with the days on which it may be drawn', () => {
    const [april] = given(...past, feeAccrued, drawdown, drawn)
      .when(accrue('2025-05-02'))
      .facts();
    expect(april?.data).toMatchObject({
      from: '2025-04-01',
      until: '2025-05-01',
      stretches: [
        { days: 10, undrawn: 38_000_000_000 },
        { days: 20, undrawn: 30_400_000_000 },
      ],
      // 380 million for 10 days and 304 million for 20, at 0.5 % over 360.
      amount: cny(137_222.22),
    });
    const [rest] = given(...past, feeAccrued)
      .when(accrue('2027-03-15'))
      .facts();
    expect(rest?.data).toMatchObject({ from: '2025-04-01', until: '2027-03-01' });
  });

  it('begins anew, not for the time in which none was agreed', () => {
    const [equity, senior] = funded.data.sources;
    const { commitmentFee: _, ...free } = senior!;
    const agreed = (source: typeof free, valueDate: string) =>
      projectEvents.FundingAgreed({ ...funded.data, sources: [equity!, source], valueDate });
    const [next] = given(
      ...past,
      feeAccrued,
      agreed(free, '2025-04-01'),
      agreed(senior!, '2025-06-11'),
    )
      .when(accrue('2025-06-30'))
      .facts();
    expect(next?.data).toMatchObject({ from: '2025-06-11', until: '2025-07-01' });
  });

  it('is charged to the loan of the debt while that one runs', () => {
    const tied = projectEvents.FacilityLoanTied({
      sourceId: 'senior',
      loanId: 'ln_1',
      valueDate: '2025-03-01',
    });
    const loan = (status: KeptLoan['status']) => ({ loan: { loanId: 'ln_1', status } as KeptLoan });
    const fee = (status: KeptLoan['status']) =>
      given(...past, tied)
        .when(accrue('2025-03-31'), loan(status))
        .facts()[0]?.data;
    expect(fee('granted')).not.toHaveProperty('loanId');
    expect(fee('active')).toMatchObject({ loanId: 'ln_1' });
    const amount = cny(163_611.11);
    reacts(chargeFees)({
      ...feeAccrued,
      data: { ...feeAccrued.data, projectId, loanId: 'ln_1' },
    }).then(
      ChargeFee.of({
        loanId: 'ln_1',
        feeId: 'fe_pj_qinling.senior.2025-04-01',
        kind: 'commitment',
        amount,
        dueOn: '2025-04-11',
      }),
    );
    reacts(chargeFees)(feeAccrued).then();
  });

  describe('once it was accrued as if money had not come that had', () => {
    const order = { loanId: 'ln_1', way: 'entrusted', use: 'x', instructedBy: 'rm-1' } as const;
    const payee = { name: 'Builder', account: '1' };
    const approved = projectEvents.DrawdownApproved({
      ...drawn.data,
      order: { ...order, payee },
    });
    const paidOut = MarkDrawdownPaidOut.of({
      projectId,
      drawdownId: 'd1',
      valueDate: '2025-03-11',
    });
    const late = [...past, feeAccrued, drawdown, approved] as const;

    it('is lowered by the days from then on, as a fact of its own', () => {
      const [paid, lowered, ...others] = given(...late)
        .when(paidOut)
        .facts();
      expect(paid).toMatchObject({ type: 'DrawdownPaidOut', data: { valueDate: '2025-03-11' } });
      // 76 million for 21 days at 0.5 % over 360.
      expect(lowered?.data).toMatchObject({
        ...{ sourceId: 'senior', drawdownId: 'd1', amount: cny(22_166.67) },
        ...{ from: '2025-03-11', until: '2025-04-01' },
      });
      expect(others).toEqual([]);
      const inTime = given(...past, drawdown, approved)
        .when(paidOut)
        .facts();
      expect(inTime.map(({ type }) => type)).toEqual(['DrawdownPaidOut']);
    });

    it('is owed by so much less, or set off against the next fee of the loan', () => {
      const loan = { loan: { loanId: 'ln_1', status: 'active' } as KeptLoan };
      const charged = projectEvents.CommitmentFeeAccrued({ ...feeAccrued.data, loanId: 'ln_1' });
      const lowered = projectEvents.CommitmentFeeLowered({ ...feeLowered.data, loanId: 'ln_1' });
      const next = (...facts: readonly (typeof charged | typeof lowered)[]) =>
        given(...past, ...facts)
          .when(accrue('2025-04-30'), loan)
          .facts()[0]?.data;
      // April: 380 million for 30 days.
      expect(next(charged)).toMatchObject({ amount: cny(158_333.33) });
      expect(next(charged, lowered)).toMatchObject({
        amount: cny(136_166.66),
        setOff: cny(22_166.67),
      });
      const { rows } = fold(projectFacilities, { id: projectId })(funded, charged, lowered);
      const row = rows.get(`${projectId}/senior`);
      const {
        accrued,
        charged: told,
        owed,
      } = feeAccountOn(row?.fees ?? [], 0, {
        day: '2025-04-30',
        currency: 'CNY',
      });
      expect([accrued, told, owed]).toEqual([cny(141_444.44), cny(163_611.11), cny(-22_166.67)]);
    });
  });

  it('is paid by the accounts where no loan bears it, and by no more than is owed', () => {
    const accounts = projectEvents.AccountsAgreed({
      bank: 'This bank',
      revenueAccount: '1',
      debtServiceAccount: '2',
      reserveAccount: '3',
      reserveMonths: 0,
      sweepShare: '0',
      lockUp: '1.20',
      reason: 'x',
      valueDate: '2025-03-01',
    });
    const came = projectEvents.ProjectReceiptRecorded({
      receiptId: 'r1',
      amount: cny(200_000),
      valueDate: '2025-04-01',
    });
    const nothing = cny(0);
    const run = (runId: string) =>
      RunWaterfall.of({
        ...{ projectId, runId, sourceId: 'senior', valueDate: '2025-04-10' },
        ...{ operating: nothing, tax: nothing, interest: nothing, principal: nothing },
        fee: cny(180_000),
      });
    const facts = given(...past, feeAccrued, accounts, came)
      .when(run('w1'))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['WaterfallPaid', 'CommitmentFeePaid']);
    expect(facts[1]?.data).toMatchObject({ runId: 'w1', amount: cny(163_611.11) });
    const after = given(...past, accounts, came)
      .when(run('w2'))
      .facts();
    expect(after.map(({ type }) => type)).toEqual(['WaterfallPaid']);
  });
});
