import type { Fact } from '#kernel';
import { cny, moneyRefusals, NotIndependent, valueDateRefusals } from '#kernel';
import { approvalRuleFor } from './approvals.rules.js';
import { RecordRecovery, RecordRepayment } from '../loan.commands.js';
import { givenLoan as given, permit } from '../deciding.fixture.js';
import { loanEvents } from '../loan.events.js';
import {
  approver,
  booked,
  disbursed,
  instructed,
  loanId,
  officer,
  overdue,
  payee,
  proposed,
  release,
  running,
  signed,
  writtenOff,
} from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';
import {
  DeclineProposal,
  InstructDrawdown,
  ProposeRecovery,
  ProposeRefund,
  ProposeWaiver,
  ProposeWriteOff,
} from './proposal.commands.js';
import type { Proposal } from './proposal.js';
import { RecordMisuse, RecordUse } from '../use/use.commands.js';
import { writeOffRuleFor } from '../servicing/write-off.rules.js';

const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const drawdown = (yuan: number, way: 'own' | 'entrusted' = 'own') =>
  InstructDrawdown.of({
    loanId,
    amount: cny(yuan),
    payee,
    way,
    use: '采购钢材',
    valueDate: '2025-03-01',
  });

describe('a drawdown', () => {
  it('is instructed by one person', () =>
    given(booked, signed)
      .when(drawdown(120_000))
      .then(loanEvents.LoanProposalMade({ ...instructed(120_000).data, valueDate: '2025-03-01' })));

  it('is released by another, with the schedule that follows from it', () => {
    const facts = given(booked, signed, instructed(120_000))
      .when(release(), { actor: officer })
      .facts();
    expect(types(facts)).toEqual(['LoanProposalApproved', 'LoanDisbursed', 'ScheduleAgreed']);
    expect(facts[1]?.data).toMatchObject({
      amount: cny(120_000),
      drawdown: { drawdownId: '1', payee, way: 'own' },
      valueDate: '2025-03-01',
    });
    expect(facts[2]?.data).toMatchObject({ rows: disbursed[1].data.rows });
  });

  it('waits until the conditions before it are met or waived, and is too late once the approval lapsed', () => {
    const open = { permit: { ...permit, openBeforeDrawdown: ['c1'], isOpen: true } };
    given(booked, signed)
      .when(drawdown(120_000), open)
      .refuses(loanRefusals.ConditionsOpen, { conditions: ['c1'] });
    const past = [booked, signed, instructed(120_000)] as const;
    const released = (known: object) =>
      given(...past).when(release(), { actor: officer, ...known });
    released(open).refuses(loanRefusals.ConditionsOpen);
    released({ permit: { ...permit, validUntil: '2025-02-28' } }).refuses(
      loanRefusals.ApprovalLapsed,
    );
    released({ permit: { ...permit, use: 'ended' } }).refuses(loanRefusals.ApprovalLapsed);
    released({ permit: undefined }).refuses(loanRefusals.ApprovalUnknown);
  });

  it('is not released by whoever instructed it', () =>
    given(booked, signed, instructed(120_000))
      .when(release(), { actor: { id: 'rm-7', roles: ['riskOfficer'] } })
      .refuses(NotIndependent));

  it('waits among no more than fifty others', () => {
    const open = Array.from({ length: 50 }, (_, index) => instructed(1, `p${index}`));
    given(booked, signed, ...open)
      .when(drawdown(1))
      .refuses(loanRefusals.TooManyProposals);
  });

  it('is not released twice', () => {
    const once = given(booked, signed, instructed(60_000)).when(release(), { actor: officer });
    given(booked, signed, instructed(60_000), ...once.facts())
      .when(release(), { actor: officer })
      .refuses(loanRefusals.ProposalUnknown);
  });

  it('is not released after it was declined', () => {
    const decline = DeclineProposal.of({ loanId, proposalId: '1', reason: '发票缺失' });
    const facts = given(booked, signed, instructed(1)).when(decline, { actor: officer }).facts();
    given(booked, signed, instructed(1), ...facts)
      .when(release(), { actor: officer })
      .refuses(loanRefusals.ProposalUnknown);
  });

  it('needs the agreement', () =>
    given(booked).when(drawdown(1)).refuses(loanRefusals.LoanNotSigned));

  it('never exceeds what was granted, neither when instructed nor when released', () => {
    given(booked, signed)
      .when(drawdown(120_000.01))
      .refuses(loanRefusals.PrincipalExceeded, { available: cny(120_000) });
    const first = given(booked, signed, instructed(120_000)).when(release(), { actor: officer });
    given(booked, signed, instructed(120_000), instructed(0.01, '2'), ...first.facts())
      .when(release('2'), { actor: officer })
      .refuses(loanRefusals.PrincipalExceeded, { available: cny(0) });
  });

  it('may come in several parts, each of which changes the instalments after it', () => {
    const both = [booked, signed, instructed(60_000), instructed(60_000, '2')];
    const first = given(...both)
      .when(release(), { actor: officer })
      .facts();
    const facts = given(...both, ...first)
      .when(release('2', '2025-04-15'), { actor: officer })
      .facts();
    expect(types(facts)).toEqual(['LoanProposalApproved', 'LoanDisbursed', 'ScheduleRecalculated']);
  });

  it('counts for no day to come, and none before it was instructed', () => {
    const past = [booked, signed, instructed(1)];
    given(...past)
      .when(release('1', '2026-03-03'), { actor: officer })
      .refuses(valueDateRefusals.ValueDateInFuture);
    given(...past)
      .when(release('1', '2025-02-24'), { actor: officer })
      .refuses(valueDateRefusals.ValueDateTooEarly);
  });

  it('is in the currency of the loan', () =>
    given(booked, signed)
      .when(
        InstructDrawdown.of({
          loanId,
          amount: { minor: 1, currency: 'USD' },
          payee,
          way: 'own',
          use: '采购',
        }),
      )
      .refuses(moneyRefusals.MixedCurrencies));

  it('is paid to the supplier where it is large', () => {
    const large = loanEvents.LoanGranted({
      ...booked.data,
      terms: { ...booked.data.terms, amount: cny(20_000_000) },
    });
    given(large, signed)
      .when(drawdown(10_000_000.01))
      .refuses(loanRefusals.EntrustedPaymentNeeded, { field: 'way', rule: 'PW-01' });
    expect(types(given(large, signed).when(drawdown(10_000_000)).facts())).toHaveLength(1);
    expect(
      types(given(large, signed).when(drawdown(10_000_000.01, 'entrusted')).facts()),
    ).toHaveLength(1);
  });

  it('has its use proved, or found to be something else', () => {
    const past = [booked, signed, instructed(120_000)];
    const paid = given(...past)
      .when(release(), { actor: officer })
      .facts();
    const evidence = [{ kind: 'invoice', title: '发票' }] as const;
    const use = RecordUse.of({ loanId, drawdownId: '1', evidence, valueDate: '2025-03-20' });
    expect(
      types(
        given(...past, ...paid)
          .when(use)
          .facts(),
      ),
    ).toEqual(['UseEvidenced']);
    given(...past, ...paid)
      .when(RecordUse.of({ loanId, drawdownId: '7', evidence }))
      .refuses(loanRefusals.DrawdownUnknown);
    const misuse = RecordMisuse.of({ loanId, finding: '购买股票', valueDate: '2025-03-16' });
    const found = given(...past, ...paid)
      .when(misuse)
      .facts();
    expect(types(found)).toEqual(['LoanMisused', 'ScheduleRecalculated']);
    // Half a month at 3.6 % and half at 5.4 %.
    expect(found[1]?.data).toMatchObject({
      because: 'misuse',
      rows: expect.arrayContaining([
        expect.objectContaining({ number: 1, interest: cny(450) }),
        expect.objectContaining({ number: 2, interest: cny(495) }),
      ]),
    });
    given(...past, ...paid, ...found)
      .when(misuse)
      .refuses(loanRefusals.AlreadyMisused);
  });
});

