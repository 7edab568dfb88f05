import { clientId } from '#credit/examples';
import type { Day } from '#kernel';
import { cny } from '#kernel';
import { nothingKnown } from '../memory/known-of-client.js';
import { noProjects } from '../memory/projects-of-client.js';
import { noWarnings } from '../warning/warning.state.js';
import type { ClientFiguresRow } from './client-figures.view.js';
import type { LoanFigures } from './loans-of-client.js';

/** A running loan of 10,000 fen without security that is paid on time. */
export const runningLoan: LoanFigures = {
  loanId: 'L-1',
  status: 'running',
  since: '2025-03-01',
  outstanding: cny(10_000),
  secured: false,
  guaranteed: cny(0),
  daysPastDue: 0,
  countedOn: '2025-04-02',
  claim: cny(0),
  position: 900,
};

/** A client of whom nothing is known, and who is spoken to on occasions only. */
export const unknownClient: ClientFiguresRow = {
  clientId,
  loans: [],
  applications: [],
  contacts: [],
  cadence: 'passive',
  profile: {},
  ...nothingKnown,
  ...noProjects,
  warnings: noWarnings,
  watched: false,
  depth: 'daily',
};

/** A client with a loan that is so many days past due on a day. */
export const overdueClient = (
  daysPastDue: number,
  day: Day,
  more: Partial<LoanFigures> = {},
): ClientFiguresRow => ({
  ...unknownClient,
  loans: [{ ...runningLoan, daysPastDue, countedOn: day, ...more }],
  watched: true,
});
