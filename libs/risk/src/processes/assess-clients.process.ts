import type { Day, Occurrence } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { accountEvents } from '../account/account.events.js';
import { clientFigures } from '../client-figures/client-figures.view.js';
import { judgementOf, setsFor } from '../client-figures/judgement-of.js';
import type { WithLoans } from '../client-figures/loans-of-client.js';
import { creditReportEvents } from '../credit-report/credit-report.events.js';
import { judgedDayEvents } from '../judged-day/judged-day.events.js';
import { marketEvents } from '../market/market.events.js';
import { projectFactEvents } from '../memory/projects-of-client.js';
import { lastDayOf } from '../memory/signals-of-client.js';
import type { Surroundings } from '../memory/surroundings.js';
import { touches } from '../memory/surroundings.js';
import type { Evening } from '../monitoring/evening.js';
import { judgedOnEveningOf } from '../monitoring/evening.js';
import { besidePeers, peerGroups, thePeers } from '../peers/peers.view.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';
import { signalEvents } from '../signal/signal.events.js';
import { statementEvents } from '../statement/statement.events.js';
import { assessed } from '../warning/assess.js';
import { AssessClient } from '../warning/warning.commands.js';
import { warningEvents } from '../warning/warning.events.js';

interface DayJudged extends Evening {
  readonly sets: readonly JudgingSet[];
  readonly surroundings: Surroundings;
}

interface OfClient {
  readonly clientId?: string;
  readonly origin?: object;
}

interface OfSignal extends OfClient {
  readonly happenedOn: Day;
  readonly countsUntil?: Day;
  readonly industry?: Coded;
  readonly region?: Coded;
}

interface Coded {
  readonly code: string;
}

/** The day for which the figures of the loans are known: a late fact never belongs to its own day. */
const dayFor = ({ loans }: WithLoans, valueDate: Day): Day =>
  loans.reduce((day, { countedOn }) => (countedOn > day ? countedOn : day), valueDate);

/**
 * A client of whom something has become known is judged at once. What is taken over from another
 * system is judged at the end of a day, once and not fact by fact.
 */
const atOnce = sweep(
  ({ clientId, origin }: OfClient) =>
    origin === undefined && clientId !== undefined ? clientFigures.rows({ clientId }) : undefined,
  (row, _, { valueDate }: Occurrence) => {
    const { clientId } = row;
    return [AssessClient.of({ clientId, day: dayFor(row, valueDate), atOnce: true })];
  },
);

/**
 * A signal about an industry or a region is one about every client in it. What is about everybody
 * is judged with everybody, at the end of the day.
 */
const atOnceOrAround = sweep(
  ({ origin, ...told }: OfSignal, { at }: Occurrence) => {
    const { clientId, industry, region } = told;
    // One that had ceased to count when it was recorded is history, and warns of nothing now.
    if (origin !== undefined || lastDayOf(told) < at.slice(0, 10)) return undefined;
    if (clientId !== undefined) return clientFigures.rows({ clientId });
    const isOfSome = industry !== undefined || region !== undefined;
    return isOfSome ? clientFigures.rows({ watched: true }) : undefined;
  },
  (row, { clientId, industry, region }, { valueDate }: Occurrence) => {
    const about = { industry: industry?.code, region: region?.code };
    if (clientId === undefined && !touches(about, row.profile)) return [];
    return [AssessClient.of({ clientId: row.clientId, day: dayFor(row, valueDate), atOnce: true })];
  },
);

/**
 * Compares the clients of the bank with the rules that judge them: one client at once when
 * something becomes known of it, and all that are watched at the end of each business day. A
 * repayment alone is judged at the end of the day: it matters when a bucket changes. Events are
 * answered side by side, so whatever changes a warning is looked at again, until what stands and
 * what is known agree.
 */
export const assessClients = defineProcess({
  name: 'assess-clients',
  events: {
    ...loanEvents,
    ...statementEvents,
    ...marketEvents,
    ...accountEvents,
    ...creditReportEvents,
    ...signalEvents,
    ...projectFactEvents,
    ...warningEvents,
    ...judgedDayEvents,
  },
  sweeps: {
    LoanFellOverdue: atOnce,
    OverdueBucketChanged: atOnce,
    LoanCameCurrent: atOnce,
    RepaymentReversed: atOnce,
    DrawdownReversed: atOnce,
    LoanTakenOver: atOnce,
    LoanRecalculated: atOnce,
    LoanLapsed: atOnce,
    LoanSettled: atOnce,
    LoanReopened: atOnce,
    LoanWrittenOff: atOnce,
    RecoveryRecorded: atOnce,
    GuaranteeRecorded: atOnce,
    GuaranteeReleased: atOnce,
    StatementRecorded: atOnce,
    StatementRestated: atOnce,
    MarketFigureRecorded: atOnce,
    AccountBehaviourReported: atOnce,
    CreditReportRecorded: atOnce,
    ExternalSignalReceived: atOnceOrAround,
    ObservationMade: atOnceOrAround,
    SignalAssessed: atOnce,
    SignalWithdrawn: atOnce,
    ProjectDelayJudged: atOnce,
    ProjectStageReached: atOnce,
    CovenantTested: atOnce,
    InformationDelivered: atOnce,
    CovenantBreached: atOnce,
    CovenantCured: atOnce,
    CovenantWaived: atOnce,
    CovenantDefaulted: atOnce,
    CovenantEnded: atOnce,
    WarningRaised: atOnce,
    WarningEscalated: atOnce,
    WarningEased: atOnce,
    WarningLifted: atOnce,
    DayJudgingBegan: sweep(
      () => clientFigures.rows({ watched: true }),
      (watched, { day, after, sets, surroundings }: DayJudged, _, { peers }) => {
        const row = besidePeers({ ...watched, surroundings }, peers);
        const { clientId, warnings } = row;
        if (!judgedOnEveningOf(row, { day, after })) return [];
        // Most evenings change nothing: that is found out here, without a word to the stream.
        const judged = judgementOf(row, setsFor(row, sets, day), { day, without: [] });
        const changes = assessed(judged, warnings, day).length > 0;
        return changes ? [AssessClient.of({ clientId, day, atOnce: false })] : [];
      },
      { beside: { peers: peerGroups.row(thePeers) } },
    ),
  },
});