describe('a refund', () => {
  const early = given(...running).when(
    RecordRepayment.of({ loanId, amount: cny(500), valueDate: '2025-03-10' }),
  );
  const past = [...running, ...early.facts()];
  const propose = (yuan: number) =>
    ProposeRefund.of({ loanId, amount: cny(yuan), payee, reason: '误汇', valueDate: '2025-03-11' });

  it('gives back no more than is held', () => {
    given(...past)
      .when(propose(500.01))
      .refuses(loanRefusals.RefundExceedsHeld, { held: cny(500) });
    const made = given(...past)
      .when(propose(200))
      .facts();
    const facts = given(...past, ...made)
      .when(release('1', '2025-03-12'), { actor: officer })
      .facts();
    expect(types(facts)).toEqual(['LoanProposalApproved', 'SuspenseRefunded']);
    expect(facts[1]?.data).toMatchObject({ standing: { overpaid: cny(300) } });
  });
});

describe('a waiver', () => {
  const late = [...running, ...overdue];
  const waive = (component: 'penalty' | 'interest', yuan: number) =>
    ProposeWaiver.of({
      loanId,
      component,
      amount: cny(yuan),
      reason: '疫情影响',
      valueDate: '2025-04-30',
    });

  it('reaches one component, and no more of it than is due', () => {
    given(...late)
      .when(waive('penalty', 45.08))
      .refuses(loanRefusals.WaiverExceedsDue, { due: cny(45.07) });
    const made = given(...late)
      .when(waive('penalty', 45.07))
      .facts();
    const facts = given(...late, ...made)
      .when(release('1', '2025-04-30'), { actor: officer })
      .facts();
    expect(types(facts).slice(0, 2)).toEqual(['LoanProposalApproved', 'LoanComponentWaived']);
    expect(facts[1]?.data).toMatchObject({
      component: 'penalty',
      standing: { penalty: cny(0), overdue: cny(10_360) },
    });
  });

  it('of a larger amount takes two approvals, of two persons in their order', () => {
    const large: Proposal = {
      kind: 'waiver',
      component: 'interest',
      amount: cny(10_000.01),
      reason: '减免',
    };
    const past = [...late, proposed(large, '1', [], '2025-04-30')];
    given(...past)
      .when(release('1', '2025-04-30'), { actor: approver })
      .refuses(loanRefusals.ApproverNotEntitled, { needed: ['riskOfficer'], rule: 'LA-04' });
    const first = given(...past)
      .when(release('1', '2025-04-30'), { actor: officer })
      .facts();
    expect(types(first)).toEqual(['LoanProposalApproved']);
    given(...past, ...first)
      .when(release('1', '2025-04-30'), { actor: { id: 'risk-1', roles: ['creditApprover'] } })
      .refuses(NotIndependent);
  });
});

