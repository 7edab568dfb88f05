import type { Day } from '#kernel';
import { addDays } from '#kernel';
import fc from 'fast-check';
import { DayCount } from '../daycount/day-count.js';
import type { RepaymentMethod } from '../schedule/schedule.codes.js';
import type { BookFact, BookTerms } from './book.facts.js';
import type { ByComponent } from './book.js';
import { bookOf } from './book.js';
import type { Outlook } from './outlook.js';
import { figuresOn } from './outlook.js';

const start: Day = '2025-01-15';
const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays(start, days));
const fen = (minor: number) => ({ minor, currency: 'CNY' });
const amount = fc.integer({ min: 1, max: 50_000_000 }).map(fen);

const terms: fc.Arbitrary<BookTerms> = fc
  .record({
    method: fc.constantFrom<RepaymentMethod[]>(
      'equalInstalment',
      'equalPrincipal',
      'interestOnly',
      'bullet',
      'flat',
    ),
    dayCount: fc.constantFrom(...DayCount.all.filter((code) => code !== 'A/A ICMA')),
    annualRate: fc.constantFrom('0', '0.0435', '0.12'),
    instalments: fc.integer({ min: 1, max: 14 }),
    interestGrace: fc.integer({ min: 0, max: 3 }),
    surplus: fc.constantFrom<('hold' | 'pay')[]>('hold', 'pay'),
    convention: fc.constantFrom<('NOS' | 'SCF' | 'CSF' | 'CSP')[]>('NOS', 'SCF', 'CSF', 'CSP'),
  })
  .map(({ surplus, interestGrace, convention, ...schedule }) => ({
    schedule: {
      ...schedule,
      principal: fen(1),
      grace: {
        interest:
          schedule.method === 'bullet' ? 0 : Math.min(interestGrace, schedule.instalments - 1),
      },
      businessDays: { calendar: 'china', convention, beyond: 'weekdays' },
    },
    overdue: { markup: '0.50', dayCount: 'A/360' },
    surplus,
  }));

const payment = fc.record({
  kind: fc.constant('payment' as const),
  valueDate: day,
  amount,
  type: fc.constant('repayment' as const),
});
const other = fc.oneof(
  fc.record({ kind: fc.constant('refund' as const), valueDate: day, amount }),
  fc.record({
    kind: fc.constant('waiver' as const),
    valueDate: day,
    amount,
    component: fc.constantFrom('interest' as const, 'penalty' as const),
  }),
  fc.record({
    kind: fc.constant('fee' as const),
    valueDate: day,
    fee: fc.constant({ share: '0.05', of: ['principal', 'interest'] as const }),
  }),
  fc.record({ kind: fc.constant('misuse' as const), valueDate: day, markup: fc.constant('1.00') }),
);
const life = fc
  .array(fc.oneof(payment, payment, payment, other), { maxLength: 8 })
  .map((drafts) => {
    const drawdown = { kind: 'drawdown', id: 'd', position: 0, valueDate: start } as const;
    return [
      { ...drawdown, amount: fen(120_000_000) },
      ...drafts.map((draft, index) => ({ ...draft, id: `f${index}`, position: index + 1 })),
    ] satisfies BookFact[];
  });
const run = { seed: 42, numRuns: 200 };

