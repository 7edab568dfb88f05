import { ClientUnknown } from '#clients';
import { decides, projects } from '#kernel/testing';
import { ReportAccountBehaviour } from '../account/account.commands.js';
import { account, accountRefusals } from '../account/account.decider.js';
import { accountEvents } from '../account/account.events.js';
import { RecordCreditReport } from '../credit-report/credit-report.commands.js';
import { creditReport, creditReportRefusals } from '../credit-report/credit-report.decider.js';
import { MigrateMarketFigure, RecordMarketFigure } from '../market/market.commands.js';
import { market } from '../market/market.decider.js';
import { marketEvents } from '../market/market.events.js';
import { riskFile } from '../views/file/risk-file.view.js';
import { behaved, quoted, reported } from './facts.examples.js';
import { knownRefusals } from './known-on.js';

const client = { client: { clientId: 'C-1' } };

describe('a market figure', () => {
  const given = decides(market);
  const { valueDate: _, ...fields } = quoted.data;
  const record = RecordMarketFigure.of(fields);

  it('is recorded with the day from which it is known', () =>
    given().when(record, client).then(quoted));
  it('is of a client', () => given().when(record).refuses(ClientUnknown));
  it('is recorded once', () => given(quoted).when(record, client).changesNothing());
  it('is never known before its day', () =>
    given()
      .when(RecordMarketFigure.of({ ...fields, knownOn: '2024-12-30' }), client)
      .refuses(knownRefusals.KnownBeforeItHappened, { field: 'knownOn' }));
  it('may be taken over before its client is known', () => {
    const origin = { kind: 'migration', source: 'quotes.csv', assumed: [] } as const;
    given()
      .when(MigrateMarketFigure.of({ ...fields, origin }))
      .then(marketEvents.MarketFigureRecorded({ ...quoted.data, origin }));
  });
});

describe('the behaviour of an account', () => {
  const given = decides(account);
  const { valueDate: _, month: __, ...fields } = behaved.data;
  const report = (more: Partial<ReportAccountBehaviour> = {}) =>
    ReportAccountBehaviour.of({ ...fields, ...more });

  it('is reported for a month', () => given().when(report()).then(behaved));
  it('is reported once', () => given(behaved).when(report()).changesNothing());
  it('belongs to one client', () =>
    given(behaved)
      .when(report({ clientId: 'C-2' }))
      .refuses(accountRefusals.AccountOfAnotherClient, { field: 'clientId' }));
  it('is reported in the order of days', () =>
    given(behaved)
      .when(report({ upTo: '2025-01-30' }))
      .refuses(accountRefusals.MonthReportedFurther, { field: 'upTo' }));
});

describe('a credit report', () => {
  const given = decides(creditReport);
  const { valueDate: _, ...fields } = reported.data;

  it('is recorded', () => given().when(RecordCreditReport.of(fields), client).then(reported));
  it('is of a client', () => given().when(RecordCreditReport.of(fields)).refuses(ClientUnknown));
  it('is recorded once', () =>
    given(reported)
      .when(RecordCreditReport.of(fields), client)
      .refuses(creditReportRefusals.ReportRecorded, { field: 'reportId' }));
});

describe('the risk file of a client', () => {
  const given = projects(riskFile, { id: 'C-1' });
  const { AccountBehaviourReported } = accountEvents;

  it('holds what markets, accounts and bureaus say', () =>
    given(quoted, behaved, reported).matches({
      quotations: [expect.objectContaining({ on: '2024-12-31' })],
      accountMonths: [expect.objectContaining({ month: '2025-01' })],
      bureauReports: [expect.objectContaining({ reportId: 'R-2025-7' })],
    }));

  it('keeps the last word on a month', () => {
    const begun = AccountBehaviourReported({
      ...behaved.data,
      upTo: '2025-01-15',
      figures: { inflow: 1 },
    });
    given(begun, behaved).matches({
      accountMonths: [expect.objectContaining({ upTo: '2025-01-31' })],
    });
  });

  it('keeps the last word on a day, the latest day first', () => {
    const corrected = marketEvents.MarketFigureRecorded({
      ...quoted.data,
      amount: { minor: 1, currency: 'CNY' },
    });
    const later = marketEvents.MarketFigureRecorded({ ...quoted.data, on: '2025-06-30' });
    const row = given(quoted, later, corrected).rows.get('C-1')!;
    expect(row.quotations.map(({ on, amount }) => [on, amount.minor])).toEqual([
      ['2025-06-30', 400_000_000],
      ['2024-12-31', 1],
    ]);
  });
});
