import { terms } from '#credit/examples';
import type { DomainCommand, Fact } from '#kernel';
import { addDays } from '#kernel';
import type { RepaymentMethod } from '#loan-arithmetic';
import { context, occurrence, projects } from '#kernel/testing';
import fc from 'fast-check';
import { loanBook } from '../views/book/loan-book.view.js';
import { loanOn } from '../views/book/loan-book.rows.js';
import { judgedLoan } from './money/judged-loan.js';
import { permit } from './deciding.fixture.js';
import { AgeLoan, RecordRepayment, ReverseRepayment } from './loan.commands.js';
import { loan } from './loan.decider.js';
import { loanEvents } from './loan.events.js';
import { booked, instructed, loanId, officer, release, signed } from './loan.examples.js';
import { paymentId } from '../book/facts.js';
import { evolve } from './loan.evolve.js';
import type { Loan } from './loan.state.js';

const run = { seed: 20250301, numRuns: 30 };
const start = '2025-03-01';
const end = '2026-06-30';

const about = { ...context, today: end, actor: officer, permit };

/** The facts of a loan after commands, each decided upon the facts before it. */
const after = (past: readonly Fact[], commands: readonly DomainCommand[]): readonly Fact[] =>
  commands.reduce<readonly Fact[]>(
    (facts, command) => [...facts, ...loan.decide(command, loan.fold(facts), about)],
    past,
  );

const stateOf = (facts: readonly Fact[]): Loan => loan.fold(facts) as Loan;

/** The row of the loan book at the end of the last day. */
const rowAt = (facts: readonly Fact[], day: string) =>
  loanOn(projects(loanBook, { ...occurrence, id: loanId })(...facts).rows.get(loanId)!, day);
/** Without the day on which ageing looks again: where it finds nothing, it says so and goes on. */
function rowOf(facts: readonly Fact[]) {
  const { nextAgeingOn: _, ...row } = rowAt(facts, end);
  return row;
}

/** What ageing found; a recalculation repeats how the loan stands with money known of later days. */
const judgements = (facts: readonly Fact[]) =>
  facts.filter(({ type }) => type !== 'LoanRecalculated');

const methods: readonly RepaymentMethod[] = [
  'equalInstalment',
  'equalPrincipal',
  'interestOnly',
  'bullet',
];
const opened = (method: RepaymentMethod) => [
  loanEvents.LoanGranted({ ...booked.data, terms: { ...terms, method } }),
  signed,
  instructed(120_000),
  instructed(60_000, '2'),
  instructed(60_000, '3'),
];
const age = (day: string) => AgeLoan.of({ loanId, day });

const method = fc.constantFrom(...methods);
const day = fc.integer({ min: 0, max: 480 }).map((days) => addDays(start, days));
/** Repayments on different days: on one day the order of recording is the order of payment. */
const repayments = fc
  .uniqueArray(fc.record({ valueDate: day, minor: fc.integer({ min: 1, max: 3_000_000 }) }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ valueDate }) => valueDate,
  })
  .map((all) =>
    all.map(({ valueDate, minor }, index) =>
      RecordRepayment.of({
        loanId,
        repaymentId: `p${index}`,
        amount: { minor, currency: 'CNY' },
        valueDate,
      }),
    ),
  );
