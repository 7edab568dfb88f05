import type { Industry, Name, SizeClass } from '#clients';
import { clientEvents } from '#clients';
import type { Contribution, Day, Rows, Total } from '#kernel';
import { defineView, IsCode, IsDay, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { StatementRow, WithStatements } from '../../statement/statements-of-client.js';
import { outcomeEvents } from '../../outcome/outcome.events.js';
import { signalEvents } from '../../signal/signal.events.js';
import type { StatementFigures } from '../../statement/figures.js';
import { onStatements } from '../../statement/statements-of-client.js';
import { statementEvents } from '../../statement/statement.events.js';
import { statementRefusals } from '../../statement/statement.refusals.js';
import { StatementDimension } from './financial-file.codes.js';

/** A client and everything that its statements say. */
export interface FinancialFileRow extends WithStatements {
  readonly clientId: string;
  readonly name?: Name;
  readonly industry?: Industry;
  readonly size?: SizeClass;
  /** The end of the latest period that is known; absent where none is. */
  readonly latestPeriodEnd?: Day;
  /** The first day on which the client failed, where that is known. */
  readonly failedOn?: Day;
}

/** The statements of one client, the latest period first. */
export class ListStatements extends ViewQuery<readonly StatementRow[]> {
  @IsId() readonly clientId!: string;
}

/** One statement of a client. */
export class GetStatement extends ViewQuery<StatementRow> {
  @IsId() readonly clientId!: string;

  /** End of period, months and basis: `2025-12-31.12.consolidated`. */
  @IsId() readonly statementId!: string;
}

/** Clients by the end of their latest statement: whose figures are old. */
export class ListFinancialFiles extends ListQuery<FinancialFileRow> {
  /** Only clients whose latest period ended before this day. */
  @IsOptional() @IsDay() readonly olderThan?: Day;
}

/** How many statements there are, and what each line adds up to in minor units. */
export class CountStatements extends ViewQuery<readonly Total[]> {
  @IsCode(StatementDimension) readonly by!: StatementDimension;
}

const events = {
  ...clientEvents,
  ...statementEvents,
  ...pick(signalEvents, 'ExternalSignalReceived'),
  ...outcomeEvents,
};

const arms = onStatements<FinancialFileRow>();

const dated = (row: FinancialFileRow): FinancialFileRow => {
  const [latest] = row.statements;
  return latest === undefined ? row : { ...row, latestPeriodEnd: latest.periodEnd };
};

const on: Rows<FinancialFileRow, typeof events> = {
  ClientRegistered: ({ facts }, row) => ({ ...row, ...known(facts) }),
  ClientMigrated: ({ facts }, row) => ({ ...row, ...known(facts) }),
  ClientFactsUpdated: ({ facts }, row) => ({ ...row, ...known(facts) }),
  StatementRecorded: (stated, row) => dated(arms.StatementRecorded(stated, row)),
  StatementRestated: (stated, row) => dated(arms.StatementRestated(stated, row)),
  ExternalSignalReceived: ({ code, happenedOn }, row) =>
    code === 'bankruptcyFiled' ? failing(row, happenedOn) : row,
  OutcomeRecorded: ({ happenedOn }, row) => failing(row, happenedOn),
};

const failing = (row: FinancialFileRow, on: Day): FinancialFileRow =>
  row.failedOn !== undefined && row.failedOn <= on ? row : { ...row, failedOn: on };

const known = ({ name, industry, size }: Pick<FinancialFileRow, 'name' | 'industry' | 'size'>) => ({
  ...(name === undefined ? {} : { name }),
  ...(industry === undefined ? {} : { industry }),
  ...(size === undefined ? {} : { size }),
});

const groupsOf = (row: FinancialFileRow): readonly Contribution[] => {
  const outcome = row.failedOn === undefined ? 'standing' : 'failed';
  const lastYear = row.latestPeriodEnd?.slice(0, 4);
  const byStatement = row.statements.flatMap(({ periodEnd, months, currency, audit, figures }) => {
    const year = periodEnd.slice(0, 4);
    const group = (by: StatementDimension, value: string, sums: StatementFigures = {}) => ({
      group: { by, value, year, currency, months: String(months) },
      sums,
    });
    // Sums by year stay exact; over all years they would pass what a number holds.
    return [group('year', year, figures), group('audit', audit), group('outcome', outcome)];
  });
  if (lastYear === undefined) return byStatement;
  return [...byStatement, { group: { by: 'client', value: outcome, year: lastYear }, sums: {} }];
};

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** What the bank knows of the finances of each client. */
export const financialFile = defineView({
  name: 'financial-file',
  version: 2,
  events,
  empty: (clientId): FinancialFileRow => ({ clientId, statements: [] }),
  by: 'clientId',
  on,
  key: {
    ExternalSignalReceived: ({ clientId }) => (clientId === undefined ? [] : [clientId]),
  },
  rollups: { statements: groupsOf },
  scope: { client: 'clientId' },
  queries: { ListStatements, GetStatement, ListFinancialFiles, CountStatements },
  allow: {
    ListStatements: readers,
    GetStatement: readers,
    ListFinancialFiles: readers,
    CountStatements: readers,
  },
  answer: {
    ListStatements: async ({ clientId }, rows) => (await rows.get(clientId)).statements,
    GetStatement: async ({ clientId, statementId }, rows) => {
      const { statements } = await rows.get(clientId);
      const found = statements.find((each) => each.statementId === statementId);
      if (found === undefined) {
        throw statementRefusals.NoSuchStatement({ field: 'statementId', statementId });
      }
      return found;
    },
    ListFinancialFiles: ({ olderThan, limit, cursor, sort = 'latestPeriodEnd' }, rows) =>
      rows.page(
        { latestPeriodEnd: { above: '', ...(olderThan && { below: olderThan }) } },
        { limit, cursor, sort },
      ),
    CountStatements: ({ by }, rows) => rows.totals('statements', { by }),
  },
  indexes: [{ latestPeriodEnd: 1 }],
});
