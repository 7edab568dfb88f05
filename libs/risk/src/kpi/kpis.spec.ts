import { clientId } from '#credit/examples';
import type { Fact } from '#kernel';
import { projects } from '#kernel/testing';
import { failed } from '../outcome/outcome.examples.js';
import { outcomeEvents } from '../outcome/outcome.events.js';
import { riskRecord } from '../views/file/risk-record.view.js';
import * as warnings from '../warning/warning.examples.js';
import { kpisOf, shareOf } from './kpis.js';

const past = projects(riskRecord, { id: clientId });
const outcome = (happenedOn: string, kind: typeof failed.data.outcome = 'bankruptcy') =>
  outcomeEvents.OutcomeRecorded({
    ...failed.data,
    clientId,
    outcome: kind,
    happenedOn,
    knownOn: happenedOn,
    valueDate: happenedOn,
  });
const { warnedYellow, acknowledged, assessed, actedUpon, closedAsFalse, closedAsTrue } = warnings;

/** The totals that one client adds up to. */
const totalsOf = (...facts: readonly Fact[]) =>
  [...past(...facts).rows.values()].flatMap((row) =>
    (riskRecord.rollups['measures']?.(row) ?? []).map((each) => ({ ...each, count: 1 })),
  );
const kpis = (...facts: readonly Fact[]) =>
  kpisOf(totalsOf(...facts), { from: '2026-01-01', to: '2027-03-31' });

describe('the measures of a rule by month', () => {
  it('count a warning as right that a person or a failure within a year bore out', () => {
    const [byPerson] = kpis(warnedYellow, acknowledged, assessed, actedUpon, closedAsTrue).rules;
    expect(byPerson).toMatchObject({
      rule: 'EW-01',
      month: '2026-03',
      raised: 1,
      precision: { of: 1, share: '1.0000', low: '0.2065', high: '1.0000' },
      daysToAcknowledge: '0.0000',
      daysToAct: '0.0000',
    });
    const [byOutcome] = kpis(warnedYellow, outcome('2026-09-30')).rules;
    expect(byOutcome).toMatchObject({ precision: { of: 1, share: '1.0000' } });
  });

  it('do not count what nobody has judged yet, nor a failure after a year', () => {
    expect(kpis(warnedYellow).rules).toMatchObject([{ raised: 1, precision: { of: 0 } }]);
    expect(kpis(warnedYellow, outcome('2027-03-03')).rules[0]).toMatchObject({
      precision: { of: 0 },
    });
  });

  it('list what was called a false alarm and then failed', () => {
    const silenced = [warnedYellow, acknowledged, assessed, closedAsFalse];
    expect(kpis(...silenced).rules[0]).toMatchObject({
      precision: { of: 1, share: '0.0000' },
      calledFalseThenFailed: 0,
    });
    expect(kpis(...silenced, outcome('2026-09-30')).rules[0]).toMatchObject({
      precision: { of: 1, share: '1.0000' },
      calledFalseThenFailed: 1,
    });
  });

  it('recall the failures that the rule had warned of', () => {
    const all = kpis(warnedYellow, outcome('2026-09-30')).rules;
    expect(all.find(({ month }) => month === '2026-09')).toMatchObject({
      rule: 'EW-01',
      raised: 0,
      recall: { of: 1, share: '1.0000' },
    });
    expect(kpis(outcome('2026-09-30')).rules).toEqual([]);
  });

  it('keep the gravest level of a warning', () =>
    past(warnedYellow, warnings.escalatedToOrange).matches({
      warnings: [expect.objectContaining({ level: 'orange', number: 1 })],
    }));
});

describe('the measures of the book', () => {
  const months = { from: '2026-01-01', to: '2026-12-31' };
  const obligor = (since: string, failedIn: string, delayed: string, count: number) => ({
    group: { kind: 'obligor', since, until: '', failed: failedIn, delayed },
    count,
    sums: {},
  });

  it('tell the default rate and the delay rate over a year', () =>
    expect(
      kpisOf(
        [
          obligor('2024-01', '', '', 95),
          obligor('2024-01', '2026-06', '', 3),
          obligor('2024-01', '', '2026-02', 2),
          obligor('2024-01', '2025-06', '', 7),
          obligor('2026-03', '2026-06', '', 9),
        ],
        months,
      ),
    ).toMatchObject({ defaultRate: '0.0300', delayRate: '0.0187' }));

  it('tell the share of the book that does not perform, by currency', () =>
    expect(
      kpisOf(
        [
          {
            group: { kind: 'book', currency: 'CNY' },
            count: 3,
            sums: { outstanding: 1_000, nonPerforming: 25 },
          },
        ],
        months,
      ).nonPerforming,
    ).toEqual([{ currency: 'CNY', outstanding: 1_000, nonPerforming: 25, ratio: '0.0250' }]));

  it('tell no share of nothing', () => {
    expect(shareOf(0, 0)).toEqual({ of: 0 });
    expect(kpisOf([], months)).toEqual({ nonPerforming: [], rules: [] });
  });
});
