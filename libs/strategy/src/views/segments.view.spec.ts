import type { Fact, Occurrence } from '#kernel';
import { cny } from '#kernel';
import { loanEvents } from '#lending';
import { overdue, running, standing } from '#lending/examples';
import { clientEvents } from '#clients';
import { assigned, earned, grille, qinling } from '#clients/examples';
import { occurrence } from '#kernel/testing';
import { warningEvents } from '#risk';
import { closedAsFalse, easedToOrange, warnedYellow, warningLifted } from '#risk/examples';
import * as facts from '../segment/segment.examples.js';
import { noPlaces } from './segment-memory.js';
import type { SegmentRow } from './segments.rows.js';
import { segmentFiguresOn } from './segments.rows.js';
import { segments } from './segments.view.js';

const clientId = 'cl_1';
const registered = clientEvents.ClientRegistered({ ...qinling, lifecycle: 'established' });
const settled = loanEvents.LoanSettled({ clientId, valueDate: '2026-03-02' });

/** Facts of a loan name their client; all others are in a stream of the client's. */
const rowAfter = (...past: readonly Fact[]) =>
  past.reduce<SegmentRow | undefined>((before, fact) => {
    const data = fact.data as { readonly valueDate?: string; readonly clientId?: string };
    const where: Occurrence = {
      ...occurrence,
      id: data.clientId === undefined ? clientId : 'ln_1',
      valueDate: data.valueDate ?? '2025-01-15',
    };
    const change = segments.change(fact, where);
    return change ? change.apply(before, clientId) : before;
  }, undefined)!;
const figures = (day: string, ...past: readonly Fact[]) => segmentFiguresOn(rowAfter(...past), day);

describe('the segment of a client', () => {
  it('is none before anybody has said so', () =>
    expect(rowAfter(registered, assigned)).toEqual({
      clientId,
      name: qinling.facts.name,
      managerId: 'rm-7',
      segment: 'unclassified',
      since: '2025-01-15',
      why: null,
      facts: {
        lifecycle: 'established',
        size: 'medium',
        flags: ['stateBacked'],
        foundedYear: 2019,
        industry: 'D',
        region: '61',
      },
      loans: [],
      applications: [],
      revenues: [],
      warnings: [],
      exposure: [],
      awake: false,
      ...noPlaces,
      places: { lifecycle: { value: 'established', since: '2025-01-15' } },
      placed: ['lifecycle:established'],
      moves: [{ taxonomy: 'lifecycle', from: null, to: 'established', on: '2025-01-15' }],
      movedOn: '2025-01-15',
    }));

  it('comes with the rule and its figures', () =>
    expect(rowAfter(registered, facts.foundStable)).toMatchObject({
      segment: 'stable',
      since: '2026-03-02',
      why: { by: 'rule', rule: 'SG-T1', version: 1, because: { runningLoans: 1 } },
    }));

  it('comes with the judgement of a person instead, until that ends', () => {
    expect(rowAfter(registered, facts.foundStable, facts.overridden)).toMatchObject({
      segment: 'strategic',
      why: { by: 'person', expiresOn: '2026-06-30' },
      awake: true,
    });
    expect(rowAfter(registered, facts.overridden, facts.overrideLifted)).toMatchObject({
      segment: 'strategic',
      why: null,
    });
  });

  it('ends', () =>
    expect(rowAfter(registered, facts.foundStable, facts.foundNothing)).toMatchObject({
      segment: 'unclassified',
      since: '2026-04-02',
      why: null,
    }));

  it('is of clients and prospects, not of staff', () =>
    expect(rowAfter(clientEvents.ClientRegistered({ ...qinling, role: 'staff' }))).toBeUndefined());

  it('counts with its exposure in each currency', () => {
    const contributions = (name: string, ...past: readonly Fact[]) =>
      segments.rollups[name]?.(rowAfter(...past));
    expect(contributions('clients', registered)).toEqual([
      { group: { segment: 'unclassified' }, sums: {} },
    ]);
    expect(contributions('exposure', registered)).toEqual([]);
    expect(contributions('exposure', ...running, facts.foundStable)).toEqual([
      { group: { segment: 'stable', currency: 'CNY' }, sums: { outstanding: 12_000_000 } },
    ]);
  });
});

