import type { ClientFacts } from '#clients';
import { clientEvents } from '#clients';
import { applicationEvents } from '#credit';
import type { Day, Rows, Table } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { cadenceEvents, interactionEvents } from '#engagement';
import { accountEvents } from '../account/account.events.js';
import { creditReportEvents } from '../credit-report/credit-report.events.js';
import { marketEvents } from '../market/market.events.js';
import type { MonitoringDepth } from '../monitoring/monitoring.codes.js';
import { monitoringEvents } from '../monitoring/monitoring.events.js';
import type { Remembered } from '../memory/known-of-client.js';
import { nothingKnown, onKnown } from '../memory/known-of-client.js';
import { noProjects, onProjects, projectFactEvents } from '../memory/projects-of-client.js';
import { onWarnings } from '../memory/warnings-of-client.js';
import { signalEventsByClient } from '../memory/signals-of-client.js';
import { outcomeEvents } from '../outcome/outcome.events.js';
import { signalEvents } from '../signal/signal.events.js';
import { StressScenario } from '../stress/stress.codes.js';
import { stressRefusals } from '../stress/stress.refusals.js';
import { shockOn } from '../stress/stress.rules.js';
import type { StressedClient } from '../stress/stressed-client.js';
import { clientUnder, worstFirst } from '../stress/stressed-client.js';
import { statementEvents } from '../statement/statement.events.js';
import { warningEvents } from '../warning/warning.events.js';
import { Indicator } from '../indicators/indicator.codes.js';
import type { IndicatorFigure, TodaysFigure } from '../warning/explained.js';
import { figuresOfToday, indicatorOn } from '../warning/explained.js';
import { onContacts } from './contacts-of-client.js';
import { onDealings } from './dealings-of-client.js';
import type { ClientMemory } from './figures-of-client.js';
import { hasDealings } from './figures-of-client.js';
import type { Warnings } from '../warning/warning.state.js';
import { noWarnings, standingRules } from '../warning/warning.state.js';

/** What early warning remembers of a client between two days. */
export interface ClientFiguresRow extends ClientMemory {
  readonly clientId: string;
  /** What stands upon the client, as its warnings know it. */
  readonly warnings: Warnings;
  /** Whether the client is to be judged at the end of each day. */
  readonly watched: boolean;
  /** How often it is judged at the end of a day while nothing stands upon it. */
  readonly depth: MonitoringDepth;
}

/** What the figures of a client are made of: loans, applications, last contact. */
export class GetClientFigures extends ViewQuery<ClientFiguresRow> {
  @IsId() readonly clientId!: string;
}

/** The figures of the warnings upon a client as they are today, and what would lift each. */
export class ExplainWarnings extends ViewQuery<Readonly<Record<string, TodaysFigure>>> {
  @IsId() readonly clientId!: string;
}

/** Every indicator of a client as it is today, with the figures it was reckoned from. */
export class ListIndicatorFigures extends ViewQuery<Readonly<Record<string, IndicatorFigure>>> {
  @IsId() readonly clientId!: string;
}

/** What the figures of the clients under watch are made of, a page at a time. */
export class ListClientFigures extends ListQuery<ClientFiguresRow> {}

/** The clients whom a stress scenario brings on the watch list, or higher on it: the worst first. */
export class ListStressedClients extends ViewQuery<readonly StressedClient[]> {
  @IsCode(StressScenario) readonly scenario!: StressScenario;
}

/** The most clients that a stress scenario is tried upon at once. */
const mostStressed = 50_000;

async function stressedOf(
  rows: Table<ClientFiguresRow>,
  scenario: StressScenario,
  day: Day,
): Promise<readonly StressedClient[]> {
  const found = await rows.count({ watched: true });
  if (found > mostStressed) throw stressRefusals.TooManyClients({ found, mostStressed });
  const shock = shockOn(scenario, day);
  const clients: StressedClient[] = [];
  for await (const row of rows.each({ watched: true })) {
    const under = clientUnder(row, shock, day);
    if (under !== undefined) clients.push(under);
  }
  return worstFirst(clients);
}

const watching = (row: ClientFiguresRow): ClientFiguresRow => ({
  ...row,
  watched:
    standingRules(row.warnings).length > 0 || hasDealings(row) || isKnown(row) || isBuilding(row),
});

/** Whether there is anything beside loans and contacts to judge the client by. */
const isKnown = ({ statements, quotations, accountMonths, bureauReports, signals }: Remembered) =>
  [statements, quotations, accountMonths, bureauReports, signals].some(({ length }) => length > 0);

/** Whether a project or a covenant of the client may call for a warning. */
const isBuilding = ({ projects, covenants }: ClientFiguresRow): boolean =>
  covenants.length > 0 || projects.some(({ delay }) => delay !== 'onTime');

