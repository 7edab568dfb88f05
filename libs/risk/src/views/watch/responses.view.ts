import type { Contribution, Day, Labels, Level, Money, Openings, Rows, Total } from '#kernel';
import { loanEvents } from '#lending';
import { defineView, IsCode, IsDay, IsId, ListQuery, pick, Role, ViewQuery } from '#kernel';
import { IsIn, IsOptional } from 'class-validator';
import type { WarningPlaybook, WarningVerdict } from '../../early-warning/early-warning.codes.js';
import { RiskResponse, WarningLevel } from '../../early-warning/early-warning.codes.js';
import type { PlannedStep } from '../../response/playbook.rules.js';
import type {
  EscalationLevel,
  LegalStage,
  MeasureKind,
  NoticeChannel,
  ProposalAnswer,
} from '../../response/response.codes.js';
import { ResponseDimension } from '../../response/response.codes.js';
import type { ProposedTerms } from '../../response/response.events.js';
import { responseEvents } from '../../response/response.events.js';

/** A step of a response, and what came of it. */
export interface ResponseStepRow extends PlannedStep {
  readonly done?: {
    readonly result: string;
    readonly through?: string;
    readonly by: string;
    readonly on: Day;
  };
}

/** A proposal to the client, and its answer. */
export interface ProposalRow {
  readonly proposal: string;
  readonly channel: NoticeChannel;
  readonly by: string;
  readonly on: Day;
  readonly terms?: ProposedTerms;
  readonly answer?: ProposalAnswer;
  readonly comment?: string;
}

/** What the bank does about one warning. */
export interface ResponseRow {
  readonly responseId: string;
  readonly clientId: string;
  readonly rule: string;
  readonly level: Level;
  readonly playbook: WarningPlaybook;
  readonly response: RiskResponse;
  readonly startedOn: Day;
  readonly steps: readonly ResponseStepRow[];
  /** Who has something to do still. */
  readonly owners: readonly Role[];
  /** The day by which the next step is due; absent once all are done or the response has ended. */
  readonly nextDueOn?: Day;
  readonly escalation: EscalationLevel;
  readonly escalations: readonly { readonly to: EscalationLevel; readonly on: Day }[];
  readonly proposals: readonly ProposalRow[];
  readonly decisions: readonly {
    readonly decision: string;
    readonly members: readonly string[];
    readonly by: string;
    readonly on: Day;
  }[];
  readonly legalStages: readonly {
    readonly stage: LegalStage;
    readonly court?: string;
    readonly reference?: string;
    readonly on: Day;
  }[];
  /** What the loans did not allow of what was asked for. */
  readonly turnedAway: readonly {
    readonly loanId: string;
    readonly kind: MeasureKind;
    readonly because: Labels;
    readonly on: Day;
  }[];
  readonly target?: { readonly target: Money; readonly by: Day; readonly exposure: Money };
  readonly open: boolean;
  readonly verdict?: WarningVerdict;
}

/** One response to a warning. */
export class GetResponse extends ViewQuery<ResponseRow> {
  @IsId() readonly responseId!: string;
}

/** The responses to warnings, the next step due first. */
export class ListResponses extends ListQuery<ResponseRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(WarningLevel) readonly level?: Level;

  @IsOptional() @IsCode(RiskResponse) readonly response?: RiskResponse;

  /** Whose role has something to do still. */
  @IsOptional() @IsCode(Role) readonly owner?: Role;

  /** Only those with a step that should have been done before this day. */
  @IsOptional() @IsDay() readonly overdueOn?: Day;

  /** `false` for responses that have ended; defaults to those under way. */
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly open?: string;
}

/** How many responses are under way, by one dimension. */
export class CountResponses extends ViewQuery<readonly Total[]> {
  @IsCode(ResponseDimension) readonly by!: ResponseDimension;
}

/** What follows from the steps of a row. */
function planned(row: ResponseRow): ResponseRow {
  const { nextDueOn: _, ...rest } = row;
  const todo = row.open ? row.steps.filter(({ done }) => done === undefined) : [];
  const [next] = todo.map(({ dueOn }) => dueOn).sort();
  const owners = [...new Set(todo.map(({ owner }) => owner))];
  return { ...rest, owners, ...(next === undefined ? {} : { nextDueOn: next }) };
}

