import { addDays } from '#kernel';
import fc from 'fast-check';
import { allocate } from './allocate.js';
import { AdvanceRule, AssetClass, DueComponent, PaymentType } from './allocation.codes.js';
import type { LedgerFact } from './facts.js';

const seed = 20_250_305;
const currency = 'CNY';
const fen = (minor: number) => ({ minor, currency });
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-01-01', days));
const minor = fc.integer({ min: 1, max: 5_000 });
const oneOf = <K extends string>(codes: { readonly all: readonly K[] }) =>
  fc.constantFrom(...codes.all);

const charge = fc.record({
  kind: fc.constant('charge' as const),
  valueDate: day,
  items: fc.array(
    fc.record({
      instalment: fc.integer({ min: 1, max: 6 }),
      component: oneOf(DueComponent),
      dueOn: day,
      amount: minor.map(fen),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});
const payment = fc.record(
  {
    kind: fc.constantFrom('payment' as const, 'application' as const),
    valueDate: day,
    amount: minor.map(fen),
    type: oneOf(PaymentType),
    advance: oneOf(AdvanceRule),
  },
  { requiredKeys: ['kind', 'valueDate', 'amount', 'type'] },
);
const refund = fc.record({
  kind: fc.constant('refund' as const),
  valueDate: day,
  amount: minor.map(fen),
});
const waiver = fc.record({
  kind: fc.constant('waiver' as const),
  valueDate: day,
  amount: minor.map(fen),
  component: oneOf(DueComponent),
});
const assetClass = fc.record({
  kind: fc.constant('assetClass' as const),
  valueDate: day,
  assetClass: oneOf(AssetClass),
});
const reversal = fc.record({
  kind: fc.constant('reversal' as const),
  valueDate: day,
  ofIndex: fc.nat(),
});

/** A life of a loan in the order of its log: each fact has its place, a reversal a fact before it. */
const facts: fc.Arbitrary<LedgerFact[]> = fc
  .array(
    fc.oneof(charge, charge, payment, payment, payment, refund, waiver, assetClass, reversal),
    {
      maxLength: 30,
    },
  )
  .map((drafts) =>
    drafts.reduce<LedgerFact[]>((life, draft, position) => {
      const head = { id: `f${position}`, position };
      if (draft.kind === 'charge') {
        const items = draft.items.map((item, index) => ({ ...item, id: `${head.id}-${index}` }));
        return [...life, { ...head, ...draft, items }];
      }
      if (draft.kind !== 'reversal') return [...life, { ...head, ...draft }];
      const { ofIndex, ...reversal } = draft;
      const target = life[ofIndex % Math.max(1, life.length)];
      return target === undefined ? life : [...life, { ...head, ...reversal, of: target.id }];
    }, []),
  );

const sum = (amounts: readonly { readonly minor: number }[]) =>
  amounts.reduce((all, amount) => all + amount.minor, 0);

describe('any life of a loan', () => {
  it('is allocated the same in whatever order the facts arrive', () =>
    fc.assert(
      fc.property(
        facts.chain((life) =>
          fc.tuple(fc.constant(life), fc.shuffledSubarray(life, { minLength: life.length })),
        ),
        ([life, shuffled]) =>
          expect(allocate(shuffled, { currency })).toEqual(allocate(life, { currency })),
      ),
      { seed, numRuns: 150 },
    ));

  it('pays out every payment to the last fen: allocated + overpaid = paid', () =>
    fc.assert(
      fc.property(facts, (life) => {
        const { outcomes, overpaid, items } = allocate(life, { currency });
        let balance = 0;
        for (const { fact, shares, overpaid: rest, unused } of outcomes) {
          const shared = sum(shares.map(({ amount }) => amount));
          expect(shared + rest.minor + unused.minor).toBe(
            fact.kind === 'refund' ? unused.minor : fact.amount.minor,
          );
          if (fact.kind === 'payment') balance += rest.minor;
          if (fact.kind === 'application') balance -= shared;
          if (fact.kind === 'refund') balance -= fact.amount.minor - unused.minor;
          expect(balance).toBeGreaterThanOrEqual(0);
        }
        expect(balance).toBe(overpaid.minor);
        for (const { amount, paid, waived, withdrawn, unpaid } of items) {
          expect(unpaid.minor).toBeGreaterThanOrEqual(0);
          expect(sum([paid, waived, withdrawn, unpaid])).toBe(amount.minor);
        }
        const allocated = outcomes.flatMap(({ fact, shares }) =>
          fact.kind === 'waiver' ? [] : shares.map(({ amount }) => amount),
        );
        expect(sum(items.map(({ paid }) => paid))).toBe(sum(allocated));
      }),
      { seed, numRuns: 250 },
    ));

  it('is restored by the reversal of any of its payments', () =>
    fc.assert(
      fc.property(facts, payment, (life, draft) => {
        const more: LedgerFact = { id: 'more', position: 1_000, ...draft };
        const undo: LedgerFact = {
          kind: 'reversal',
          id: 'undo',
          position: 1_001,
          valueDate: '2026-12-31',
          of: 'more',
        };
        expect(allocate([...life, more, undo], { currency })).toEqual(allocate(life, { currency }));
      }),
      { seed, numRuns: 100 },
    ));

  it('owes nothing after what is unpaid has been paid', () =>
    fc.assert(
      fc.property(facts, (life) => {
        const before = allocate(life, { currency });
        const owed = sum(before.items.map(({ unpaid }) => unpaid));
        fc.pre(owed > 0);
        const payOff: LedgerFact = {
          kind: 'payment',
          id: 'pay-off',
          position: 1_000,
          valueDate: '2026-12-31',
          amount: fen(owed),
          type: 'repayment',
        };
        const after = allocate([...life, payOff], { currency });
        expect(sum(after.items.map(({ unpaid }) => unpaid))).toBe(0);
        expect(after.overpaid).toEqual(before.overpaid);
      }),
      { seed, numRuns: 100 },
    ));
});
