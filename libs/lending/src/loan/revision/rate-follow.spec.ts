import type { Fact } from '#kernel';
import type { BenchmarkRow } from '../../views/book/benchmarks.view.js';
import { fixingRule, fixingRules } from '../../benchmark/fixing.rules.js';
import type { Clauses } from '../clauses.js';
import { givenLoan as given } from '../deciding.fixture.js';
import { FollowIndex, SignAgreement } from '../loan.commands.js';
import { booked, instructed, loanId, officer, release, running } from '../loan.examples.js';
import { loan } from '../loan.decider.js';
import type { Loan } from '../loan.state.js';
import { judgedLoan } from '../money/judged-loan.js';
import { RecordMisuse } from '../use/use.commands.js';

const index = (...fixings: readonly (readonly [string, string])[]): BenchmarkRow => ({
  index: 'lpr1Y',
  latestOn: '',
  latest: '0',
  fixings: fixings.map(([publishedOn, annualRate]) => ({ publishedOn, annualRate })),
});

/** A loan that was drawn on 1 March 2025, under an agreement with such clauses. */
function drawn(clauses: Clauses): readonly Fact[] {
  const agreed = SignAgreement.of({
    loanId,
    agreementNumber: 'A',
    clauses,
    valueDate: '2025-02-25',
  });
  const signed = [booked, ...given(booked).when(agreed, { today: '2025-03-01' }).facts()];
  const asked = [...signed, instructed(120_000)];
  const paid = given(...asked).when(release(), { actor: officer, today: '2025-03-01' });
  return [...asked, ...paid.facts()];
}

const follow = (past: readonly Fact[], day: string, row?: BenchmarkRow) =>
  given(...past).when(FollowIndex.of({ loanId, day }), { index: row, today: day });
const of = (facts: readonly Fact[], type: string) => facts.find((fact) => fact.type === type)?.data;

describe('the rules of fixings', () => {
  it.each([
    ['FX-01', 'lpr5Y', 45],
    ['FX-02', 'euribor3M', 10],
  ] as const)('%s: of %s one may be %d days old', (id, rate, mostDaysOld) => {
    expect(fixingRule(rate, '2025-01-01')).toMatchObject({ id, mostDaysOld });
    expect(fixingRules.flatMap(({ of: rates }) => rates)).toContain(rate);
  });
});

describe('a rate that follows an index', () => {
  const floating = { index: 'lpr1Y', spreadBps: 50, resets: 'quarterly' } as const;
  const quarterly = drawn({ floating, rateNoticeDays: 10 });

  it('has its next reset planned with the first drawdown', () =>
    expect(of(quarterly, 'RateResetPlanned')).toMatchObject({
      resetOn: '2025-06-01',
      noticeOn: '2025-05-22',
    }));

  it('is fixed on the day of notice, by what was published until then', () => {
    follow(quarterly, '2025-05-21', index(['2025-05-20', '0.03'])).then();
    const facts = follow(
      quarterly,
      '2025-05-22',
      index(['2025-04-20', '0.031'], ['2025-05-20', '0.03'], ['2025-05-23', '0.01']),
    ).facts();
    expect(of(facts, 'RateResetAnnounced')).toMatchObject({
      from: '2025-06-01',
      annualRate: '0.035',
      published: { index: 'lpr1Y', annualRate: '0.03', on: '2025-05-20' },
    });
    expect(of(facts, 'RateResetPlanned')).toMatchObject({ resetOn: '2025-09-01' });
  });

  it.each([[undefined], [index(['2025-03-20', '0.03'])]])(
    'lacks a fixing where nothing recent was published, and says so once',
    (row) => {
      const facts = follow(quarterly, '2025-05-22', row).facts();
      expect(facts.map(({ type }) => type)).toEqual(['RateFixingMissing']);
      follow([...quarterly, ...facts], '2025-05-23', row).then();
      const late = follow(
        [...quarterly, ...facts],
        '2025-06-20',
        index(['2025-05-20', '0.03']),
      ).facts();
      // The day of the reset is over: it counts once the ten days of notice are.
      expect(of(late, 'RateResetAnnounced')).toMatchObject({ from: '2025-06-30' });
    },
  );

  it('of EURIBOR is fixed two business days before', () => {
    const fixing = { businessDays: 2, calendar: 'target' } as const;
    const euribor = drawn({ floating: { ...floating, index: 'euribor3M', fixing } });
    // 1 June 2025 is a Sunday: two business days before it is Thursday.
    expect(of(euribor, 'RateResetPlanned')).toMatchObject({ noticeOn: '2025-05-29' });
  });

  it('moves by no more than was agreed at once', () => {
    const capped = drawn({ floating: { ...floating, periodFloor: '-0.002', periodCap: '0.002' } });
    const facts = follow(capped, '2025-05-31', index(['2025-05-20', '0.02'])).facts();
    expect(of(facts, 'RateResetAnnounced')).toMatchObject({ annualRate: '0.034' });
  });

  it('set by hand is never planned, and a loan that has ended is left alone', () => {
    expect(of(drawn({ floating: { index: 'lpr1Y', spreadBps: 50 } }), 'RateResetPlanned')).toBe(
      undefined,
    );
    follow(running, '2030-01-01').then();
    for (const day of ['2026-02-20', '2026-05-31', '2030-01-01']) {
      follow(quarterly, day, index(['2026-02-19', '0.03'], ['2026-05-20', '0.03'])).then();
    }
  });

  it('catches up with the last reset that was passed over', () => {
    const facts = follow(quarterly, '2025-12-20', index(['2025-11-20', '0.03'])).facts();
    expect(of(facts, 'RateResetAnnounced')).toMatchObject({ published: { on: '2025-11-20' } });
    expect(of(facts, 'RateResetPlanned')).toMatchObject({ resetOn: '2026-03-01' });
  });

  const found = (past: readonly Fact[], on: string) => {
    const misuse = RecordMisuse.of({ loanId, finding: '资金流入股市', valueDate: on });
    const facts = given(...past).when(misuse, { today: on, actor: officer });
    return [...past, ...facts.facts()];
  };
  const announced = (past: readonly Fact[]) => [
    ...past,
    ...follow(past, '2025-05-22', index(['2025-05-20', '0.03'])).facts(),
  ];

  it.each([
    ['before', () => announced(found(quarterly, '2025-03-10'))],
    ['after', () => found(announced(quarterly), '2025-05-25')],
  ])('goes on bearing the markup of misuse found %s it was announced', (_, happens) => {
    const past = happens();
    const { account } = loan.fold(past) as Loan;
    const rates = account.facts.flatMap((fact) =>
      fact.kind === 'rateReset' && fact.valueDate === '2025-06-01' ? [fact.annualRate] : [],
    );
    expect(rates).toEqual(['0.035', '0.0525']);
    const { book } = judgedLoan(loan.fold(past) as Loan);
    const july = book.planOn('2025-06-10')?.rows.find(({ dueOn }) => dueOn === '2025-07-01');
    // 90,000 at 5.25 % for the month of June.
    expect(july?.interest.minor).toBe(39_375);
  });
});
