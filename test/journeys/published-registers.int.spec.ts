import type { OutsideRegister } from '#projects';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, Snapshot } from '../../libs/projects/src/outside/changes.js';
import { contributed, totalTold } from '../../libs/projects/src/outside/totals/kept-sums.js';
import { Follow } from '../../libs/projects/src/outside/foresight/foresight.js';
import { outsideRecord } from '../../libs/projects/src/outside/outside.decider.js';
import type { OutsideStatement } from '../../libs/projects/src/outside/outside.rows.js';
import { Tally } from '../../libs/projects/src/outside/statistics.js';
import { readRegister, registersOf, surveyRegister } from '#integration';

const shared = '../shared/data';
const context = {
  now: '2026-03-02T01:00:00.000Z',
  today: '2026-03-02',
  timeZone: 'Asia/Shanghai',
  actor: { id: 'import', roles: ['service' as const], channel: 'import' },
};

/** The statements of a published file, as the decider records them. */
async function statementsOf(path: string, kinds: readonly OutsideRegister[]) {
  const file = await surveyRegister(path, kinds);
  const found: OutsideStatement[] = [];
  for await (const each of readRegister(path, file)) {
    if ('reason' in each) throw new Error(`line ${each.line}: ${each.field} ${each.reason}`);
    for (const command of each.commands) {
      const [fact] = outsideRecord.decide(command, undefined, context);
      const { valueDate, ...told } = fact?.data as OutsideStatement & {
        readonly valueDate: string;
      };
      found.push({ ...told, on: valueDate, statementId: `${told.recordId}@${valueDate}` });
    }
  }
  return { register: file.register, statements: found };
}

