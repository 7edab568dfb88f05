import type { Contribution, DataOf, Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { RuleSetContent } from '../rule-set/content/rule-set-content.js';
import { RuleSetPurpose, RuleSetStage } from '../rule-set/rule-set.codes.js';
import type { BackTestOutcome, BackTestWindow } from '../rule-set/rule-set.events.js';
import { ruleSetEvents } from '../rule-set/rule-set.events.js';

/** A back-test of one version of a set. */
export interface BackTestRow {
  readonly version: number;
  readonly contentHash: string;
  readonly on: Day;
  readonly by: string;
  readonly position: number;
  readonly window: BackTestWindow;
  readonly outcome: BackTestOutcome;
  readonly reportHash: string;
  readonly locked: boolean;
}

/** One step of the life of a set. */
export interface RuleSetStep {
  readonly version: number;
  readonly stage: RuleSetStage;
  readonly on: Day;
  readonly by: string;
  readonly reason?: string;
}

/** A rule set: its present version, and how it came to be. */
export interface RuleSetRow {
  readonly ruleSetId: string;
  readonly code: string;
  readonly purpose: RuleSetPurpose;
  readonly version: number;
  readonly stage: RuleSetStage;
  readonly content: RuleSetContent;
  readonly contentHash: string;
  readonly backTests: readonly BackTestRow[];
  readonly steps: readonly RuleSetStep[];
  /** That the version in force is to end, as somebody proposed and nobody has agreed to yet. */
  readonly withdrawal?: {
    readonly from: Day;
    readonly reason: string;
    readonly proposedBy: string;
    readonly on: Day;
  };
  /** The versions that judge or judged: from when, and until when if that has an end. */
  readonly inForce: readonly {
    readonly version: number;
    readonly contentHash: string;
    readonly from: Day;
    readonly until?: Day;
  }[];
  /** The first day of the version that is proposed or in force. */
  readonly from?: Day;
}

/** One rule set, with its back-tests and every step of its life. */
export class GetRuleSet extends ViewQuery<RuleSetRow> {
  @IsId() readonly ruleSetId!: string;
}

/** The rule sets of the bank. */
export class ListRuleSets extends ListQuery<RuleSetRow> {
  @IsOptional() @IsCode(RuleSetStage) readonly stage?: RuleSetStage;

  @IsOptional() @IsCode(RuleSetPurpose) readonly purpose?: RuleSetPurpose;
}

/** How many back-tests looked at each window of history, and how many of them under lock. */
export class CountBackTests extends ViewQuery<readonly Total[]> {
  /** First, last and last known day: `2016-01-01..2019-12-31..2019-12-31`. */
  @IsOptional() @IsText({ max: 40 }) readonly window?: string;
}

const windowsOf = ({ backTests }: RuleSetRow): readonly Contribution[] =>
  backTests.map(({ window: { from, to, observedUntil }, locked }) => ({
    group: { window: `${from}..${to}..${observedUntil}` },
    sums: { tests: 1, locked: Number(locked) },
  }));

type Drafted = DataOf<typeof ruleSetEvents.RuleSetDrafted>;

const versionOf = ({ version, content, contentHash }: Drafted) => ({
  code: content.code,
  purpose: content.purpose,
  version,
  content,
  contentHash,
  stage: 'drafted' as const,
});

const step = (
  row: RuleSetRow,
  stage: RuleSetStage,
  {
    version,
    valueDate,
    reason,
  }: { readonly version: number; readonly valueDate: Day; readonly reason?: string },
  by: string,
): RuleSetRow => ({
  ...row,
  stage,
  steps: [
    ...row.steps,
    { version, stage, on: valueDate, by, ...(reason === undefined ? {} : { reason }) },
  ],
});

/** What was in force ends the day its successor begins. */
const ended = (row: RuleSetRow, until: Day): RuleSetRow['inForce'] =>
  row.inForce.map((each) => (each.until === undefined ? { ...each, until } : each));

const opens: Openings<RuleSetRow, typeof ruleSetEvents> = {
  RuleSetDrafted: (drafted, { id }) =>
    step(
      { ruleSetId: id, ...versionOf(drafted), backTests: [], steps: [], inForce: [] },
      'drafted',
      drafted,
      drafted.draftedBy,
    ),
};

const on: Rows<RuleSetRow, typeof ruleSetEvents> = {
  RuleSetDrafted: (drafted, row) =>
    step({ ...row, ...versionOf(drafted) }, 'drafted', drafted, drafted.draftedBy),
  RuleSetBackTested: (tested, row, { actor }) => {
    const { version, contentHash, valueDate, position, window, outcome, reportHash, locked } =
      tested;
    const test = {
      version,
      contentHash,
      on: valueDate,
      by: actor,
      position,
      window,
      outcome,
      reportHash,
      locked,
    };
    const stage =
      row.stage === 'drafted' && contentHash === row.contentHash ? 'backTested' : row.stage;
    return { ...row, stage, backTests: [...row.backTests, test].slice(-500) };
  },
  RuleSetProposed: (proposed, row) =>
    step({ ...row, from: proposed.from }, 'proposed', proposed, proposed.proposedBy),
  RuleSetWithdrawalProposed: ({ from, reason, proposedBy, valueDate }, row) => ({
    ...row,
    withdrawal: { from, reason, proposedBy, on: valueDate },
  }),
  RuleSetApproved(approved, { withdrawal: _past, ...row }) {
    const { version, contentHash, from } = approved;
    const inForce = [...ended(row, from), { version, contentHash, from }];
    return step({ ...row, inForce }, 'approved', approved, approved.approvedBy);
  },
  RuleSetDeclined: (declined, row) => step(row, 'declined', declined, declined.declinedBy),
  RuleSetWithdrawn: (withdrawn, { withdrawal: _done, ...row }, { actor }) =>
    step({ ...row, inForce: ended(row, withdrawn.from) }, 'withdrawn', withdrawn, actor),
};

/** Every rule set, from draft to withdrawal. */
export const ruleSets = defineView({
  name: 'rule-sets',
  events: ruleSetEvents,
  opens,
  on,
  rollups: { windows: windowsOf },
  scope: 'open',
  queries: { GetRuleSet, ListRuleSets, CountBackTests },
  allow: { GetRuleSet: everyone, ListRuleSets: everyone, CountBackTests: everyone },
  answer: {
    GetRuleSet: ({ ruleSetId }, rows) => rows.get(ruleSetId),
    ListRuleSets: ({ stage, purpose, limit, cursor, sort = 'code' }, rows) =>
      rows.page({ stage, purpose }, { limit, cursor, sort }),
    CountBackTests: ({ window }, rows) => rows.totals('windows', { window }),
  },
  indexes: [{ code: 1 }, { stage: 1, code: 1 }],
});
