import type { Day, Money } from '#kernel';
import {
  addDays,
  addMonths,
  daysBetween,
  plus,
  ratio,
  ratioOf,
  timesMoney,
  timesRatio,
} from '#kernel';
import {
  ApproveProposal,
  InstructDrawdown,
  PrepayLoan,
  ProposeReversal,
  ProposeTransfer,
  ProposeWriteOff,
  ProposeRecovery,
  RecordRepayment,
} from '#lending';
import { repaymentSchedule } from '#loan-arithmetic';
import {
  amountOf,
  conditionsMet,
  daysToDrawdown,
  granted,
  handedIn,
  stepsOf,
  termsOf,
} from './credit-steps.js';
import type { DemoLoan } from './credits.js';
import { secured } from './collateral-steps.js';
import { loans } from './loans.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { whole } from '../story.js';

/** Every loan from its application to the last thing that happened to it. */
export const loanSteps = (dates: Dates): readonly Step[] =>
  loans.flatMap((loan) => {
    const start = dates.before(...loan.began);
    return [
      ...granted(loan, addDays(start, -daysToDrawdown), 'signed'),
      ...secured(loan, start, dates.today),
      ...conditionsMet(loan, start),
      ...drawn(loan, start),
      ...repaid(loan, start, dates),
      ...endings(loan, dates),
    ];
  });

/** The documents of the loans. */
export const documentsOfLoans = (dates: Dates): readonly Step[] =>
  loans.flatMap((loan) => handedIn(loan, addDays(dates.before(...loan.began), -daysToDrawdown)));

const drawdowns = (loan: DemoLoan, start: Day) =>
  (loan.draws ?? [[0, 1] as const]).map(([months, share]) => ({
    on: addMonths(start, months),
    amount: amountOf(loan, share),
  }));

/** Whom the bank pays for the borrowers of the story. */
const supplier = { name: '华泰物资有限公司 (Huatai Supplies)', account: '6222 0202 0011 2233' };

function drawn(loan: DemoLoan, start: Day): readonly Step[] {
  const { loanId, manager, step } = stepsOf(loan);
  return drawdowns(loan, start).flatMap(({ on, amount }, index) => {
    const proposalId = `d${index + 1}`;
    const drawdown = { loanId, proposalId, amount, payee: supplier, valueDate: on };
    return [
      step(
        on,
        manager,
        InstructDrawdown.of({ ...drawdown, way: 'entrusted', use: '按合同支付货款 (supplies)' }),
        proposalId,
      ),
      step(on, people.risk, ApproveProposal.of({ loanId, proposalId, valueDate: on }), proposalId),
    ];
  });
}

/** The amounts that fall due, as the schedule of the loan has them. */
function instalments(loan: DemoLoan, start: Day) {
  const { method, annualRate, dayCount, termMonths, everyMonths } = termsOf(loan);
  const parts = drawdowns(loan, start);
  return repaymentSchedule({
    method,
    annualRate,
    dayCount,
    principal: parts.map(({ amount }): Money => amount).reduce(plus),
    startsOn: start,
    instalments: termMonths / everyMonths,
    period: { every: everyMonths, unit: 'month' },
    ...(parts.length > 1 && { drawdowns: parts }),
  }).rows;
}

/** What was paid: each instalment on its day, but for those that the story tells otherwise. */
function repaid(loan: DemoLoan, start: Day, { today }: Dates): readonly Step[] {
  const { loanId, step } = stepsOf(loan);
  const { unpaid, late, bounced } = loan;
  const end = unpaid ? addMonths(start, loan.began[0]) : addDays(today, 1);
  const lateOn = late && addMonths(start, late[0]);
  const paid = instalments(loan, start).filter(({ dueOn }) => dueOn < end);
  return paid.flatMap(({ number, dueOn, due }) => {
    const on = late && dueOn === lateOn ? addDays(dueOn, late[1]) : dueOn;
    const pay = (repaymentId: string, valueDate: Day) => {
      const amount = plus(due, penaltyOf(loan, due, daysBetween(dueOn, valueDate)));
      const command = RecordRepayment.of({ loanId, repaymentId, amount, valueDate });
      return step(valueDate, people.core, command, repaymentId);
    };
    if (!bounced || number < paid.length) return [pay(`r${number}`, on)];
    const reason = '付款账户余额不足退票 (returned for lack of funds)';
    // The day may be closed by then: two persons take it back.
    const proposalId = `back${number}`;
    const valueDate = addDays(on, 1);
    const bounce = { loanId, proposalId, repaymentId: `r${number}`, reason, valueDate };
    const release = ApproveProposal.of({ loanId, proposalId, valueDate });
    return [
      pay(`r${number}`, on),
      step(valueDate, people.core, ProposeReversal.of(bounce), proposalId),
      step(valueDate, people.risk, release, proposalId),
      pay(`r${number}.again`, addDays(on, 3)),
    ];
  });
}

