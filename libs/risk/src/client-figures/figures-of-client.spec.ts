import { cny } from '#kernel';
import type { ClientFigures } from '../early-warning/observed-figures.js';
import type { EarlyWarningRule } from '../early-warning/early-warning.rules.js';
import type { CountedFigures } from './counted.js';
import type { ClientMemory } from './figures-of-client.js';
import { daysBeyondCadence, hasDealings, loanFiguresOn } from './figures-of-client.js';
import type { LoanFigures } from './loans-of-client.js';

const loan = (figures: Partial<LoanFigures> = {}): LoanFigures => ({
  loanId: 'L-1',
  status: 'running',
  since: '2025-03-01',
  outstanding: cny(1_000),
  secured: false,
  guaranteed: cny(0),
  daysPastDue: 0,
  countedOn: '2025-04-01',
  claim: cny(0),
  position: 1,
  ...figures,
});
const overdue = (daysPastDue: number) => loan({ daysPastDue });
const secured = (value: number) => loan({ secured: true, guaranteed: cny(value) });
const writtenOff = loan({ status: 'writtenOff', outstanding: cny(0), claim: cny(1_000) });
const recovered = loan({ status: 'writtenOff', outstanding: cny(0), claim: cny(0) });
const settled = loan({ status: 'settled', outstanding: cny(0) });

const of = (...loans: LoanFigures[]) => loanFiguresOn({ loans }, '2025-04-11');

describe('the figures of a client', () => {
  it.each<[string, LoanFigures[], number]>([
    ['none without loans', [], 0],
    ['none while all is paid', [loan(), loan()], 0],
    ['counted on from the last word of lending', [overdue(3)], 13],
    ['those of the loan that is longest past due', [overdue(3), overdue(40), loan()], 50],
    ['none of a loan that is written off', [writtenOff], 0],
  ])('has days past due: %s', (_, loans, days) => expect(of(...loans).daysPastDue).toBe(days));

  it('never counts days backwards', () =>
    expect(loanFiguresOn({ loans: [overdue(3)] }, '2025-03-01').daysPastDue).toBe(3));

  it.each<[string, LoanFigures[], number]>([
    ['none beside a loan that performs', [loan(), loan()], 0],
    ['none at 90 days past due', [overdue(80), loan()], 0],
    ['one at 91 days past due', [overdue(81), loan()], 1],
    ['one that is written off', [writtenOff, loan()], 1],
    ['none that is recovered', [recovered, loan()], 0],
    ['not the loan itself', [overdue(200)], 0],
    ['the other one of two', [overdue(200), overdue(200)], 1],
    ['nothing once no loan runs', [writtenOff, writtenOff, settled], 0],
  ])('has other loans non-performing: %s', (_, loans, count) =>
    expect(of(...loans).otherLoansNonPerforming).toBe(count),
  );

  it.each<[string, LoanFigures[], string | null]>([
    ['nothing to observe without security', [loan()], null],
    ['security over what is outstanding', [secured(850)], '0.8500'],
    ['cut, not rounded', [loan({ ...secured(2_000), outstanding: cny(3_000) })], '0.6666'],
    ['the thinnest of several', [secured(2_000), secured(700)], '0.7000'],
    ['nothing to observe once settled', [{ ...secured(850), ...settled, secured: true }], null],
    ['no value of what was released', [secured(0)], '0.0000'],
  ])('has coverage: %s', (_, loans, coverage) =>
    expect(of(...loans).guaranteeCoverage).toBe(coverage),
  );

  it('counts what is written off and not recovered', () =>
    expect(of(writtenOff, writtenOff, recovered, loan()).loansWrittenOff).toBe(2));
});

describe('the days beyond the cadence of contact', () => {
  const beyond = (client: Partial<ClientMemory>, day: string) =>
    daysBeyondCadence(
      { loans: [], applications: [], contacts: [], cadence: 'ordinary', ...client },
      day,
    );
  const called = (on: string) => [{ interactionId: 'I-1', on, kinds: ['any' as const] }];
  const applied = [{ applicationId: 'A-1', stage: 'application' as const, since: '2025-03-01' }];
  const loans = [loan()];

  it('are nothing to observe while nothing is under way', () =>
    expect(beyond({ loans: [settled] }, '2026-03-01')).toBeNull());

  it('are none within half a year of the disbursement', () => {
    expect(beyond({ loans }, '2025-09-01')).toBe(0);
    expect(beyond({ loans }, '2025-09-02')).toBe(1);
  });

  it('are counted from the last contact', () =>
    expect(beyond({ loans, contacts: called('2025-08-01') }, '2026-02-03')).toBe(2));

  it('are not made fewer by a contact before the loan', () =>
    expect(beyond({ loans, contacts: called('2024-08-01') }, '2025-09-02')).toBe(1));

  it('come sooner while a client waits for an answer', () => {
    expect(beyond({ loans, applications: applied }, '2025-03-08')).toBe(0);
    expect(beyond({ loans, applications: applied }, '2025-03-10')).toBe(2);
  });

  it('come sooner for a client to be kept closely in touch with', () => {
    expect(beyond({ loans, cadence: 'risk' }, '2025-03-16')).toBe(1);
    expect(beyond({ loans, cadence: 'growth', contacts: called('2025-05-31') }, '2025-06-03')).toBe(
      2,
    );
  });

  it('are nothing to observe where only occasions make the bank speak', () =>
    expect(beyond({ loans, cadence: 'passive' }, '2030-03-01')).toBeNull());
});

describe('a client', () => {
  const dealings = (...loans: LoanFigures[]) => hasDealings({ loans, applications: [] });

  it('has dealings while a loan runs or a claim stands', () =>
    expect([dealings(loan()), dealings(writtenOff)]).toEqual([true, true]));

  it('has none once all is settled or recovered', () =>
    expect([dealings(), dealings(settled, recovered)]).toEqual([false, false]));
});

/** Each of these is a mistake that the types must see; were one to compile, this file would not. */
export const mistakes = [
  (): ClientFigures =>
    // @ts-expect-error -- a figure that rules watch is not worked out
    ({
      daysPastDue: 0,
      otherLoansNonPerforming: 0,
      guaranteeCoverage: null,
      loansWrittenOff: 0,
    }),
  (rule: EarlyWarningRule): EarlyWarningRule => ({
    ...rule,
    // @ts-expect-error -- nobody works out the figure that the rule watches
    watch: 'moodOfTheManager',
  }),
  ({ daysPastDue, ...others }: CountedFigures): CountedFigures =>
    // @ts-expect-error -- an indicator without a formula is not counted
    ({ ...others, daysPastDue: undefined }),
];
