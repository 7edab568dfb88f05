import type { Day } from '#kernel';
import type { Claim } from './claim.js';
import { claimOf, debtorOf, monthly } from './classification.examples.js';
import { classPeriods } from './classification.rules.js';
import { classifyDebtor } from './classify.js';
import { observationOn } from './observation.js';

const observed = (claim: Claim, day: Day) => observationOn(claim, day, classPeriods[0]!);
const classOn = (claim: Claim, day: Day) => classifyDebtor(debtorOf(claim), day)[0]!.class;

/** Restructured on 10 January 2025, repaying monthly from 1 February, difficulty overcome in November. */
const restructured = claimOf({
  restructurings: [{ on: '2025-01-10', firstRepaymentOn: '2025-02-01' }],
  items: monthly('2025-02-01', 48),
  difficultyResolvedOn: '2025-11-15',
});

describe('an observation period', () => {
  it('runs for a year from the first repayment date after the change', () => {
    expect(observed(restructured, '2025-01-09')).toBeUndefined();
    expect(observed(restructured, '2025-01-10')).toEqual({
      from: '2025-02-01',
      until: '2026-02-01',
      again: false,
      restarts: [],
    });
    expect(observed(restructured, '2026-01-31')).toBeDefined();
    expect(observed(restructured, '2026-02-01')).toBeUndefined();
  });

  it('runs for two repayment periods where they take longer than a year', () => {
    const yearly = {
      ...restructured,
      items: ['2025-02-01', '2026-02-01', '2027-02-01'].map((dueOn) => ({
        dueOn,
        clearedOn: dueOn,
      })),
    };
    expect(observed(yearly, '2026-06-01')?.until).toBe('2027-02-01');
    expect(observed(yearly, '2027-02-01')).toBeUndefined();
  });

  it('has no end while fewer than two repayments are agreed', () => {
    const bullet = { ...restructured, items: [{ dueOn: '2027-02-01' }] };
    const running = observed(bullet, '2026-06-01');
    expect(running).toMatchObject({ from: '2025-02-01' });
    expect(running).not.toHaveProperty('until');
  });

  it('begins again with a missed payment', () => {
    const missed = { ...restructured, items: monthly('2025-02-01', 48, { 4: '2025-06-20' }) };
    expect(observed(missed, '2025-06-30')).toEqual({
      from: '2025-06-01',
      until: '2026-06-01',
      again: false,
      restarts: [{ on: '2025-06-01', reason: 'missedPayment' }],
    });
    expect(observed(missed, '2026-06-01')).toBeUndefined();
  });

  it('begins again when the claim becomes non-performing', () => {
    const fallen: Claim = {
      ...restructured,
      decisions: [{ on: '2025-07-10', class: 'substandard', own: 'substandard' }],
    };
    expect(observed(fallen, '2025-07-11')).toMatchObject({
      from: '2025-07-10',
      restarts: [{ on: '2025-07-10', reason: 'becameNonPerforming' }],
    });
  });

  it('goes on for a claim that was non-performing already', () => {
    const bad = { class: 'substandard', own: 'substandard' } as const;
    const still: Claim = {
      ...restructured,
      decisions: [
        { on: '2024-12-31', ...bad },
        { on: '2025-03-31', ...bad },
      ],
    };
    expect(observed(still, '2025-04-30')).toMatchObject({ from: '2025-02-01', restarts: [] });
  });

  it('begins again at its end while the difficulty is not resolved', () => {
    const unresolved = { ...restructured, difficultyResolvedOn: '2026-03-01' };
    expect(observed(unresolved, '2026-02-01')).toMatchObject({
      from: '2026-02-01',
      until: '2027-02-01',
      restarts: [{ on: '2026-02-01', reason: 'difficultyUnresolved' }],
    });
    expect(observed(unresolved, '2027-02-01')).toBeUndefined();
  });

  it('begins again with another restructuring', () => {
    const again = {
      ...restructured,
      restructurings: [
        { on: '2025-06-15', firstRepaymentOn: '2025-07-01' },
        ...restructured.restructurings!,
      ],
    };
    expect(observed(again, '2025-06-15')).toEqual({
      from: '2025-07-01',
      until: '2026-07-01',
      again: true,
      restarts: [{ on: '2025-06-15', reason: 'restructuredAgain' }],
    });
    expect(observed(again, '2025-06-14')).toMatchObject({ again: false });
  });

  it('is a first one after another was over', () => {
    const later = {
      ...restructured,
      restructurings: [
        ...restructured.restructurings!,
        { on: '2026-02-01', firstRepaymentOn: '2026-03-01' },
      ],
    };
    expect(observed(later, '2026-02-02')).toMatchObject({ again: false, restarts: [] });
  });
});

describe('a restructured claim', () => {
  it('is at least special mention in observation', () => {
    expect(classOn(restructured, '2025-01-10')).toBe('specialMention');
    expect(classOn(restructured, '2026-01-31')).toBe('specialMention');
  });

  it('may be normal after it', () => expect(classOn(restructured, '2026-02-01')).toBe('normal'));

  it('is at least substandard when restructured again', () => {
    const again = {
      ...restructured,
      restructurings: [
        ...restructured.restructurings!,
        { on: '2025-06-15', firstRepaymentOn: '2025-07-01' },
      ],
    };
    expect(classOn(again, '2025-06-15')).toBe('substandard');
  });

  it('that was doubtful rises to special mention and no further, once the test is met', () => {
    const doubtful: Claim = {
      ...restructured,
      items: [{ dueOn: '2024-09-01', clearedOn: '2025-01-10' }, ...restructured.items],
      decisions: [{ on: '2024-12-31', class: 'doubtful', own: 'doubtful' }],
      performanceAssessments: [{ on: '2025-06-30', expected: true }],
    };
    expect(classOn(doubtful, '2025-07-09')).toBe('doubtful');
    expect(classOn(doubtful, '2025-07-10')).toBe('specialMention');
  });
});
