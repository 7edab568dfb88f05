import type { Day } from '#kernel';
import { daysBetween, Decimal } from '#kernel';
import type { CadenceProfile, ContactKind, ContactStage } from '#engagement';
import { dueContacts } from '#engagement';
import type { SizeClass } from '#clients';
import type { Remembered } from '../memory/known-of-client.js';
import type { WithProjects } from '../memory/projects-of-client.js';
import type { WithSurroundings } from '../memory/surroundings.js';
import type { ClientFigures } from '../early-warning/observed-figures.js';
import type { WithContacts } from './contacts-of-client.js';
import { lastContactOn } from './contacts-of-client.js';
import type { WithDealings } from './dealings-of-client.js';
import type { LoanFigures, WithLoans } from './loans-of-client.js';
import { daysPastDueOn, isNonPerformingOn, isRunning, isUnrecovered } from './loans-of-client.js';

/** What scopes of rule sets ask of a client. */
export interface ClientProfile {
  readonly size?: SizeClass;
  /** Section of its industry classification. */
  readonly industry?: string;
  /** Code of its region. */
  readonly region?: string;
  readonly segment?: string;
  readonly mode?: string;
}

/** What is remembered of a client to tell its figures of any day. */
export interface ClientMemory
  extends WithDealings, WithContacts, Remembered, WithProjects, WithSurroundings {
  /** How closely the client is to be kept in touch with. */
  readonly cadence: CadenceProfile;
  readonly profile: ClientProfile;
}

/** A client as it is judged: its id, and what is remembered of it. */
export interface JudgedClient extends ClientMemory {
  readonly clientId: string;
}

type ContactMemory = Pick<ClientMemory, 'cadence' | 'contacts' | 'loans' | 'applications'>;

type LoanFigure =
  'daysPastDue' | 'otherLoansNonPerforming' | 'guaranteeCoverage' | 'loansWrittenOff';

/** The figures of a client that change by events: those of its loans. */
export const loanFiguresOn = ({ loans }: WithLoans, day: Day): Pick<ClientFigures, LoanFigure> => ({
  daysPastDue: Math.max(0, ...loans.filter(isRunning).map((loan) => daysPastDueOn(loan, day))),
  otherLoansNonPerforming: othersNonPerforming(loans, day),
  guaranteeCoverage: thinnestCoverage(loans),
  loansWrittenOff: loans.filter(isUnrecovered).length,
});

/** The most non-performing loans that any running loan of the debtor has beside it. */
function othersNonPerforming(loans: readonly LoanFigures[], day: Day): number {
  const nonPerforming = loans.filter((loan) => isNonPerformingOn(loan, day)).length;
  const running = loans.filter(isRunning);
  if (running.length === 0) return 0;
  return running.every((loan) => isNonPerformingOn(loan, day)) ? nonPerforming - 1 : nonPerforming;
}

/** Guaranteed over outstanding, cut to four places; null without a running secured loan. */
function thinnestCoverage(loans: readonly LoanFigures[]): string | null {
  const covers = loans
    .filter((loan) => isRunning(loan) && loan.secured && loan.outstanding.minor > 0)
    .filter(({ guaranteed, outstanding }) => guaranteed.currency === outstanding.currency)
    .map(({ guaranteed, outstanding }) => new Decimal(guaranteed.minor).div(outstanding.minor));
  return covers.length === 0 ? null : Decimal.min(...covers).toFixed(4, Decimal.ROUND_DOWN);
}

/**
 * Days beyond the first day by which a contact was due, for what is under way with the client; null
 * where nothing is, or where its cadence knows occasions only.
 */
export function daysBeyondCadence(client: ContactMemory, day: Day): number | null {
  const [due] = dealingsOf(client)
    .flatMap(({ stage, since }) => {
      const last = (kind: ContactKind) => latest(since, lastContactOn(client, kind));
      return dueContacts(client.cadence, stage, {
        any: last('any'),
        visit: last('visit'),
        seniorReview: last('seniorReview'),
      });
    })
    .map(({ dueOn }) => dueOn)
    .toSorted();
  return due === undefined ? null : Math.max(0, daysBetween(due, day));
}

const dealingsOf = ({ loans, applications }: WithDealings): readonly Dealing[] => [
  ...applications,
  ...loans.flatMap(({ status, since }): Dealing[] =>
    status === 'running'
      ? [{ stage: 'postLoan', since }]
      : status === 'granted'
        ? [{ stage: 'approval', since }]
        : [],
  ),
];

interface Dealing {
  readonly stage: ContactStage;
  readonly since: Day;
}

const latest = (day: Day, other: Day | undefined): Day =>
  other !== undefined && other > day ? other : day;

/** Whether anything is under way or owed, so that the passing of a day may change a figure. */
export const hasDealings = (client: WithDealings): boolean =>
  dealingsOf(client).length > 0 || client.loans.some(isUnrecovered);