const profiled = (
  row: ClientFiguresRow,
  { size, industry, region }: Profiled,
): ClientFiguresRow => ({
  ...row,
  profile: {
    ...row.profile,
    ...(size === undefined ? {} : { size }),
    ...(industry === undefined ? {} : { industry: industry.code }),
    ...(region === undefined ? {} : { region: region.code }),
  },
});

type Profiled = Pick<ClientFacts, 'size' | 'industry' | 'region'>;

const events = {
  ...clientEvents,
  ...statementEvents,
  ...marketEvents,
  ...accountEvents,
  ...creditReportEvents,
  ...signalEvents,
  ...outcomeEvents,
  ...applicationEvents,
  ...loanEvents,
  ...interactionEvents,
  ...cadenceEvents,
  ...monitoringEvents,
  ...projectFactEvents,
  ...warningEvents,
};

const onFactsKnown = onKnown<ClientFiguresRow>();

const on: Rows<ClientFiguresRow, typeof events> = {
  ClientRegistered: ({ facts }, row) => profiled(row, facts),
  ClientMigrated: ({ facts }, row) => profiled(row, facts),
  ClientFactsUpdated: ({ facts }, row) => profiled(row, facts),
  StatementRecorded: (data, row, at) => watching(onFactsKnown.StatementRecorded(data, row, at)),
  StatementRestated: (data, row, at) => watching(onFactsKnown.StatementRestated(data, row, at)),
  MarketFigureRecorded: (data, row, at) =>
    watching(onFactsKnown.MarketFigureRecorded(data, row, at)),
  AccountBehaviourReported: (data, row, at) =>
    watching(onFactsKnown.AccountBehaviourReported(data, row, at)),
  CreditReportRecorded: (data, row, at) =>
    watching(onFactsKnown.CreditReportRecorded(data, row, at)),
  ExternalSignalReceived: (data, row, at) =>
    watching(onFactsKnown.ExternalSignalReceived(data, row, at)),
  ObservationMade: (data, row, at) => watching(onFactsKnown.ObservationMade(data, row, at)),
  SignalAssessed: (data, row) => watching(onFactsKnown.SignalAssessed(data, row)),
  SignalWithdrawn: (data, row) => watching(onFactsKnown.SignalWithdrawn(data, row)),
  // An outcome is no figure, but a back-test reads it beside the figures.
  OutcomeRecorded: (_, row) => row,
  ...onDealings<ClientFiguresRow>(watching),
  ...onContacts<ClientFiguresRow>(),
  CadenceAssigned: ({ profile: cadence }, row) => ({ ...row, cadence }),
  MonitoringSet: ({ mode, depth }, row) => ({ ...row, depth, profile: { ...row.profile, mode } }),
  ...onProjects<ClientFiguresRow>(watching),
  ...onWarnings<ClientFiguresRow>(watching),
};

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/**
 * The memory of early warning: a process has none, so the figures that the rules watch are kept
 * here, and a day's end goes through these rows.
 */
export const clientFigures = defineView({
  name: 'client-figures',
  version: 6,
  events,
  empty: (clientId): ClientFiguresRow => ({
    clientId,
    loans: [],
    applications: [],
    contacts: [],
    cadence: 'ordinary',
    profile: {},
    ...nothingKnown,
    ...noProjects,
    warnings: noWarnings,
    watched: false,
    depth: 'daily',
  }),
  on,
  by: 'clientId',
  // A signal may be about nobody whom the bank knows.
  key: signalEventsByClient,
  scope: { client: 'clientId' },
  queries: {
    GetClientFigures,
    ExplainWarnings,
    ListClientFigures,
    ListIndicatorFigures,
    ListStressedClients,
  },
  allow: {
    GetClientFigures: readers,
    ExplainWarnings: readers,
    ListClientFigures: readers,
    ListIndicatorFigures: readers,
    ListStressedClients: readers,
  },
  answer: {
    ListStressedClients: ({ scenario }, rows, { today = '9999-12-31' }) =>
      stressedOf(rows, scenario, today),
    GetClientFigures: ({ clientId }, rows) => rows.get(clientId),
    ListClientFigures: ({ limit, cursor, sort }, rows) =>
      rows.page({ watched: true }, { limit, cursor, sort: sort ?? 'clientId' }),
    ExplainWarnings: async ({ clientId }, rows, { today = '' }) => {
      const client = await rows.get(clientId);
      return figuresOfToday(client, client.warnings, today);
    },
    ListIndicatorFigures: async ({ clientId }, rows, { today = '' }) => {
      const client = await rows.get(clientId);
      return Object.fromEntries(Indicator.all.map((id) => [id, indicatorOn(client, id, today)]));
    },
  },
  indexes: [{ watched: 1, clientId: 1 }],
  orders: ['clientId'],
});