describe('any life of a loan', () => {
  it('stands the same in whatever order its facts arrive', () =>
    fc.assert(
      fc.property(
        terms,
        life.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        day,
        (contract, [facts, shuffled], on) =>
          expect(bookOf(contract, shuffled).standingOn(on)).toEqual(
            bookOf(contract, facts).standingOn(on),
          ),
      ),
      run,
    ));

  it('owes nothing once its pay-off figure is paid, to the fen', () =>
    fc.assert(
      fc.property(terms, life, day, (contract, facts, on) => {
        const known = facts.filter(({ valueDate }) => valueDate <= on);
        const { total } = bookOf(contract, known).payOffOn(on);
        const { outstanding } = bookOf(contract, known).standingOn(on);
        fc.pre(total.minor > 0 && outstanding.minor > 0);
        const payOff = {
          kind: 'payment',
          id: 'pay-off',
          position: 99,
          valueDate: on,
          amount: total,
          type: 'repayment',
          prepayment: 'payOff',
        } as const;
        const book = bookOf(contract, [...known, payOff]);
        expect(book.standingOn(on)).toMatchObject({
          isSettled: true,
          held: fen(0),
          outstanding: fen(0),
          accruedInterest: fen(0),
          accruedPenalty: fen(0),
        });
        expect(book.nextTurn(on)).toBeNull();
        expect(book.standingOn(addDays(on, 900)).outstanding).toEqual(fen(0));
      }),
      run,
    ));

  it('accounts for every fen: drawn = repaid + outstanding, paid = allocated + held', () =>
    fc.assert(
      fc.property(terms, life, day, (contract, facts, on) => {
        const book = bookOf(contract, facts);
        const { items, overpaid, outcomes } = book.ledgerOn(on);
        const repaid = items
          .filter(({ component }) => component === 'principal')
          .reduce((sum, { paid, waived }) => sum + paid.minor + waived.minor, 0);
        expect(book.standingOn(on).outstanding.minor).toBe(120_000_000 - repaid);
        const come = outcomes.reduce(
          (sum, { fact }) => sum + (fact.kind === 'payment' ? fact.amount.minor : 0),
          0,
        );
        const back = outcomes.reduce(
          (sum, { fact, unused }) =>
            sum + (fact.kind === 'refund' ? fact.amount.minor - unused.minor : 0),
          0,
        );
        const allocated = items.reduce((sum, { paid }) => sum + paid.minor, 0);
        const ahead = Math.min(0, book.standingOn(on).accruedInterest.minor);
        expect([allocated + overpaid.minor + back, ahead]).toEqual([come, ahead]);
      }),
      run,
    ));

  it('changes in steps on its turns alone', () =>
    fc.assert(
      fc.property(terms, life, (contract, facts) => {
        const book = bookOf(contract, facts);
        const steps = (on: Day) => {
          const { due, overdue, held, outstanding, bucket, nextDueOn } = book.standingOn(on);
          return { due, overdue, held, outstanding, bucket, nextDueOn };
        };
        let turn = book.nextTurn(start);
        let before = steps(start);
        for (let on = addDays(start, 1); on < '2026-06-01'; on = addDays(on, 1)) {
          const now = steps(on);
          if (turn === null || on < turn) expect(now).toEqual(before);
          else turn = book.nextTurn(on);
          before = now;
        }
      }),
      { ...run, numRuns: 25 },
    ));

  it('tells every evening from an outlook, as long as nothing new happens', () =>
    fc.assert(
      fc.property(terms, life, day, fc.integer({ min: 0, max: 70 }), (how, facts, from, later) => {
        const book = bookOf(how, facts);
        const outlook = JSON.parse(JSON.stringify(book.outlookOn(from))) as Outlook;
        const known = [...outlook.coming.map(({ dueOn }) => dueOn), addDays(from, later)];
        const news = facts.find(({ valueDate }) => valueDate > from && valueDate <= known[0]!);
        const days = [addDays(from, later), known[1] ?? addDays(from, later)].sort();
        const on = news === undefined ? days[0]! : from;
        fc.pre(!facts.some(({ valueDate }) => valueDate > from && valueDate <= on));
        const stands = bookOf(how, facts).standingOn(on);
        const total = ({ cost, refund, fee, interest, principal }: ByComponent) =>
          [cost, refund, fee, interest, principal].reduce((sum, { minor }) => sum + minor, 0);
        expect(figuresOn(outlook, on)).toMatchObject({
          outstanding: stands.outstanding.minor,
          held: stands.held.minor,
          due: total(stands.due),
          overdue: total(stands.overdue),
          accruedInterest: stands.accruedInterest.minor,
          penalty: stands.due.penalty.minor + stands.accruedPenalty.minor,
          daysPastDue: stands.daysPastDue,
          bucket: stands.bucket,
          overdueSince: stands.pastDueSince ?? null,
        });
      }),
      run,
    ));
});
