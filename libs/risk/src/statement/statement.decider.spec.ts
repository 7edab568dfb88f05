import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { knownRefusals } from '../facts/known-on.js';
import { inChartOrder } from './figures.js';
import { completed, differencesOf } from './statement-checks.js';
import { MigrateStatement, RecordStatement, RestateStatement } from './statement.commands.js';
import { statement } from './statement.decider.js';
import { statementEvents } from './statement.events.js';
import { figures, recorded2024, restated2024 } from './statement.examples.js';
import { statementRefusals } from './statement.refusals.js';

const given = decides(statement);
const client = { client: { clientId: 'C-1' } };
const { clientId, periodEnd, months, basis, knownOn, currency, audit, source } = recorded2024.data;
const stated = { clientId, periodEnd, months, basis, knownOn, currency, figures, audit, source };
const record = (more: Partial<RecordStatement> = {}) => RecordStatement.of({ ...stated, ...more });
const restate = (more: Partial<RestateStatement> = {}) => {
  const { figures: changed, knownOn: later, reason } = restated2024.data;
  return RestateStatement.of({ ...stated, figures: changed, knownOn: later, reason, ...more });
};

describe('a statement', () => {
  it('is recorded with the day from which it is known', () =>
    given().when(record(), client).then(recorded2024));

  it('is of a client', () => given().when(record()).refuses(ClientUnknown, { field: 'clientId' }));

  it('is known today unless another day is stated', () => {
    const { knownOn: _, ...today } = stated;
    const [fact] = given().when(RecordStatement.of(today), client).facts();
    expect(fact?.data).toMatchObject({ knownOn: '2026-03-02', valueDate: '2026-03-02' });
  });

  it('is never known before its period ends', () =>
    given()
      .when(record({ knownOn: '2024-12-30' }), client)
      .refuses(knownRefusals.KnownBeforeItHappened, { field: 'knownOn' }));

  it('is never known from a day to come', () =>
    given()
      .when(record({ knownOn: '2026-03-03' }), client)
      .refuses(knownRefusals.KnownInFuture, { field: 'knownOn' }));

  it('is recorded once', () => {
    given(recorded2024).when(record(), client).changesNothing();
    given(recorded2024)
      .when(record({ audit: 'qualified' }), client)
      .refuses(statementRefusals.StatementExists, { field: 'periodEnd' });
  });

  it('stands beside those of other periods and of the company alone', () => {
    for (const other of [
      { periodEnd: '2023-12-31' },
      { months: 6 },
      { basis: 'standalone' } as const,
    ]) {
      expect(given(recorded2024).when(record(other), client).facts()).toHaveLength(1);
    }
  });

  it('may be taken over before its client is known', () => {
    const origin = { kind: 'migration', source: 'firms.csv', assumed: ['knownOn'] } as const;
    given()
      .when(MigrateStatement.of({ ...stated, origin }))
      .then(statementEvents.StatementRecorded({ ...recorded2024.data, origin }));
  });

  it('is refused where its sums disagree', () =>
    given()
      .when(record({ figures: { ...figures, equity: 1 } }), client)
      .refuses(statementRefusals.SumsDisagree, {
        field: 'figures',
        differences: [{ check: 'ST-01', version: 1, minor: 12_999_999 }],
      }));

  it('keeps a difference that somebody explains', () => {
    const explained = { figures: { ...figures, ebit: 1 }, explanation: 'Discontinued operations.' };
    expect(given().when(record(explained), client).facts()[0]?.data).toMatchObject({
      differences: [{ check: 'ST-07', version: 1, minor: 1 - 30_000_00 }],
      explanation: 'Discontinued operations.',
    });
  });

  it('may state the accounts of a form instead, which are spread to the chart', () => {
    const { figures: _, ...rest } = stated;
    const accounts = { 应收票据: 100, 应收账款: 200, 流动资产合计: 900 };
    const command = RecordStatement.of({ ...rest, accounts });
    expect(given().when(command, client).facts()[0]?.data).toMatchObject({
      figures: { receivables: 300, currentAssets: 900 },
    });
  });

  it.each([
    [{ accounts: { 应收账款: 1 } }, statementRefusals.FiguresGivenTwice, 'accounts'],
    [
      { figures: undefined, accounts: { 商誉减值: 1 } },
      statementRefusals.UnknownAccount,
      'accounts.商誉减值',
    ],
    [{ figures: undefined }, statementRefusals.FiguresMissing, 'figures'],
  ])('is refused with %j', (more, refusal, field) =>
    given()
      .when(record(more as Partial<RecordStatement>), client)
      .refuses(refusal, { field }),
  );
});

describe('a restatement', () => {
  it('replaces the figures from the day it is known', () =>
    given(recorded2024).when(restate()).then(restated2024));

  it('needs a statement', () =>
    given(recorded2024)
      .when(restate({ periodEnd: '2023-12-31' }))
      .refuses(statementRefusals.NoSuchStatement, { field: 'periodEnd' }));

  it('is never known before the statement', () =>
    given(recorded2024)
      .when(restate({ knownOn: '2025-04-24' }))
      .refuses(statementRefusals.RestatedBeforeKnown, { field: 'knownOn' }));

  it('with the same content changes nothing', () =>
    given(recorded2024, restated2024).when(restate()).changesNothing());
});

describe('the sums of a statement', () => {
  const on = '2025-04-25';

  it('agree within the rounding of the source', () => {
    const rounded = { totalAssets: 1_000_000, totalLiabilities: 600_000, equity: 300_000 };
    expect(differencesOf(rounded, { roundedTo: 100_000, on })).toEqual([]);
    expect(differencesOf(rounded, { roundedTo: 10_000, on })).toMatchObject([{ check: 'ST-01' }]);
  });

  it('may cover more than the parts that are given, never less', () => {
    expect(differencesOf({ totalAssets: 5, currentAssets: 4 }, { roundedTo: 1, on })).toEqual([]);
    expect(differencesOf({ totalAssets: 4, currentAssets: 5 }, { roundedTo: 1, on })).toMatchObject(
      [{ check: 'ST-03', minor: -1 }],
    );
  });

  it('give the lines that follow from them', () =>
    expect(completed({ totalAssets: 10, totalLiabilities: 6, ebitda: 5, ebit: 3 })).toMatchObject({
      equity: 4,
      depreciation: 2,
    }));

  it('leave what was given as it was given', () =>
    expect(completed({ totalAssets: 10, totalLiabilities: 6, equity: 1 })).toMatchObject({
      equity: 1,
    }));
});

describe('figures', () => {
  it('stand in the order of the chart', () =>
    expect(Object.keys(inChartOrder({ netIncome: 1, cash: 2 }))).toEqual(['cash', 'netIncome']));
});
