import type { DataOf, Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { CriteriaStage, CriteriaTaxonomy } from '../criteria/criteria.codes.js';
import { criteriaEvents } from '../criteria/criteria.events.js';
import type { CriteriaContent } from '../criteria/criteria-content.js';
import type { TrialDay } from '../criteria/trial.js';

/** One step of the life of criteria. */
export interface CriteriaStep {
  readonly version: number;
  readonly stage: CriteriaStage;
  readonly on: Day;
  readonly by: string;
  readonly reason?: string;
}

/** What a version would have said of all clients. */
export interface CriteriaTrial {
  readonly version: number;
  readonly contentHash: string;
  readonly on: Day;
  readonly by: string;
  readonly days: readonly TrialDay[];
}

/** Criteria of one taxonomy: their present version, and how it came to be. */
export interface CriteriaRow {
  readonly criteriaId: string;
  readonly taxonomy: CriteriaTaxonomy;
  readonly version: number;
  readonly stage: CriteriaStage;
  readonly content: CriteriaContent;
  readonly contentHash: string;
  /** The latest twenty. */
  readonly trials: readonly CriteriaTrial[];
  /** The latest two hundred. */
  readonly steps: readonly CriteriaStep[];
  /** The first day of the version that is proposed, or was approved last. */
  readonly from?: Day;
  readonly changedOn: Day;
}

/** Criteria with their trials and every step of their life. */
export class GetCriteria extends ViewQuery<CriteriaRow> {
  @IsId() readonly criteriaId!: string;
}

/** The criteria that the bank has drafted, those changed last first. */
export class ListCriteria extends ListQuery<CriteriaRow> {
  @IsOptional() @IsCode(CriteriaTaxonomy) readonly taxonomy?: CriteriaTaxonomy;

  @IsOptional() @IsCode(CriteriaStage) readonly stage?: CriteriaStage;
}

const most = { trials: 20, steps: 200 } as const;

interface Told {
  readonly version: number;
  readonly valueDate: Day;
  readonly reason?: string;
}

/** The row in a stage, with who brought it there. */
const step = (row: CriteriaRow, stage: CriteriaStage, told: Told, by: string): CriteriaRow => {
  const { version, valueDate: on, reason } = told;
  const done = { version, stage, on, by, ...(reason !== undefined && { reason }) };
  return { ...row, stage, steps: [...row.steps, done].slice(-most.steps), changedOn: on };
};

type Drafted = DataOf<typeof criteriaEvents.CriteriaDrafted>;
const versionOf = ({ version, content, contentHash, valueDate }: Drafted) => ({
  ...{ taxonomy: content.taxonomy, version, content, contentHash },
  ...{ stage: 'drafted' as const, changedOn: valueDate },
});

const opens: Openings<CriteriaRow, typeof criteriaEvents> = {
  CriteriaDrafted: (told, { id }) =>
    step(
      { criteriaId: id, ...versionOf(told), trials: [], steps: [] },
      'drafted',
      told,
      told.draftedBy,
    ),
};

const on: Rows<CriteriaRow, typeof criteriaEvents> = {
  CriteriaDrafted: (told, row) =>
    step({ ...row, ...versionOf(told) }, 'drafted', told, told.draftedBy),
  CriteriaTried: ({ version, contentHash, days, triedBy, valueDate }, row) => {
    const trial = { version, contentHash, on: valueDate, by: triedBy, days };
    const trials = [...row.trials, trial].slice(-most.trials);
    const isOfDraft = row.stage === 'drafted' && contentHash === row.contentHash;
    const after = { ...row, trials };
    return isOfDraft ? step(after, 'tried', { version, valueDate }, triedBy) : after;
  },
  CriteriaProposed: (told, row) =>
    step({ ...row, from: told.from }, 'proposed', told, told.proposedBy),
  CriteriaApproved: (told, row) =>
    step({ ...row, from: told.from }, 'approved', told, told.approvedBy),
  CriteriaDeclined: (told, row) => step(row, 'declined', told, told.declinedBy),
  CriteriaWithdrawn: (told, row, { actor }) => step(row, 'withdrawn', told, actor),
};

/** All criteria of the bank, from draft to withdrawal. */
export const criteriaFile = defineView({
  name: 'criteria',
  events: criteriaEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetCriteria, ListCriteria },
  allow: { GetCriteria: everyone, ListCriteria: everyone },
  answer: {
    GetCriteria: ({ criteriaId }, rows) => rows.get(criteriaId),
    ListCriteria: ({ taxonomy, stage, limit, cursor, sort = '-changedOn' }, rows) =>
      rows.page({ taxonomy, stage }, { limit, cursor, sort }),
  },
  indexes: [{ changedOn: -1 }, { taxonomy: 1, changedOn: -1 }, { stage: 1, changedOn: -1 }],
});
