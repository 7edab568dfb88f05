import type { Contribution, DataOf, Day, Level, PageRequest, Rows, Total } from '#kernel';
import { defineView, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { clientEvents } from '#clients';
import { IsOptional } from 'class-validator';
import {
  WarningLevel,
  WarningSignal,
  WatchListDimension,
} from '../../early-warning/early-warning.codes.js';
import { warningEvents } from '../../warning/warning.events.js';
import type { ClientWarning, WatchRow } from './watch-list.rows.js';
import { changingWarning, unwatched, withWarning } from './watch-list.rows.js';

/** The clients upon whom warnings stand, the worst first. */
export class ListWatchList extends ListQuery<WatchRow> {
  @IsOptional() @IsCode(WarningLevel) readonly level?: Level;

  /** The relationship manager who answers for the client. */
  @IsOptional() @IsId() readonly managerId?: string;

  /** A rule whose warning stands, such as `EW-01`. */
  @IsOptional() @IsId() readonly rule?: string;

  /** A type of risk of which a standing warning speaks. */
  @IsOptional() @IsCode(WarningSignal) readonly signal?: WarningSignal;

  /** Clients with a warning that should have been acknowledged before this day and was not. */
  @IsOptional() @IsDay() readonly unacknowledgedOn?: Day;
}

/** How many clients are on the watch list: by level, rule, type of risk or relationship manager. */
export class CountWatchList extends ViewQuery<readonly Total[]> {
  @IsCode(WatchListDimension) readonly by!: WatchListDimension;
}

/** What early warning has to say of one client, also what is over. */
export class GetClientWarnings extends ViewQuery<WatchRow> {
  @IsId() readonly clientId!: string;
}

const events = { ...clientEvents, ...warningEvents };

type Seen = Pick<
  DataOf<typeof warningEvents.WarningRaised>,
  'observed' | 'threshold' | 'leavesAt' | 'facts' | 'parts' | 'valueDate'
>;

/** What a rule saw when the level last changed. */
const seen = ({ observed, threshold, leavesAt, facts, parts, valueDate }: Seen) => ({
  observed,
  ...(threshold === undefined ? {} : { threshold }),
  ...(leavesAt === undefined ? {} : { leavesAt }),
  facts,
  ...(parts === undefined ? {} : { parts }),
  changedOn: valueDate,
});

/** The warning before what was seen of it then. */
function unseen({ threshold: _, leavesAt: __, parts: ___, ...warning }: ClientWarning) {
  return warning;
}

const on: Rows<WatchRow, typeof events> = {
  ClientRegistered: ({ facts: { name } }, row) => ({ ...row, name }),
  ClientMigrated: ({ facts: { name } }, row) => ({ ...row, name }),
  ClientFactsUpdated: ({ facts: { name } }, row) => (name === undefined ? row : { ...row, name }),
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),

  WarningRaised: (raised, row) =>
    withWarning(row, {
      rule: raised.rule,
      ruleSetId: raised.ruleSetId,
      version: raised.version,
      ...(raised.watch === undefined ? {} : { watch: raised.watch }),
      ...raised.about,
      number: raised.number,
      level: raised.level,
      stage: 'raised',
      ...seen(raised),
      raisedOn: raised.valueDate,
      due: raised.due,
      actions: [],
    }),
  WarningRaisedByHand: ({ rule, number, level, due, about, finding, raisedBy, valueDate }, row) =>
    withWarning(row, {
      rule,
      ruleSetId: 'hand',
      version: 1,
      ...about,
      number,
      level,
      stage: 'raised',
      observed: null,
      facts: [],
      raisedOn: valueDate,
      changedOn: valueDate,
      due,
      actions: [],
      finding,
      raisedBy,
    }),
  WarningEscalated: (escalated, row) =>
    changingWarning(row, escalated.rule, (warning) => ({
      ...unseen(warning),
      version: escalated.version,
      ruleSetId: escalated.ruleSetId,
      level: escalated.level,
      stage: 'raised',
      ...seen(escalated),
      due: escalated.due,
    })),
  WarningEased: (eased, row) =>
    changingWarning(row, eased.rule, (warning) => ({
      ...unseen(warning),
      version: eased.version,
      level: eased.level,
      ...seen(eased),
    })),
  WarningLifted: (lifted, row) =>
    changingWarning(row, lifted.rule, (warning) => ({
      ...unseen(warning),
      level: null,
      ...seen(lifted),
    })),
  RiskScoreChanged: ({ code, ruleSetId, version, score, parts, valueDate }, row) => {
    const { [code]: _, ...others } = row.scores;
    const scored = { ruleSetId, version, score, parts, since: valueDate };
    return { ...row, scores: score === 0 ? others : { ...others, [code]: scored } };
  },
  WarningAcknowledged: ({ rule, acknowledgedBy, valueDate }, row) =>
    changingWarning(row, rule, (warning) => ({
      ...warning,
      stage: 'acknowledged',
      acknowledgedBy,
      acknowledgedOn: valueDate,
    })),
  WarningAssessed: ({ rule, severity, likelihood, finding, assessedBy: by, valueDate }, row) =>
    changingWarning(row, rule, (warning) => ({
      ...warning,
      stage: 'assessed',
      assessment: {
        severity,
        likelihood,
        gravity: severity * likelihood,
        finding,
        by,
        on: valueDate,
      },
    })),
  WarningActionTaken: ({ rule, response, action, takenBy: by, valueDate }, row) =>
    changingWarning(row, rule, (warning) => ({
      ...warning,
      stage: 'acted',
      actions: [...warning.actions, { response, action, by, on: valueDate }],
    })),
  WarningClosed: ({ rule, verdict, conclusion, closedBy: by, silentUntil, valueDate }, row) =>
    changingWarning(row, rule, (warning) => ({
      ...warning,
      ...(warning.ruleSetId === 'hand' ? { level: null } : {}),
      stage: 'closed',
      closing: {
        verdict,
        conclusion,
        by,
        on: valueDate,
        ...(silentUntil === undefined ? {} : { silentUntil }),
      },
    })),
};

const groupsOf = ({ level, rules, signals, managerId }: WatchRow): readonly Contribution[] => {
  const group = (dimension: WatchListDimension, value: string): Contribution => ({
    group: { dimension, value },
    sums: {},
  });
  if (level === undefined) return [];
  return [
    group('level', level),
    group('manager', managerId ?? 'none'),
    ...rules.map((rule) => group('rule', rule)),
    ...signals.map((signal) => group('signal', signal)),
  ];
};

const worstFirst = ({ limit, cursor, sort = '-rank' }: ListWatchList): PageRequest => ({
  limit,
  cursor,
  sort,
});

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** Every client by the gravity of what early warning has to say of it. */
export const watchList = defineView({
  name: 'watch-list',
  version: 3,
  events,
  empty: unwatched,
  by: 'clientId',
  on,
  rollups: { watched: groupsOf },
  scope: { client: 'clientId' },
  queries: { ListWatchList, CountWatchList, GetClientWarnings },
  allow: { ListWatchList: readers, CountWatchList: readers, GetClientWarnings: readers },
  answer: {
    ListWatchList: (query, rows) =>
      rows.page(
        {
          rank: { above: 0 },
          level: query.level,
          managerId: query.managerId,
          rules: query.rule,
          signals: query.signal,
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
    { signals: 1, rank: -1 },
  ],
  orders: ['rank'],
  keepsDays: true,
});
