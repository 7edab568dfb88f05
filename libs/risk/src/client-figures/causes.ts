import type { Day } from '#kernel';
import { addMonths, dayNumber, Decimal } from '#kernel';
import { Indicator } from '../indicators/indicator.codes.js';
import type { Leaf } from '../indicators/term.js';
import { leavesOf } from '../indicators/term.js';
import type { CausingFact } from '../judging/judge.js';
import { leastHeadroom } from '../memory/projects-of-client.js';
import { economySignals, industrySignals } from '../memory/surroundings.js';
import type { JudgedClient } from './figures-of-client.js';
import { daysPastDueOn, isNonPerformingOn, isRunning, isUnrecovered } from './loans-of-client.js';

interface Dated {
  readonly position: number;
}

/** Two days of the same season lie no further apart, in days. */
const sameSeasonDays = 45;

/** The most months named as those that a month was compared with. */
const mostMonthsCompared = 24;

/** The item nearest to a day some years before the latest. */
function yearsBefore<T extends Dated>(
  items: readonly T[],
  dayOf: (item: T) => Day,
  ago: number,
): readonly T[] {
  const [latest] = items;
  if (latest === undefined) return [];
  const target = dayNumber(addMonths(dayOf(latest), -12 * ago));
  return items
    .filter((each) => Math.abs(dayNumber(dayOf(each)) - target) <= sameSeasonDays)
    .slice(0, 1);
}

/** The facts that a leaf of a formula reads. */
function readBy(leaf: Leaf, client: JudgedClient): readonly CausingFact[] {
  const at = (stream: string, items: readonly Dated[]) =>
    items.map(({ position }) => ({ stream, position }));
  const { clientId, statements, quotations, accountMonths, bureauReports } = client;
  if ('line' in leaf) {
    const used = yearsBefore(statements, ({ periodEnd }) => periodEnd, leaf.ago ?? 0);
    return at(`statement-${clientId}`, used);
  }
  if ('quoted' in leaf || 'market' in leaf) {
    return at(
      `market-${clientId}`,
      yearsBefore(quotations, ({ on }) => on, leaf.ago ?? 0),
    );
  }
  if ('peers' in leaf) {
    const { peers } = client;
    return peers === undefined ? [] : at(`peers-${peers.on.slice(0, 4)}`, [peers]);
  }
  if ('bureau' in leaf) return at(`creditreport-${clientId}`, bureauReports.slice(0, 1));
  if ('unusual' in leaf) {
    return accountMonths
      .slice(0, mostMonthsCompared)
      .map(({ accountId, position }) => ({ stream: `account-${accountId}`, position }));
  }
  const [latest] = accountMonths;
  const first =
    latest === undefined ? '' : addMonths(`${latest.month}-01`, 1 - leaf.months).slice(0, 7);
  return accountMonths
    .filter(({ month }) => month >= first)
    .map(({ accountId, position }) => ({ stream: `account-${accountId}`, position }));
}

/** The loans, signals and statements that a counted figure rests on. */
function countedFrom(id: Indicator, client: JudgedClient, day: Day): readonly CausingFact[] {
  const loans = (holds: (loan: JudgedClient['loans'][number]) => boolean) =>
    client.loans
      .filter(holds)
      .map(({ loanId, position }) => ({ stream: `loan-${loanId}`, position }));
  const signals = (own: boolean) =>
    client.signals
      .filter(({ kind, countsUntil }) => (kind === 'observation') === own && countsUntil >= day)
      .map(({ signalId, position }) => ({ stream: `signal-${signalId}`, position }));
  if (id === 'daysPastDue') return loans((loan) => isRunning(loan) && daysPastDueOn(loan, day) > 0);
  if (id === 'otherLoansNonPerforming') return loans((loan) => isNonPerformingOn(loan, day));
  if (id === 'guaranteeCoverage') return loans((loan) => isRunning(loan) && loan.secured);
  if (id === 'loansWrittenOff') return loans(isUnrecovered);
  if (id === 'signalPoints' || id === 'observationPoints')
    return signals(id === 'observationPoints');
  if (id === 'industrySignalPoints' || id === 'economySignalPoints') {
    const around = id === 'industrySignalPoints' ? industrySignals : economySignals;
    return (around(client, day) ?? []).map(({ signalId, position }) => ({
      stream: `signal-${signalId}`,
      position,
    }));
  }
  if (id === 'projectDelay') {
    return client.projects
      .filter(({ delay }) => delay !== 'onTime')
      .map(({ projectId, position }) => ({ stream: `project-${projectId}`, position }));
  }
  if (id === 'covenantHeadroom' || id === 'covenantPoints') return covenantsBehind(id, client);
  if (id !== 'auditConcern' && id !== 'statementAge') return [];
  return client.statements
    .slice(0, 1)
    .map(({ position }) => ({ stream: `statement-${client.clientId}`, position }));
}

/** The covenants that a figure of covenants rests on: the tightest, or all that are broken. */
function covenantsBehind(
  id: 'covenantHeadroom' | 'covenantPoints',
  { covenants, ...rest }: JudgedClient,
): readonly CausingFact[] {
  const least = leastHeadroom({ covenants, ...rest });
  return covenants
    .filter(({ headroom, state }) =>
      id === 'covenantPoints'
        ? state !== 'kept'
        : headroom !== undefined && least !== null && new Decimal(headroom).eq(least),
    )
    .map(({ covenantId, position }) => ({ stream: `covenant-${covenantId}`, position }));
}

/** Where in the log the facts stand that a figure of a day rests on, the earliest first. */
export function causesOf(id: Indicator, client: JudgedClient, day: Day): readonly CausingFact[] {
  const { formula } = Indicator(id);
  const found =
    formula === undefined
      ? countedFrom(id, client, day)
      : leavesOf(formula).flatMap((leaf) => readBy(leaf, client));
  const once = new Map(found.map((fact) => [fact.position, fact]));
  return [...once.values()].sort((a, b) => a.position - b.position);
}