/** Penalty and compound interest of a late instalment: half as much again as the contract rate. */
function penaltyOf(loan: DemoLoan, due: Money, days: number): Money {
  const yearly = timesRatio(ratioOf(loan.rate), ratioOf('1.5'));
  return timesMoney(due, timesRatio(yearly, ratio(days, 360)), 'halfUp');
}

/** The claim was sold, by two approvals. */
function saleOf(loan: DemoLoan, ago: Dates['ago']): readonly Step[] {
  const { loanId, manager, step } = stepsOf(loan);
  const { sold, currency } = loan;
  if (!sold) return [];
  const [daysAgo, millions] = sold;
  const on = ago(daysAgo);
  const proposalId = 'sale';
  const assignee = { name: '信达资产管理 (Cinda)', account: '6222 0202 0011 9999' };
  const reason = '不良资产批量转让 (bulk sale)';
  const price = whole(millions * 1_000_000, currency);
  const sale = { loanId, proposalId, assignee, price, reason, valueDate: on };
  const approve = ApproveProposal.of({ loanId, proposalId, valueDate: on });
  return [
    step(on, manager, ProposeTransfer.of(sale), proposalId),
    step(on, people.risk, approve, `${proposalId}.review`),
    step(on, people.approver, approve, proposalId),
  ];
}

function endings(loan: DemoLoan, { ago }: Dates): readonly Step[] {
  const { loanId, manager, step } = stepsOf(loan);
  const { prepaid, writtenOff, currency } = loan;
  const steps: Step[] = [...saleOf(loan, ago)];
  if (prepaid) {
    const [on, amount] = [ago(prepaid[0]), whole(prepaid[1] * 1_000_000, currency)];
    const command = { loanId, amount, effect: 'reduceTerm' as const, valueDate: on };
    steps.push(step(on, manager, PrepayLoan.of({ ...command, repaymentId: 'early' })));
  }
  if (writtenOff) {
    const { daysAgo, reason, recovered } = writtenOff;
    const on = ago(daysAgo);
    const proposalId = 'writeOff';
    const evidence = [{ kind: 'bankruptcyRuling' as const, title: '破产裁定书 (ruling)' }];
    const written = { loanId, proposalId, ground: 'bankruptcy' as const, reason, evidence };
    const approve = ApproveProposal.of({ loanId, proposalId, valueDate: on });
    steps.push(
      step(on, manager, ProposeWriteOff.of({ ...written, valueDate: on }), proposalId),
      step(on, people.risk, approve, `${proposalId}.review`),
      step(on, people.approver, approve, proposalId),
    );
    for (const [index, [days, millions]] of recovered.entries()) {
      const amount = whole(millions * 1_000_000, currency);
      const recoveryId = `v${index + 1}`;
      const valueDate = ago(days);
      const stated = { source: 'collateral' as const, reason: '处置收入 (proceeds)' };
      const recovery = { loanId, proposalId: recoveryId, recoveryId, amount, valueDate, ...stated };
      const booked = ApproveProposal.of({ loanId, proposalId: recoveryId, valueDate });
      steps.push(
        step(valueDate, manager, ProposeRecovery.of(recovery), recoveryId),
        step(valueDate, people.risk, booked, `${recoveryId}.approval`),
      );
    }
  }
  return steps;
}
