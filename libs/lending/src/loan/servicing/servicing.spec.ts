import type { Fact } from '#kernel';
import { cny } from '#kernel';
import { clauseRefusals } from '../clauses.js';
import { longestExtension } from '../revision/extension.rules.js';
import { approvalRuleFor } from '../proposal/approvals.rules.js';
import { judgedLoan } from '../money/judged-loan.js';
import { PayOffLoan, RecordRepayment, SignAgreement } from '../loan.commands.js';
import { loan } from '../loan.decider.js';
import { givenLoan as given } from '../deciding.fixture.js';
import {
  approver,
  booked,
  loanId,
  officer,
  payee,
  proposed,
  release,
  running,
  signed,
  instructed,
} from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';
import type { Proposal } from '../proposal/proposal.js';
import { ProposeExtension, ProposeRestructuring } from '../revision/restructuring.commands.js';
import { ChargeBackRepayment, ChargeFee, ResetRate } from './servicing.commands.js';

const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const stateOf = (facts: readonly Fact[]) => loan.fold(facts) as Loan;
const bookOf = (facts: readonly Fact[]) => judgedLoan(stateOf(facts)).book;

/** The facts after two approvals of a proposal. */
const carried = (past: readonly Fact[], proposal: Proposal, on: string): readonly Fact[] => {
  const made = [...past, proposed(proposal, 'x', [], on)];
  const first = [
    ...made,
    ...given(...made)
      .when(release('x', on), { actor: officer })
      .facts(),
  ];
  return [
    ...first,
    ...given(...first)
      .when(release('x', on), { actor: approver })
      .facts(),
  ];
};

describe('a fee', () => {
  const fee = (more: object) =>
    ChargeFee.of({ loanId, kind: 'commitment', valueDate: '2025-03-10', ...more });

  it('is an amount that is due on its day', () => {
    const facts = given(...running)
      .when(fee({ amount: cny(50) }))
      .facts();
    expect(types(facts)).toEqual(['FeeCharged', 'ScheduleRecalculated']);
    expect(facts[0]?.data).toMatchObject({ feeId: '1', standing: { due: cny(50) } });
  });

  it('is a share of what is overdue', () => {
    const facts = given(...running)
      .when(
        ChargeFee.of({
          loanId,
          kind: 'lateFee',
          share: '0.01',
          of: ['principal'],
          valueDate: '2025-04-05',
        }),
      )
      .facts();
    expect(bookOf([...running, ...facts]).standingOn('2025-04-05').due.fee).toEqual(cny(100));
  });

  it('tells in one way only what it comes to', () => {
    given(...running)
      .when(fee({}))
      .refuses(clauseRefusals.FeeIncomplete, { field: 'amount' });
    given(...running)
      .when(fee({ amount: cny(1), share: '0.1', of: ['principal'] }))
      .refuses(clauseRefusals.FeeIncomplete);
  });
});

describe('an early end', () => {
  it('costs the fee of the agreement, and leaves nothing', () => {
    const prepaymentFee = { kind: 'share', share: '0.01' } as const;
    const agreed = given(booked)
      .when(
        SignAgreement.of({
          loanId,
          agreementNumber: 'A',
          clauses: { prepaymentFee },
          valueDate: '2025-02-25',
        }),
      )
      .facts();
    const past = [booked, ...agreed, instructed(120_000)];
    const begun = [
      ...past,
      ...given(...past)
        .when(release(), { actor: officer })
        .facts(),
    ];
    const { total, prepaymentFee: fee } = bookOf(begun).payOffOn('2025-03-11');
    expect(fee).toEqual(cny(1_200));
    expect(total).toEqual(cny(120_000 + 120 + 1_200));
    const pay = PayOffLoan.of({ loanId, amount: total, valueDate: '2025-03-11' });
    const end = [
      ...begun,
      ...given(...begun)
        .when(pay)
        .facts(),
    ];
    expect(types(end).at(-1)).toBe('LoanSettled');
    expect(bookOf(end).payOffOn('2025-12-31').total).toEqual(cny(0));
  });

  it('has a fee that can be told', () =>
    given(booked)
      .when(
        SignAgreement.of({
          loanId,
          agreementNumber: 'A',
          clauses: { prepaymentFee: { kind: 'amount' } },
          valueDate: '2025-02-25',
        }),
      )
      .refuses(clauseRefusals.FeeIncomplete, { field: 'clauses.prepaymentFee' }));
});