const opens: Openings<ResponseRow, typeof responseEvents> = {
  ResponseStarted: (started, { id }) => {
    const { clientId, rule, level, playbook, response, steps, valueDate } = started;
    return planned({
      responseId: id,
      clientId,
      rule,
      level,
      playbook,
      response,
      startedOn: valueDate,
      steps,
      owners: [],
      escalation: 'owner',
      escalations: [],
      proposals: [],
      decisions: [],
      legalStages: [],
      turnedAway: [],
      open: true,
    });
  },
};

const events = { ...responseEvents, ...pick(loanEvents, 'MeasureTurnedAway') };

const on: Rows<ResponseRow, typeof events> = {
  MeasureTurnedAway: ({ loanId, kind, because, valueDate }, row) => ({
    ...row,
    turnedAway: [...row.turnedAway, { loanId, kind, because, on: valueDate }].slice(
      -mostTurnedAway,
    ),
  }),
  ResponseWidened: ({ level, steps }, row) =>
    planned({
      ...row,
      level,
      steps: steps.map((each) => {
        const { done } = row.steps.find(({ step }) => step === each.step) ?? {};
        return { ...each, ...(done === undefined ? {} : { done }) };
      }),
    }),
  ResponseStepDone: ({ step, result, doneThrough: through, doneBy: by, valueDate }, row) =>
    planned({
      ...row,
      steps: row.steps.map((each) =>
        each.step === step
          ? {
              ...each,
              done: { result, ...(through === undefined ? {} : { through }), by, on: valueDate },
            }
          : each,
      ),
    }),
  ResponseEscalated: ({ to, valueDate }, row) => ({
    ...row,
    escalation: to,
    escalations: [...row.escalations, { to, on: valueDate }],
  }),
  SolutionProposed: ({ proposal, channel, terms, proposedBy: by, valueDate }, row) => {
    const told = { proposal, channel, by, on: valueDate, ...(terms && { terms }) };
    return { ...row, proposals: [...row.proposals, told] };
  },
  ProposalAnswered: ({ answer, comment }, row) => ({
    ...row,
    proposals: row.proposals.map((each, index, all) =>
      index === all.length - 1 ? { ...each, answer, comment } : each,
    ),
  }),
  CommitteeDecided: ({ decision, members, response, decidedBy: by, valueDate }, row) => ({
    ...row,
    response,
    decisions: [...row.decisions, { decision, members, by, on: valueDate }],
  }),
  LegalStageReached: ({ stage, court, reference, valueDate }, row) => ({
    ...row,
    legalStages: [
      ...row.legalStages,
      {
        stage,
        ...(court === undefined ? {} : { court }),
        ...(reference === undefined ? {} : { reference }),
        on: valueDate,
      },
    ],
  }),
  ExposureTargetSet: ({ target, by, exposure }, row) => ({
    ...row,
    target: { target, by, exposure },
  }),
  ResponseEnded: ({ verdict }, row) => planned({ ...row, open: false, verdict }),
};

const mostTurnedAway = 50;

const groupsOf = ({ open, response, level, escalation }: ResponseRow): readonly Contribution[] =>
  open
    ? Object.entries({ response, level, escalation }).map(([by, value]) => ({
        group: { by, value },
        sums: {},
      }))
    : [];

const readers = [
  'relationshipManager',
  'riskOfficer',
  'creditApprover',
  'unitHead',
  'auditor',
] as const;

/** What is being done about every warning. */
export const responses = defineView({
  name: 'responses',
  version: 2,
  events,
  by: 'responseId',
  opens,
  on,
  rollups: { open: groupsOf },
  scope: { client: 'clientId' },
  queries: { GetResponse, ListResponses, CountResponses },
  allow: { GetResponse: readers, ListResponses: readers, CountResponses: readers },
  answer: {
    GetResponse: ({ responseId }, rows) => rows.get(responseId),
    ListResponses: (query, rows) => {
      const { clientId, level, response, owner, overdueOn, open, limit, cursor } = query;
      return rows.page(
        {
          clientId,
          level,
          response,
          owners: owner,
          open: open !== 'false',
          ...(overdueOn === undefined ? {} : { nextDueOn: { below: overdueOn } }),
        },
        { limit, cursor, sort: query.sort ?? 'nextDueOn' },
      );
    },
    CountResponses: ({ by }, rows) => rows.totals('open', { by }),
  },
  indexes: [
    { open: 1, nextDueOn: 1 },
    { clientId: 1, nextDueOn: 1 },
  ],
  orders: ['nextDueOn'],
});
