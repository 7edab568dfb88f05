import type { Contribution, Day, Level, PageRequest, Rows, Total } from '#kernel';
import { defineView, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { clientEvents } from '#clients';
import { IsOptional } from 'class-validator';
import { WarningLevel, WatchListDimension } from '../early-warning/early-warning.codes.js';
import { warningEvents } from '../warning/warning.events.js';
import type { WatchRow } from './watch-list.rows.js';
import { changingWarning, unwatched, withWarning } from './watch-list.rows.js';

/** The clients upon whom warnings stand, the worst first. */
export class ListWatchList extends ListQuery<WatchRow> {
  @IsOptional() @IsCode(WarningLevel) readonly level?: Level;

  /** The relationship manager who answers for the client. */
  @IsOptional() @IsId() readonly managerId?: string;

  /** A rule whose warning stands, such as `EW-01`. */
  @IsOptional() @IsId() readonly rule?: string;

  /** Clients with a warning that should have been acknowledged before this day and was not. */
  @IsOptional() @IsDay() readonly unacknowledgedOn?: Day;
}

/** How many clients are on the watch list: by level, rule or relationship manager. */
export class CountWatchList extends ViewQuery<readonly Total[]> {
  @IsCode(WatchListDimension) readonly by!: WatchListDimension;
}

/** What early warning has to say of one client, also what is over. */
export class GetClientWarnings extends ViewQuery<WatchRow> {
  @IsId() readonly clientId!: string;
}

const events = { ...clientEvents, ...warningEvents };

const on: Rows<WatchRow, typeof events> = {
  ClientRegistered: ({ facts: { name } }, row) => ({ ...row, name }),
  ClientMigrated: ({ facts: { name } }, row) => ({ ...row, name }),
  ClientFactsUpdated: ({ facts: { name } }, row) => (name === undefined ? row : { ...row, name }),
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),

  WarningRaised: ({ rule, version, number, level, observed, threshold, due, valueDate }, row) =>
    withWarning(row, {
      rule,
      version,
      number,
      level,
      stage: 'raised',
      observed,
      threshold,
      raisedOn: valueDate,
      changedOn: valueDate,
      due,
    }),
  WarningEscalated: ({ rule, version, level, observed, threshold, due, valueDate }, row) =>
    changingWarning(row, rule, (warning) => ({
      ...warning,
      version,
      level,
      stage: 'raised',
      observed,
      threshold,
      changedOn: valueDate,
      due,
    })),
  WarningEased: ({ rule, version, level, observed, threshold, valueDate }, row) =>
    changingWarning(row, rule, (warning) => ({
      ...warning,
      version,
      level,
      observed,
      threshold,
      changedOn: valueDate,
    })),
  WarningLifted: ({ rule, version, observed, threshold, valueDate }, row) =>
    changingWarning(row, rule, (warning) => ({
      ...warning,
      version,
      level: null,
      observed,
      threshold,
      changedOn: valueDate,
    })),
  WarningAcknowledged: ({ rule }, row) =>
    changingWarning(row, rule, (warning) => ({ ...warning, stage: 'acknowledged' })),
  WarningAssessed: ({ rule }, row) =>
    changingWarning(row, rule, (warning) => ({ ...warning, stage: 'assessed' })),
  WarningActionTaken: ({ rule }, row) =>
    changingWarning(row, rule, (warning) => ({ ...warning, stage: 'acted' })),
  WarningClosed: ({ rule, verdict }, row) =>
    changingWarning(row, rule, (warning) => ({ ...warning, stage: 'closed', verdict })),
};

const groupsOf = ({ level, rules, managerId }: WatchRow): readonly Contribution[] => {
  const group = (dimension: WatchListDimension, value: string): Contribution => ({
    group: { dimension, value },
    sums: {},
  });
  if (level === undefined) return [];
  return [
    group('level', level),
    group('manager', managerId ?? 'none'),
    ...rules.map((rule) => group('rule', rule)),
  ];
};

const worstFirst = ({ limit, cursor, sort = '-rank' }: ListWatchList): PageRequest => ({
  limit,
  cursor,
  sort,
});

/** Every client by the gravity of what early warning has to say of it. */
export const watchList = defineView({
  name: 'watch-list',
  events,
  empty: unwatched,
  by: 'clientId',
  on,
  rollups: { watched: groupsOf },
  scope: { client: 'clientId' },
  queries: { ListWatchList, CountWatchList, GetClientWarnings },
  allow: {
    ListWatchList: ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'],
    CountWatchList: ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'],
    GetClientWarnings: ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'],
  },
  answer: {
    ListWatchList: (query, rows) =>
      rows.page(
        {
          rank: { above: 0 },
          level: query.level,
          managerId: query.managerId,
          rules: query.rule,
          acknowledgeBy:
            query.unacknowledgedOn === undefined ? undefined : { below: query.unacknowledgedOn },
        },
        worstFirst(query),
      ),
    CountWatchList: ({ by }, rows) => rows.totals('watched', { dimension: by }),
    GetClientWarnings: ({ clientId }, rows) => rows.get(clientId),
  },
  indexes: [
    { rank: -1 },
    { level: 1, rank: -1 },
    { managerId: 1, rank: -1 },
    { rules: 1, rank: -1 },
  ],
  orders: ['rank'],
});