const tallied = (register: OutsideRegister, statements: readonly OutsideStatement[]) => {
  const tally = new Tally(register);
  for (const each of statements) tally.see(each);
  return tally.figures();
};
/** The totals of a view over statements, as the platform adds them up. */
function kept(statements: readonly OutsideStatement[]) {
  const totals = new Map<
    string,
    {
      readonly group: Readonly<Record<string, string>>;
      count: number;
      readonly sums: Record<string, number>;
    }
  >();
  for (const { group, sums } of statements.flatMap(contributed)) {
    const key = JSON.stringify(group);
    const total = totals.get(key) ?? { group, count: 0, sums: {} };
    total.count++;
    for (const [name, sum] of Object.entries(sums))
      total.sums[name] = (total.sums[name] ?? 0) + sum;
    totals.set(key, total);
  }
  return [...totals.values()].map((total) => totalTold('ibrd', total));
}
const snapshot = (statements: readonly OutsideStatement[]) => {
  const found = new Snapshot();
  for (const each of statements) found.see(each);
  return found;
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- somebody else's JSON
const expected = (folder: string): any =>
  JSON.parse(readFileSync(join(shared, folder, 'expected_stats.json'), 'utf8'));
const here = (folder: string) => existsSync(join(shared, folder));

type Figures = ReturnType<typeof tallied>;
const texts = (figures: Figures, field: string) =>
  figures.texts.find((each) => each.field === field);
const sum = (figures: Figures, field: string) =>
  Number(Number(figures.amounts.find((each) => each.field === field)?.sum).toFixed(2));
const days = (figures: Figures, field: string) => figures.days.find((each) => each.field === field);
const span = (figures: Figures, name: string) => figures.spans.find((each) => each.name === name);

const sums = {
  'Original Principal Amount': 'principal',
  'Cancelled Amount': 'cancelled',
  'Undisbursed Amount': 'undisbursed',
  'Disbursed Amount': 'disbursed',
  'Repaid to IBRD': 'repaid',
  'Due to IBRD': 'due',
  'Exchange Adjustment': 'exchangeAdjustment',
  'Borrower Obligation': 'obligation',
  'Sold 3rd Party': 'sold',
  'Repaid 3rd Party': 'repaidThirdParty',
  'Loans Held': 'held',
} as const;

(here('worldbank_loans') ? describe : describe.skip)('the statements of the World Bank', () => {
  const dates = ['2022-05-31', '2023-04-30'];

  it('come to what is known of each, and of the change to the next', async () => {
    const { ibrd, ibrd_transitions: transitions } = expected('worldbank_loans');
    let before: { readonly on: string; readonly seen: Snapshot } | undefined;
    for (const on of dates) {
      const path = join(shared, 'worldbank_loans', `ibrd_${on}.csv.gz`);
      const { register, statements } = await statementsOf(path, registersOf.worldbank);
      const figures = tallied(register, statements);
      const known = ibrd[on];
      expect(figures.rows).toBe(known.rows);
      expect(figures.records).toBe(known.distinct_loans);
      expect(texts(figures, 'status')?.values).toEqual(known.loan_status);
      expect(texts(figures, 'loanType')?.values).toEqual(known.loan_type);
      expect(texts(figures, 'project')?.distinct).toBe(known.distinct_projects);
      expect(texts(figures, 'borrower')?.distinct).toBe(known.distinct_borrowers);
      const missing = texts(figures, 'guarantor');
      expect(missing?.missing).toBe(known.missing.Guarantor);
      const codes = texts(figures, 'countryCode');
      expect((codes?.missing ?? 0) + (codes?.na ?? 0)).toBe(known.missing['Country Code']);
      expect([days(figures, 'approved')?.first, days(figures, 'approved')?.last]).toEqual(
        known.board_approval,
      );
      for (const [name, field] of Object.entries(sums)) {
        expect([name, sum(figures, field)]).toEqual([name, known.sums[name]]);
      }
      const totals = kept(statements);
      expect(Object.fromEntries(totals.map(({ status, lines }) => [status, lines]))).toEqual(
        known.loan_status,
      );
      const disbursed = totals.flatMap(({ amounts }) =>
        amounts.filter(({ field }) => field === 'disbursed').map((each) => Number(each.sum)),
      );
      expect(Number(disbursed.reduce((all, each) => all + each, 0).toFixed(2))).toBe(
        known.sums['Disbursed Amount'],
      );
      const seen = snapshot(statements);
      if (before !== undefined) {
        const changes = changesBetween('ibrd', before.seen, seen);
        const then = transitions[`${before.on}->${on}`];
        expect({
          common_loans: changes.common,
          only_in_first: changes.onlyBefore,
          only_in_second: changes.onlyAfter,
          loans_with_new_repayment: changes.repayment.records,
          new_repayment_usd: changes.repayment.amount.minor / 100,
          loans_with_new_disbursement: changes.disbursement.records,
          loans_with_new_cancellation: changes.cancellation.records,
          closing_date_extended: changes.closing.later,
          closing_date_brought_forward: changes.closing.earlier,
          median_extension_days: Number(changes.closing.medianDaysLater),
        }).toMatchObject(
          Object.fromEntries(
            Object.entries(then).filter(
              ([name]) => !['status_changes', 'active_loans_first'].includes(name),
            ),
          ),
        );
        for (const { from, to, loans } of then.status_changes) {
          expect(changes.statuses).toContainEqual({ from, to, records: loans });
        }
      }
      before = { on, seen };
    }
  }, 120_000);

  it('foresaw delays and cancellations of credits as well as is known', async () => {
    const of = async (on: string) => {
      const path = join(shared, 'worldbank_loans', `ida_${on}.csv.gz`);
      return (await statementsOf(path, registersOf.worldbank)).statements;
    };
    const follow = new Follow();
    for (const each of await of('2019-12-31')) follow.seeBefore(each);
    for (const each of await of('2025-03-31')) follow.seeAfter(each);
    const { loans, outcomes } = follow.figures();
    const { result } = expected('worldbank_loans').early_warning_reference;
    const known = result['ida 2019-12-31 -> 2025-03-31'];
    expect(loans).toBe(known.loans);
    const names = ['closing_date_extended_gt_180d', 'gt_10pct_newly_cancelled'];
    for (const [index, name] of names.entries()) {
      const { events, rate, areaUnderCurve, topFifth, bottomFifth } = outcomes[index]!;
      expect({
        events,
        rate: Number(rate),
        auc_disbursement_lag: Number(areaUnderCurve.disbursementLag),
        auc_days_since_last_disbursement: Number(areaUnderCurve.daysSinceLastDisbursement),
        auc_approval_to_effectiveness_days: Number(areaUnderCurve.daysToEffectiveness),
        top_quintile_lag_event_rate: Number(topFifth),
        bottom_quintile_lag_event_rate: Number(bottomFifth),
      }).toEqual(known[name]);
    }
  }, 120_000);

  it('come to what is known of the credits', async () => {
    const { ida } = expected('worldbank_loans');
    for (const on of ['2025-03-31']) {
      const path = join(shared, 'worldbank_loans', `ida_${on}.csv.gz`);
      const { register, statements } = await statementsOf(path, registersOf.worldbank);
      const figures = tallied(register, statements);
      expect(figures.rows).toBe(ida[on].rows);
      expect(texts(figures, 'status')?.values).toEqual(ida[on].credit_status);
      expect(sum(figures, 'disbursed')).toBe(ida[on].sums['Disbursed Amount']);
      expect(sum(figures, 'repaid')).toBe(ida[on].sums['Repaid to IDA']);
      expect(sum(figures, 'held')).toBe(ida[on].sums['Credits Held']);
    }
  }, 60_000);
});

(here('worldbank_projects') ? describe : describe.skip)('the projects of the World Bank', () => {
  it('come to what is known of lists, months and ratings', async () => {
    const known = expected('worldbank_projects');
    const folder = join(shared, 'worldbank_projects');
    const [first, second] = [
      await statementsOf(join(folder, 'projects_2024-08-29.csv.gz'), registersOf.worldbank),
      await statementsOf(join(folder, 'projects_2025-03-31.csv.gz'), registersOf.worldbank),
    ];
    const figures = tallied('worldBankProjects', second.statements);
    expect(texts(figures, 'status')?.values).toEqual(known['projects_2025-03-31'].status);
    expect(sum(figures, 'commitment')).toBe(known['projects_2025-03-31'].sum_total_commitment);
    const [from, to] = [snapshot(first.statements), snapshot(second.statements)];
    const transition = known.transition_2024_08_to_2025_03;
    const changes = changesBetween('worldBankProjects', from, to);
    expect(changes.common).toBe(transition.common);
    expect(changes.statuses).toEqual(
      expect.arrayContaining(
        transition.status.map((each: { from: string; to: string; projects: number }) => ({
          from: each.from === '(missing)' ? 'missing' : each.from,
          to: each.to,
          records: each.projects,
        })),
      ),
    );
    const active = changesBetween('worldBankProjects', from, to, 'Active');
    expect(active.closing).toMatchObject({
      both: transition.active_with_both_dates,
      later: transition.active_extended,
      earlier: transition.active_brought_forward,
      medianDaysLater: String(transition.median_extension_days),
    });
  }, 120_000);

  it('come to what is known of months', async () => {
    const known = expected('worldbank_projects').disbursements_2000_2011;
    const path = join(shared, 'worldbank_projects', 'disbursements_2000_2011.csv.gz');
    const { statements } = await statementsOf(path, registersOf.worldbank);
    const figures = tallied('worldBankMonths', statements);
    expect(figures.rows).toBe(known.rows);
    expect(sum(figures, 'disbursed')).toBe(known.sum_disbursements);
    expect(figures.amounts[0]).toMatchObject({
      negative: known.negative_rows,
      zero: known.zero_rows,
    });
    expect(texts(figures, 'project')?.distinct).toBe(known.projects);
  }, 60_000);
});

(here('ifc_projects') ? describe : describe.skip)('the investments of the IFC', () => {
  it('come to what is known', async () => {
    const known = expected('ifc_projects').ifc_investment_projects;
    const path = join(shared, 'ifc_projects', 'ifc_investment_projects_2025-04-17.csv.gz');
    const figures = tallied('ifc', (await statementsOf(path, registersOf.ifc)).statements);
    expect([figures.rows, figures.records]).toEqual([known.rows, known.distinct_projects]);
    expect(texts(figures, 'status')?.values).toEqual(known.status);
    expect(texts(figures, 'industry')?.values).toEqual(known.industry);
    expect(texts(figures, 'product')?.missing).toBe(known.missing['Product Line']);
    expect(sum(figures, 'total')).toBe(
      known.sums_million_usd['Total IFC investment as approved by Board(Million - USD)'],
    );
    expect(days(figures, 'disclosed')?.byYear).toEqual(known.disclosed_by_year);
    const names = [
      'disclosureToBoard',
      'boardToApproval',
      'approvalToSigning',
      'signingToInvestment',
    ];
    expect(names.map((name) => Number(span(figures, name)?.medianDays))).toEqual(
      Object.values(known.lags_days_median),
    );
    expect(names.map((name) => span(figures, name)?.earlier)).toEqual(
      Object.values(known.negative_lags),
    );
  }, 60_000);
});

(here('adb_projects') ? describe : describe.skip)('the loans of the ADB', () => {
  it('come to what is known', async () => {
    const known = expected('adb_projects').adb_success_rate;
    const path = join(shared, 'adb_projects', 'adb_success_rate.csv.gz');
    const figures = tallied('adb', (await statementsOf(path, registersOf.adb)).statements);
    expect(figures.rows).toBe(known.rows);
    expect(texts(figures, 'projectHead')?.distinct).toBe(known.distinct_projectid);
    expect(texts(figures, 'sector')?.values).toEqual(known.sector);
    expect(texts(figures, 'country')?.distinct).toBe(known.countries);
    expect(figures.costs).toEqual({ both: known.cost_pairs, over: known.cost_overrun_gt_0 });
    expect(sum(figures, 'approvedAmount')).toBe(known.sum_approved_usd_m);
    expect(sum(figures, 'disbursed')).toBe(known.sum_disbursed_usd_m);
    expect(span(figures, 'closing')).toMatchObject({
      both: known.closing_both,
      later: known.closing_delayed,
      medianDays: String(known.median_delay_days),
      meanDays: known.mean_delay_days.toFixed(1),
    });
  });
});

(here('nyc_capital_projects') ? describe : describe.skip)('the schools of New York', () => {
  it('come to what is known of both quarters and the change between them', async () => {
    const known = expected('nyc_capital_projects');
    const seen: Snapshot[] = [];
    for (const on of ['2024-06-30', '2024-09-30']) {
      const path = join(shared, 'nyc_capital_projects', `nyc_sca_phases_${on}.csv.gz`);
      const { statements } = await statementsOf(path, registersOf.nyc);
      const figures = tallied('nyc', statements);
      expect(figures.rows).toBe(known[on].rows);
      expect(texts(figures, 'status')?.values).toEqual(known[on].status);
      expect(sum(figures, 'budget')).toBe(known[on].sum_budget);
      expect(sum(figures, 'spent')).toBe(known[on].sum_spent);
      expect(span(figures, 'end')).toMatchObject({
        both: known[on].completed_with_both_dates,
        later: known[on].completed_late,
        muchLater: known[on].completed_late_gt_90d,
        medianDays: String(known[on].median_delay_days),
      });
      expect(figures.overdue).toBe(known[on].in_progress_past_planned_end);
      seen.push(snapshot(statements));
    }
    const [first = new Snapshot(), second = new Snapshot()] = seen;
    const changes = changesBetween('nyc', first, second);
    expect(changes.common).toBe(known.transition.matched);
    expect(changes.closing.later).toBe(known.transition.planned_end_moved_later);
  }, 60_000);
});

(here('uk_gmpp') ? describe : describe.skip)('the major projects of the British government', () => {
  it('come to what is known of each year, and of the change to the next', async () => {
    const all = expected('uk_gmpp');
    const known = all.gmpp_2014_2023;
    const path = join(shared, 'uk_gmpp', 'gmpp_2014_2023.csv.gz');
    const { statements } = await statementsOf(path, registersOf.gmpp);
    const figures = tallied('gmpp', statements);
    expect([figures.rows, figures.records]).toEqual([known.rows, known.distinct_project_names]);
    expect(texts(figures, 'department')?.distinct).toBe(known.departments);
    expect(days(figures, 'end')?.told).toBe(known.end_parsed);
    let pairs = 0;
    let before: Snapshot | undefined;
    for (const year of Object.keys(known.by_year)) {
      const ofYear = statements.filter(({ on }) => on.startsWith(year));
      expect(ofYear.length).toBe(known.by_year[year]);
      expect(sum(tallied('gmpp', ofYear), 'wholeLifeCost')).toBe(known.sum_wlc_by_year[year]);
      const after = snapshot(ofYear);
      if (before) pairs += changesBetween('gmpp', before, after).common;
      before = after;
    }
    expect(pairs).toBe(all.consecutive_year_pairs.pairs);
  });
});
