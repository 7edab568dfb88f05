import { cny } from '#kernel';
import { overdueClient, unknownClient } from '../client-figures/clients.examples.js';
import { unclassified } from '../views/classification-book.rows.js';
import { StressScenario } from './stress.codes.js';
import { shockOn } from './stress.rules.js';
import { clientUnder, stressed, worstFirst } from './stressed-client.js';
import { lossUnder, stageUnder, Stressing } from './stressed-losses.js';

const day = '2026-03-02';
const mild = shockOn('mild', day);
const severe = shockOn('severe', day);

/** A claim of a million yuan, half of it lost in a default that one in a hundred comes to. */
const claim = {
  ...unclassified('ln_1'),
  runs: true,
  expectedLoss: {
    pd: '0.0100',
    lgd: '0.2',
    exposure: cny(1_000_000),
    expected: cny(2_000),
    rules: [],
    on: day,
  },
};

describe('a stress scenario', () => {
  it('has a shock for every level, each harder than the one before', () => {
    const all = StressScenario.all.map((scenario) => shockOn(scenario, day));
    expect(all.map(({ id }) => id)).toEqual(['ST-1', 'ST-2', 'ST-3']);
    const times = all.map(({ defaultTimes }) => Number(defaultTimes));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('makes losses grow with probability and with what collateral no longer covers', () => {
    // lgd 0.2 + 0.1 · (0.4 − 0.2) = 0.22; 2,000 · 1.5 · 0.22 / 0.2 = 3,300.
    expect(lossUnder(claim, mild)).toEqual(cny(3_300));
    // lgd 0.2 + 0.35 · 0.2 = 0.27; 2,000 · 4 · 0.27 / 0.2 = 10,800.
    expect(lossUnder(claim, severe)).toEqual(cny(10_800));
  });

  it('brings whoever is late to a worse stage, and leaves the punctual where they are', () => {
    expect(stageUnder(claim, severe)).toBe('stage1');
    expect(stageUnder({ ...claim, daysPastDue: 15 }, mild)).toBe('stage1');
    expect(stageUnder({ ...claim, daysPastDue: 16 }, mild)).toBe('stage2');
    expect(stageUnder({ ...claim, daysPastDue: 31 }, severe)).toBe('stage3');
    // 1.5 · 2.5 years = 3.75 times the probability.
    expect(lossUnder({ ...claim, daysPastDue: 16 }, mild)).toEqual(cny(8_250));
  });

  it('never makes more lost than exposure times loss given default', () => {
    expect(lossUnder({ ...claim, stage: 'stage3' }, severe)).toEqual(cny(270_000));
    const sure = { ...claim.expectedLoss, pd: '0.9', expected: cny(180_000) };
    expect(lossUnder({ ...claim, expectedLoss: sure }, severe)).toEqual(cny(270_000));
  });

  it('adds up by currency what runs', () => {
    const stressing = new Stressing(mild);
    for (const row of [claim, { ...claim, daysPastDue: 16 }, { ...claim, runs: false }]) {
      stressing.see(row);
    }
    expect(stressing.losses()).toEqual([
      {
        currency: 'CNY',
        loans: 2,
        exposure: cny(2_000_000),
        expected: cny(4_000),
        stressed: cny(11_550),
        more: cny(7_550),
        toStage2: 1,
        toStage3: 0,
      },
    ]);
  });
});

describe('a client under a stress scenario', () => {
  it('is warned of where arrears age, security thins or cover falls', () => {
    const late = overdueClient(5, day);
    expect(clientUnder(late, severe, day)).toMatchObject({
      level: null,
      under: 'orange',
      rules: [{ rule: 'EW-01', level: 'orange' }],
    });
    const secured = overdueClient(0, day, { secured: true, guaranteed: cny(10_000) });
    expect(clientUnder(secured, mild, day)).toMatchObject({
      rules: [{ rule: 'EW-03', level: 'yellow' }],
    });
    const tight = { covenantId: 'cv_1', projectId: 'pj_1', state: 'kept', position: 1 } as const;
    const built = { ...unknownClient, covenants: [{ ...tight, headroom: '0.08' }] };
    expect(stressed(built, mild, day).covenants[0]?.headroom).toBe('0.026');
    expect(clientUnder(built, mild, day)).toMatchObject({ rules: [{ rule: 'EW-10' }] });
  });

  it('is left out where nothing would be news', () =>
    expect(clientUnder(overdueClient(0, day), severe, day)).toBeUndefined());

  it('stands before those who are less grave', () => {
    const of = (clientId: string, under: 'yellow' | 'red') =>
      ({ clientId, level: null, under, rules: [] }) as const;
    const found = worstFirst([of('b', 'yellow'), of('c', 'red'), of('a', 'yellow')]);
    expect(found.map(({ clientId }) => clientId)).toEqual(['c', 'a', 'b']);
  });
});