describe('another rate', () => {
  const reset = (more: object) =>
    ResetRate.of({
      loanId,
      from: '2025-04-01',
      reason: 'LPR下调',
      valueDate: '2025-03-10',
      ...more,
    });

  it('is announced before it counts', () => {
    given(...running)
      .when(reset({ annualRate: '0.03', from: '2025-03-10' }))
      .refuses(loanRefusals.NoticeTooShort, { earliest: '2025-03-11' });
    const facts = given(...running)
      .when(reset({ annualRate: '0.03' }))
      .facts();
    expect(types(facts)).toEqual(['RateResetAnnounced', 'ScheduleRecalculated']);
    expect(facts[0]?.data).toMatchObject({ formerRate: '0.036', annualRate: '0.03' });
    // 110,000 at 3 % for a month.
    expect(bookOf([...running, ...facts]).standingOn('2025-05-01').due.interest).toEqual(
      cny(360 + 275),
    );
  });

  it('follows the index of the agreement, within its bounds', () => {
    const clauses = {
      floating: { index: 'lpr1Y', spreadBps: 50, rateCap: '0.034' },
      rateNoticeDays: 15,
    } as const;
    const agreed = SignAgreement.of({
      loanId,
      agreementNumber: 'A',
      clauses,
      valueDate: '2025-02-25',
    });
    const floating = [booked, ...given(booked).when(agreed).facts(), ...running.slice(2)];
    given(...floating)
      .when(reset({ annualRate: '0.03' }))
      .refuses(loanRefusals.RateNotStated, { field: 'published' });
    const published = { published: '0.03', publishedOn: '2025-03-09' };
    given(...floating)
      .when(reset({ ...published, from: '2025-03-24' }))
      .refuses(loanRefusals.NoticeTooShort, { earliest: '2025-03-25' });
    const facts = given(...floating)
      .when(reset(published))
      .facts();
    expect(facts[0]?.data).toMatchObject({
      annualRate: '0.034',
      published: { annualRate: '0.03' },
    });
  });
});

describe('a charge-back', () => {
  const paid = given(...running)
    .when(
      RecordRepayment.of({
        loanId,
        repaymentId: 'r1',
        amount: cny(10_360),
        valueDate: '2025-04-01',
      }),
    )
    .facts();
  const back = (yuan: number) =>
    ChargeBackRepayment.of({
      loanId,
      repaymentId: 'r1',
      amount: cny(yuan),
      reason: '退票',
      valueDate: '2025-04-03',
    });

  it('makes owed again what was paid, and no more than was paid', () => {
    const past = [...running, ...paid];
    given(...past)
      .when(back(10_360.01))
      .refuses(loanRefusals.ChargeBackExceeds, { left: cny(10_360) });
    const facts = given(...past)
      .when(back(360))
      .facts();
    expect(types(facts)).toContain('RepaymentChargedBack');
    given(...past, ...facts)
      .when(back(10_000.01))
      .refuses(loanRefusals.ChargeBackExceeds);
  });
});