describe('a write-off', () => {
  const ruling = [{ kind: 'bankruptcyRuling', title: '破产裁定书' }] as const;
  const writeOff = (
    evidence: readonly { kind: 'bankruptcyRuling'; title: string }[],
    valueDate = '2025-04-30',
  ) =>
    ProposeWriteOff.of({
      loanId,
      ground: 'bankruptcy',
      reason: '债务人破产',
      evidence,
      valueDate,
    });

  it('is proposed with the papers that its ground needs, of a loan that is overdue (L7)', () => {
    given(...running, ...overdue)
      .when(writeOff([]))
      .refuses(loanRefusals.WriteOffNotAllowed, { rule: 'WO-01', missing: ['bankruptcyRuling'] });
    given(...running)
      .when(writeOff(ruling, '2025-03-02'))
      .refuses(loanRefusals.WriteOffNotAllowed, { daysPastDue: 0 });
    given(booked).when(writeOff(ruling)).refuses(loanRefusals.LoanNotActive);
  });

  it('takes principal, interest and penalty off the books after two approvals', () => {
    const made = given(...running, ...overdue)
      .when(writeOff(ruling))
      .facts();
    const past = [...running, ...overdue, ...made];
    const first = given(...past)
      .when(release('1', '2025-04-30'), { actor: officer })
      .facts();
    const last = given(...past, ...first)
      .when(release('1', '2025-04-30'), { actor: approver })
      .facts();
    // 360.00 overdue, 29 days on 110,000 at 3.6 %, and on 10,360 at 5.4 %.
    expect(last[1]).toMatchObject({
      type: 'LoanWrittenOff',
      data: { principal: cny(120_000), interest: cny(360 + 319 + 45.07), rule: { id: 'WO-01' } },
    });
  });

  it('is recovered from by one person who proposes and another who approves', () => {
    const off = [...running, ...overdue, writtenOff];
    const recover = (yuan: number) =>
      ProposeRecovery.of({ loanId, amount: cny(yuan), source: 'collateral', reason: '拍卖所得' });
    given(...off)
      .when(recover(120_360.01), { today: '2025-05-10' })
      .refuses(loanRefusals.RecoveryExceedsClaim, { field: 'amount' });
    const made = given(...off)
      .when(recover(360), { today: '2025-05-10', actor: officer })
      .facts();
    expect(types(made)).toEqual(['LoanProposalMade']);
    const then = given(...off, ...made);
    then.when(release('1', '2025-05-10'), { actor: officer }).refuses(NotIndependent);
    expect(types(then.when(release('1', '2025-05-10'), { actor: approver }).facts())).toEqual([
      'LoanProposalApproved',
      'RecoveryRecorded',
    ]);
  });

  it('is reversed by the same steps; what was recovered counts as repaid', () => {
    const recovered = RecordRecovery.of({ loanId, amount: cny(10_000), valueDate: '2025-05-10' });
    const off = [...running, ...overdue, writtenOff];
    const past = [
      ...off,
      ...given(...off)
        .when(recovered)
        .facts(),
    ];
    const reversal = proposed(
      { kind: 'writeOffReversal', reason: '发现财产' },
      '1',
      [],
      '2025-05-20',
    );
    const first = given(...past, reversal)
      .when(release('1', '2025-05-20'), { actor: officer })
      .facts();
    const facts = given(...past, reversal, ...first)
      .when(release('1', '2025-05-20'), { actor: approver })
      .facts();
    expect(types(facts).slice(0, 2)).toEqual(['LoanProposalApproved', 'WriteOffReversed']);
    const { standing } = facts[1]?.data as { readonly standing: { readonly outstanding: unknown } };
    expect(standing).toMatchObject({ overdueSince: '2025-04-01' });
    given(...past, reversal, ...first, ...facts)
      .when(RecordRepayment.of({ loanId, amount: cny(1), valueDate: '2025-05-21' }))
      .facts();
  });
});

describe('the rules', () => {
  it.each([
    ['drawdown', 1, 'LA-01'],
    ['refund', 1, 'LA-02'],
    ['waiver', 10_000, 'LA-03'],
    ['waiver', 10_000.01, 'LA-04'],
    ['writeOff', undefined, 'LA-05'],
    ['writeOffReversal', undefined, 'LA-06'],
  ] as const)('of approval: %s of %s by %s', (kind, yuan, id) =>
    expect(
      approvalRuleFor(kind, yuan === undefined ? undefined : cny(yuan), '2026-01-01')?.id,
    ).toBe(id),
  );

  it.each([
    ['bankruptcy', 'WO-01', 1],
    ['closed', 'WO-02', 1],
    ['enforcementFailed', 'WO-03', 91],
    ['longOverdue', 'WO-04', 361],
  ] as const)('of writing off: %s by %s from %s days', (ground, id, daysPastDue) =>
    expect(writeOffRuleFor(ground, '2026-01-01')).toMatchObject({ id, daysPastDue }),
  );
});