const shuffled = (seeds: readonly number[], commands: readonly DomainCommand[]) =>
  commands
    .map((command, index) => ({ command, rank: (seeds[index % seeds.length]! * (index + 1)) % 97 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
const seeds = fc.array(fc.integer({ min: 1, max: 96 }), { minLength: 3, maxLength: 12 });

describe('a loan', () => {
  it('ends the same in whatever order its repayments were recorded and its days judged', () =>
    fc.assert(
      fc.property(
        method,
        repayments,
        fc.array(day, { maxLength: 4 }),
        seeds,
        (how, paid, days, by) => {
          const begun = after(opened(how), [release('1', start)]);
          const inTime = after(begun, [...paid, age(end)]);
          const anyhow = after(begun, [...shuffled(by, [...paid, ...days.map(age)]), age(end)]);
          expect(rowOf(anyhow)).toEqual(rowOf(inTime));
        },
      ),
      run,
    ));

  it('stands after a reversal as if the repayment had never been', () =>
    fc.assert(
      fc.property(method, repayments, day, (how, [taken, ...others], judged) => {
        const begun = after(opened(how), [release('1', start)]);
        const never = after(begun, [...others, age(judged), age(end)]);
        const reversed = after(begun, [
          taken!,
          ...others,
          age(judged),
          ReverseRepayment.of({
            loanId,
            repaymentId: taken!.repaymentId!,
            reason: 'Posted in error',
          }),
          age(end),
        ]);
        expect(rowOf(reversed)).toEqual(rowOf(never));
      }),
      run,
    ));

  it('allocates every fen of every repayment, and never more principal than was drawn', () =>
    fc.assert(
      fc.property(method, repayments, seeds, (how, paid, by) => {
        const facts = after(opened(how), [release('1', start), ...shuffled(by, paid)]);
        const state = stateOf(facts);
        for (const { amount, allocation, overpaid } of state.repayments) {
          const shared = allocation.reduce((sum, share) => sum + share.amount.minor, 0);
          expect(shared + overpaid.minor).toBe(amount.minor);
        }
        const evenings = stateOf(after(facts, [age(end)]));
        const principal = [...evenings.repayments, ...evenings.applied]
          .flatMap(({ allocation }) => allocation)
          .filter(({ component }) => component === 'principal')
          .reduce((sum, share) => sum + share.amount.minor, 0);
        const { outstanding } = judgedLoan(state).standing(end);
        expect(principal + outstanding.minor).toBe(12_000_000);
      }),
      run,
    ));

  it('has recorded of each repayment what it pays by all facts known at the end', () =>
    fc.assert(
      fc.property(method, repayments, day, seeds, (how, paid, drawn, by) => {
        const begun = after(opened(how), [release('2', start)]);
        const second = drawn < '2026-02-01' ? [release('3', drawn)] : [];
        const settles = paid.reduce((sum, { amount }) => sum + amount.minor, 0) > 5_000_000;
        const facts = after(begun, shuffled(by, settles ? paid : [...paid, ...second]));
        const state = stateOf(facts);
        const { outcomes } = judgedLoan(state).ledger;
        expect(
          outcomes
            .filter(({ fact }) => fact.kind === 'payment')
            .map(({ fact, shares, overpaid }) => [fact.id, shares, overpaid.minor])
            .sort(),
        ).toEqual(
          state.repayments
            .map(({ repaymentId, allocation, overpaid }) => [
              paymentId(repaymentId),
              allocation,
              overpaid.minor,
            ])
            .sort(),
        );
      }),
      run,
    ));

  it('is judged the same day by day as in one leap, and a day is judged once', () =>
    fc.assert(
      fc.property(method, repayments, day, (how, paid, until) => {
        const begun = after(opened(how), [release('1', start), ...paid]);
        const leap = after(begun, [age(until)]);
        const days = Array.from({ length: 481 }, (_, index) => addDays(start, index));
        const daily = after(
          begun,
          days.filter((one) => one <= until).map((one) => age(one)),
        );
        expect(judgements(daily)).toEqual(judgements(leap));
        expect(after(leap, [age(until)])).toEqual(leap);
      }),
      { ...run, numRuns: 5 },
    ));

  it('shows on every evening what the book of its facts has for that evening (L1)', () =>
    fc.assert(
      fc.property(method, repayments, fc.integer({ min: 0, max: 40 }), (how, paid, lag) => {
        let facts = after(opened(how), [release('1', start)]);
        for (let on = start; on <= end; on = addDays(on, 1)) {
          const known = paid.filter(({ valueDate = '' }) =>
            valueDate > '2025-12-01' ? addDays(valueDate, lag) === on : valueDate === on,
          );
          facts = after(facts, known);
          const { status, nextAgeingOn } = rowAt(facts, on);
          if (status !== 'active') break;
          // As the end of the day does: only the loans whose day has come are judged.
          if (nextAgeingOn !== null && nextAgeingOn <= on) facts = after(facts, [age(on)]);
          const shown = rowAt(facts, on);
          if (shown.status !== 'active') break;
          const { basis: _, ...stands } = judgedLoan(stateOf(facts)).standing(on, on);
          expect(shown).toMatchObject(stands);
        }
      }),
      { ...run, numRuns: 6 },
    ));
});

describe('the state of a loan', () => {
  it('has an arm for every event', () =>
    expect(Object.keys(evolve).sort()).toEqual(Object.keys(loanEvents).sort()));
});
