import { accountEvents } from '../account/account.events.js';
import { creditReportEvents } from '../credit-report/credit-report.events.js';
import { marketEvents } from '../market/market.events.js';
import { signalEvents } from '../signal/signal.events.js';

const clientId = 'C-1';

/** The market value of client C-1 at the end of 2024, beside an index of its market. */
export const quoted = marketEvents.MarketFigureRecorded({
  clientId,
  figure: 'marketValue',
  on: '2024-12-31',
  knownOn: '2025-01-02',
  valueDate: '2025-01-02',
  amount: { minor: 400_000_000, currency: 'CNY' },
  index: { indexId: 'CSI300', level: '3934.91' },
  source: { provenance: 'publicSource', statedOn: '2024-12-31' },
});

/** January 2025 of the main account of client C-1. */
export const behaved = accountEvents.AccountBehaviourReported({
  accountId: 'ac_1',
  clientId,
  month: '2025-01',
  upTo: '2025-01-31',
  knownOn: '2025-02-01',
  valueDate: '2025-02-01',
  currency: 'CNY',
  figures: {
    inflow: 900_000,
    outflow: 1_000_000,
    lowest: 50_000,
    highest: 700_000,
    closing: 60_000,
  },
});

/** A credit report of client C-1. */
export const reported = creditReportEvents.CreditReportRecorded({
  clientId,
  reportId: 'R-2025-7',
  bureau: '中国人民银行征信中心',
  reportedOn: '2025-02-10',
  knownOn: '2025-02-11',
  valueDate: '2025-02-11',
  currency: 'CNY',
  figures: { lenders: 4, outstanding: 90_000_000, overdue: 0, inquiries: 6 },
});

/** A court has taken up a lawsuit against client C-1. */
export const sued = signalEvents.ExternalSignalReceived({
  signalId: 'si_1',
  clientId,
  code: 'lawsuitFiled',
  gravity: 'yellow',
  title: 'A supplier sues for CNY 3 million.',
  happenedOn: '2025-03-01',
  provider: 'court-watch',
  reference: '2025-1234',
  knownOn: '2025-03-03',
  valueDate: '2025-03-03',
});

/** A policy restricts manufacturing. */
export const restricted = signalEvents.ExternalSignalReceived({
  signalId: 'si_3',
  industry: { scheme: 'GBT4754', code: 'C' },
  code: 'industryRestricted',
  gravity: 'orange',
  title: 'No new coking capacity in the province.',
  happenedOn: '2025-03-01',
  provider: 'policy-watch',
  knownOn: '2025-03-03',
  valueDate: '2025-03-03',
});

/** The relationship manager found the site idle. */
export const seenIdle = signalEvents.ObservationMade({
  signalId: 'si_2',
  clientId,
  code: 'siteIdle',
  gravity: 'red',
  title: 'Two of three lines stood still.',
  happenedOn: '2025-03-05',
  knownOn: '2025-03-05',
  valueDate: '2025-03-05',
});

export const foundRelevant = signalEvents.SignalAssessed({
  signalId: 'si_2',
  clientId,
  relevance: 'relevant',
  comment: 'Confirmed by the electricity bill.',
  valueDate: '2025-03-06',
});

export const takenBack = signalEvents.SignalWithdrawn({
  signalId: 'si_1',
  clientId,
  reason: 'Another company of the same name.',
  valueDate: '2025-03-07',
});