describe('a restructuring', () => {
  const cut: Proposal = {
    kind: 'restructuring',
    change: { to: 'reschedule', instalments: 24, annualRate: '0.024', principalHoliday: 3 },
    inDifficulty: true,
    reason: '行业下行',
  };

  it('gives all that is still to come a new plan, after two approvals', () => {
    const facts = carried(running, cut, '2025-03-15');
    expect(types(facts).slice(-3)).toEqual([
      'LoanProposalApproved',
      'LoanRestructured',
      'ScheduleRecalculated',
    ]);
    const rows = bookOf(facts).planOn('2025-03-15')?.rows ?? [];
    expect(rows).toHaveLength(24);
    expect(rows.slice(0, 3).map(({ principal }) => principal.minor)).toEqual([0, 0, 0]);
    expect(rows.reduce((sum, { principal }) => sum + principal.minor, 0)).toBe(12_000_000);
    expect(facts.find(({ type }) => type === 'LoanRestructured')?.data).toMatchObject({
      inDifficulty: true,
      former: { annualRate: '0.036', maturesOn: '2026-03-01' },
    });
  });

  it('is refused at once where it is incomplete', () => {
    const propose = (change: object) =>
      ProposeRestructuring.of({
        loanId,
        change: { to: 'shift', ...change },
        inDifficulty: false,
        reason: 'x',
        valueDate: '2025-03-15',
      });
    given(...running)
      .when(propose({}))
      .refuses(loanRefusals.ChangeIncomplete, { field: 'change.shiftMonths' });
    given(booked, signed)
      .when(propose({ shiftMonths: 3 }))
      .refuses(loanRefusals.LoanNotActive);
  });

  it('may shift every due day', () => {
    const shift: Proposal = { ...cut, change: { to: 'shift', shiftMonths: 3 } };
    expect(bookOf(carried(running, shift, '2025-03-15')).planOn('2025-03-15')?.rows[0]?.dueOn).toBe(
      '2025-07-01',
    );
  });
});

describe('an extension', () => {
  it('ends the loan later, within what the rules allow', () => {
    const propose = (maturesOn: string, valueDate = '2025-06-02') =>
      ProposeExtension.of({ loanId, maturesOn, reason: '回款延迟', valueDate });
    given(...running)
      .when(propose('2027-03-02'))
      .refuses(loanRefusals.ExtensionTooLong, { rule: 'EX-01', latest: '2027-03-01' });
    given(...running)
      .when(propose('2026-03-01'))
      .refuses(loanRefusals.ExtensionTooLong);
    const facts = carried(
      running,
      { kind: 'extension', maturesOn: '2026-09-01', reason: '回款延迟' },
      '2025-03-15',
    );
    expect(stateOf(facts).maturesOn).toBe('2026-09-01');
    expect(bookOf(facts).planOn('2025-03-15')?.rows).toHaveLength(18);
  });

  it.each([
    [12, 'EX-01', 12],
    [13, 'EX-02', 6],
    [60, 'EX-02', 30],
    [61, 'EX-03', 36],
  ] as const)('of %s months: %s', (term, rule, months) =>
    expect(longestExtension(term, '2026-01-01')).toEqual({ rule, months }),
  );
});

describe('the end of a claim', () => {
  it('comes when all becomes due at once', () => {
    const facts = carried(running, { kind: 'acceleration', reason: '违约' }, '2025-03-15');
    expect(bookOf(facts).standingOn('2025-03-15').due.principal).toEqual(cny(120_000));
  });

  it('comes when it is sold', () => {
    const sale: Proposal = {
      kind: 'transfer',
      assignee: payee,
      price: cny(90_000),
      reason: '批量转让',
    };
    const facts = carried(running, sale, '2025-03-16');
    expect(facts.at(-1)).toMatchObject({
      type: 'LoanTransferred',
      data: { principal: cny(120_000), interest: cny(180) },
    });
    given(...facts)
      .when(RecordRepayment.of({ loanId, amount: cny(1), valueDate: '2025-03-17' }))
      .refuses(loanRefusals.LoanNotActive);
  });

  it('comes in part when shares take its place', () => {
    const swap: Proposal = {
      kind: 'debtToEquity',
      amount: cny(20_000),
      company: '秦岭风电',
      shares: '5%',
      reason: '债转股',
    };
    const facts = carried(running, swap, '2025-03-16');
    expect(bookOf(facts).standingOn('2025-03-16').outstanding).toEqual(cny(100_000));
  });
});

it.each([
  ['restructuring', 'LA-07'],
  ['extension', 'LA-08'],
  ['acceleration', 'LA-09'],
  ['transfer', 'LA-10'],
  ['debtToEquity', 'LA-11'],
] as const)('a %s is approved by %s', (kind, id) =>
  expect(approvalRuleFor(kind, undefined, '2026-01-01')?.id).toBe(id),
);