describe('the figures of a client for its segment', () => {
  it('are few while nothing is known', () =>
    expect(
      figures(
        '2026-03-02',
        clientEvents.RelationshipManagerAssigned({ managerId: 'rm-7', units: [] }),
      ),
    ).toEqual({
      ...{ businessLines: 0, dealingsInYear: 0, applicationsUnderWay: 0 },
      daysPastDue: 0,
      loansWrittenOff: 0,
      runningLoans: 0,
      exposure: [],
      flags: [],
      longOverdueIn24Months: false,
    }));

  it('come of the client, its loans and its revenue', () =>
    expect(
      figures('2026-02-28', registered, ...running, earned(2024, cny(150)), earned(2025, cny(186))),
    ).toEqual({
      ...{ businessLines: 0, dealingsInYear: 0, applicationsUnderWay: 0 },
      ...{ industry: 'D', region: '61' },
      daysPastDue: 0,
      loansWrittenOff: 0,
      runningLoans: 1,
      loanProducts: 1,
      exposure: [cny(120_000)],
      tenureYears: 1,
      ageYears: 7,
      size: 'medium',
      flags: ['stateBacked'],
      revenueGrowth: '0.2400',
      longOverdueIn24Months: false,
      lifecycle: 'established',
    }));

  it('know since when, from the earliest that was told', () => {
    const since = clientEvents.ClientRegistered({ ...qinling, relationshipSince: '2021-03-01' });
    expect(figures('2025-02-28', since, ...running).tenureYears).toBe(3);
    expect(figures('2025-03-01', since, ...running).tenureYears).toBe(4);
    expect(figures('2025-03-01', clientEvents.ClientMigrated(grille)).tenureYears).toBe(28);
  });

  it.each<[string, readonly Fact[], string | undefined]>([
    ['a year alone', [earned(2025, cny(186))], undefined],
    ['a year was left out', [earned(2023, cny(100)), earned(2025, cny(186))], undefined],
    ['the statements are old', [earned(2022, cny(100)), earned(2023, cny(186))], undefined],
    ['there was none before', [earned(2024, cny(0)), earned(2025, cny(186))], undefined],
    ['it fell', [earned(2025, cny(80)), earned(2024, cny(100))], '-0.2000'],
    [
      'it was stated again',
      [earned(2024, cny(1)), earned(2025, cny(3)), earned(2024, cny(2))],
      '0.5000',
    ],
  ])('know the growth of revenue: %s', (_, past, growth) =>
    expect(figures('2026-03-02', ...past).revenueGrowth).toBe(growth),
  );

  it('count days past due on, and remember a long overdue for two years', () => {
    const current = loanEvents.LoanCameCurrent({
      clientId,
      from: 'days8to30',
      standing: standing({ on: '2025-04-10' }),
      valueDate: '2025-04-10',
    });
    expect(figures('2025-04-08', ...running, ...overdue)).toMatchObject({
      daysPastDue: 7,
      longOverdueIn24Months: false,
    });
    expect(figures('2025-04-09', ...running, ...overdue)).toMatchObject({
      daysPastDue: 8,
      longOverdueIn24Months: true,
    });
    const cured = [...running, ...overdue, current];
    expect(figures('2025-04-10', ...cured)).toMatchObject({
      daysPastDue: 0,
      longOverdueIn24Months: true,
    });
    expect(figures('2027-04-09', ...cured).longOverdueIn24Months).toBe(true);
    expect(figures('2027-04-10', ...cured).longOverdueIn24Months).toBe(false);
  });

  it('forget an overdue that was paid on its seventh day', () => {
    const current = loanEvents.LoanCameCurrent({
      clientId,
      from: 'days1to7',
      standing: standing({ on: '2025-04-09' }),
      valueDate: '2025-04-09',
    });
    expect(figures('2025-05-01', ...running, ...overdue, current).longOverdueIn24Months).toBe(
      false,
    );
  });

  it('count the days since the last dealing, once nothing is under way', () => {
    expect(figures('2026-04-01', ...running)).not.toHaveProperty('daysSinceLastDealing');
    expect(figures('2026-04-01', ...running, settled)).toMatchObject({
      daysSinceLastDealing: 30,
      runningLoans: 0,
      exposure: [],
    });
  });

  it('tell warnings of credit from those of the relationship', () => {
    const outOfTouch = warningEvents.WarningRaised({
      ...warnedYellow.data,
      about: { ...warnedYellow.data.about, signal: 'relationship' },
      rule: 'EW-04',
      version: 1,
      level: 'red',
    });
    expect(figures('2026-03-02', warnedYellow, outOfTouch)).toMatchObject({
      creditWarning: 'yellow',
      relationshipWarning: 'red',
    });
    expect(figures('2026-03-02', warnedYellow, warningLifted)).not.toHaveProperty('creditWarning');
  });

  it('do not hear a false alarm that was closed, nor what becomes of it', () =>
    expect(figures('2026-03-02', warnedYellow, closedAsFalse, easedToOrange)).not.toHaveProperty(
      'creditWarning',
    ));
});

describe('a client whom time may change', () => {
  const awake = (...past: readonly Fact[]) => rowAfter(...past).awake;

  it('has something under way', () => expect(awake(...running)).toBe(true));
  it('has dealt with the bank before', () => expect(awake(...running, settled)).toBe(true));
  it('is not one who has left already', () =>
    expect(
      awake(...running, settled, facts.foundStable, {
        ...facts.foundAtRisk,
        data: { ...facts.foundAtRisk.data, type: 'churning' },
      }),
    ).toBe(false));
  it('is not one who never dealt with the bank', () => expect(awake(registered)).toBe(false));
});
