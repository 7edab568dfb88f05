import type { Day, Rows } from '#kernel';
import { addMonths, defineView, IsDay, IsId, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { IsOptional } from 'class-validator';
import { onLoans } from '../../client-figures/loans-of-client.js';
import type { RiskKpis } from '../../kpi/kpis.js';
import { kpisOf } from '../../kpi/kpis.js';
import type { RiskRecordRow, WarningRecord } from '../../kpi/risk-record.js';
import { changingRecord, escalatedTo, failing, measuresOf, owing } from '../../kpi/risk-record.js';
import { noProjects, onProjects, projectFactEvents } from '../../memory/projects-of-client.js';
import { outcomeEvents } from '../../outcome/outcome.events.js';
import { signalEvents } from '../../signal/signal.events.js';
import { warningEvents } from '../../warning/warning.events.js';

/** The measures of risk and of early warning, for a stretch of months. */
export class GetRiskKpis extends ViewQuery<RiskKpis> {
  /** The first day of the period; defaults to a year before the last. */
  @IsOptional() @IsDay() readonly from?: Day;

  /** The last day; defaults to today. */
  @IsOptional() @IsDay() readonly to?: Day;
}

/** What early warning said of one client, and what became of it. */
export class GetRiskRecord extends ViewQuery<RiskRecordRow> {
  @IsId() readonly clientId!: string;
}

/** How many warnings are remembered of a client. */
const mostWarnings = 400;

const events = {
  ...loanEvents,
  ...warningEvents,
  ...outcomeEvents,
  ...pick(signalEvents, 'ExternalSignalReceived'),
  ...projectFactEvents,
};

const raised = (row: RiskRecordRow, record: WarningRecord): RiskRecordRow => ({
  ...row,
  warnings: [...row.warnings, record].slice(-mostWarnings),
});

const on: Rows<RiskRecordRow, typeof events> = {
  ...onLoans<RiskRecordRow>((after, _, { valueDate }) => owing(after, valueDate)),
  WarningRaised: ({ rule, number, level, valueDate: raisedOn }, row) =>
    raised(row, { rule, number, level, raisedOn }),
  WarningRaisedByHand: ({ rule, number, level, valueDate: raisedOn }, row) =>
    raised(row, { rule, number, level, raisedOn }),
  WarningEscalated: ({ rule, level }, row) => changingRecord(row, rule, escalatedTo(level)),
  WarningAcknowledged: ({ rule, valueDate }, row) =>
    changingRecord(row, rule, (record) => ({ acknowledgedOn: valueDate, ...record })),
  WarningActionTaken: ({ rule, valueDate }, row) =>
    changingRecord(row, rule, (record) => ({ actedOn: valueDate, ...record })),
  WarningClosed: ({ rule, verdict }, row) =>
    changingRecord(row, rule, (record) => ({ ...record, verdict })),
  OutcomeRecorded: ({ outcome, happenedOn }, row) =>
    outcome === 'delayed'
      ? { ...row, delayedOn: row.delayedOn ?? happenedOn }
      : failing(row, happenedOn),
  ExternalSignalReceived: ({ code, happenedOn }, row) =>
    code === 'bankruptcyFiled' ? failing(row, happenedOn) : row,
  ...onProjects<RiskRecordRow>(),
};

const readers = ['riskOfficer', 'creditApprover', 'auditor', 'unitHead'] as const;

/** What early warning said of each client and what became of it: the measures add up from here. */
export const riskRecord = defineView({
  name: 'risk-record',
  version: 2,
  events,
  empty: (clientId): RiskRecordRow => ({ clientId, loans: [], warnings: [], ...noProjects }),
  by: 'clientId',
  on,
  key: { ExternalSignalReceived: ({ clientId }) => (clientId === undefined ? [] : [clientId]) },
  rollups: { measures: measuresOf },
  scope: { client: 'clientId' },
  queries: { GetRiskKpis, GetRiskRecord },
  allow: { GetRiskKpis: readers, GetRiskRecord: readers },
  answer: {
    GetRiskKpis: async ({ from, to }, rows, { today = '' }) => {
      const last = to ?? today;
      const first = from ?? addMonths(last, -12);
      return kpisOf(await rows.totals('measures'), { from: first, to: last });
    },
    GetRiskRecord: ({ clientId }, rows) => rows.get(clientId),
  },
});
