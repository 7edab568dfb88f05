import type { DataOf, Day, DecimalText, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { FactSource } from '../client/client-facts.js';
import {
  ClassificationMethod,
  IdentificationOutcome,
  IdentificationStage,
} from '../identification/identification.codes.js';
import type { IdentificationStandard } from '../identification/identification.codes.js';
import type { Judged } from '../identification/identification.events.js';
import { identificationEvents } from '../identification/identification.events.js';

/** A standard as it is scored. */
interface Scored {
  readonly standard: IdentificationStandard;
  readonly score: number;
  readonly method: ClassificationMethod;
  readonly evidence: string;
  readonly source: FactSource;
  readonly by: string;
  readonly on: Day;
}

/** How far a client is identified, and what speaks for it. */
export interface IdentificationRow {
  readonly clientId: string;
  readonly stage: IdentificationStage;
  readonly stages: readonly {
    readonly stage: IdentificationStage;
    readonly since: Day;
    readonly by: string;
    /** What led to it: the research, the finding of the stage before. */
    readonly finding: string;
  }[];
  readonly standards: readonly Scored[];
  /** By the weights of the latest judgement. */
  readonly judged?: Judged;
  /** 0 to 100, for lists. */
  readonly total: number;
  readonly methods: readonly ClassificationMethod[];
  readonly outcome?: IdentificationOutcome;
  readonly reason?: string;
  readonly startedOn: Day;
  readonly concludedOn?: Day;
}

/** The identification of one client: the latest one. */
export class GetIdentification extends ViewQuery<IdentificationRow> {
  @IsId() readonly clientId!: string;
}

/** Clients that are being identified or were: by stage, outcome and method; the best first. */
export class ListIdentifications extends ListQuery<IdentificationRow> {
  @IsOptional() @IsCode(IdentificationStage) readonly stage?: IdentificationStage;

  @IsOptional() @IsCode(IdentificationOutcome) readonly outcome?: IdentificationOutcome;

  @IsOptional() @IsCode(ClassificationMethod) readonly method?: ClassificationMethod;
}

/** The clients that stand at a stage, or came to an outcome there. */
export interface IdentificationTotal {
  readonly stage: IdentificationStage;
  readonly outcome: IdentificationOutcome | 'underWay';
  readonly clients: number;
}

/** How many clients stand at each stage. */
export class CountIdentifications extends ViewQuery<readonly IdentificationTotal[]> {}

const figure = (total: DecimalText): number => Number(total);

type Started = DataOf<typeof identificationEvents.IdentificationStarted>;

/** Each round begins from nothing: earlier ones are in the history of the row. */
const begun = ({ clientId, research, startedBy, valueDate }: Started): IdentificationRow => ({
  clientId,
  stage: 'research',
  stages: [{ stage: 'research', since: valueDate, by: startedBy, finding: research }],
  standards: [],
  total: 0,
  methods: [],
  startedOn: valueDate,
});

const opens: Openings<IdentificationRow, typeof identificationEvents> = {
  IdentificationStarted: begun,
};

const on: Rows<IdentificationRow, typeof identificationEvents> = {
  IdentificationStarted: begun,
  StandardScored: (data, row) => {
    const { standard, score, method, evidence, source, scoredBy, judged, valueDate } = data;
    const others = row.standards.filter((each) => each.standard !== standard);
    const scored = { standard, score, method, evidence, source, by: scoredBy, on: valueDate };
    const standards = [...others, scored];
    const methods = [...new Set(standards.map((each) => each.method))];
    return { ...row, standards, methods, judged, total: figure(judged.total) };
  },
  IdentificationAdvanced: ({ to, finding, judged, advancedBy, valueDate }, row) => ({
    ...row,
    stage: to,
    stages: [...row.stages, { stage: to, since: valueDate, by: advancedBy, finding }],
    judged,
    total: figure(judged.total),
  }),
  IdentificationConcluded: ({ outcome, reason, judged, valueDate }, row) => ({
    ...row,
    ...{ outcome, reason, judged, concludedOn: valueDate },
    total: figure(judged.total),
  }),
};

/** How clients are identified, stage by stage. */
export const identifications = defineView({
  name: 'identifications',
  events: identificationEvents,
  by: 'clientId',
  opens,
  on,
  rollups: {
    stages: ({ stage, outcome = 'underWay' }) => [{ group: { stage, outcome }, sums: {} }],
  },
  scope: { client: 'clientId' },
  queries: { GetIdentification, ListIdentifications, CountIdentifications },
  allow: {
    GetIdentification: everyone,
    ListIdentifications: everyone,
    CountIdentifications: everyone,
  },
  answer: {
    GetIdentification: ({ clientId }, rows) => rows.get(clientId),
    ListIdentifications: ({ stage, outcome, method, limit, cursor, sort = '-total' }, rows) =>
      rows.page({ stage, outcome, methods: method }, { limit, cursor, sort }),
    CountIdentifications: async (_, rows) => (await rows.totals('stages')).flatMap(totalIn),
  },
  indexes: [{ total: -1 }, { stage: 1, total: -1 }, { outcome: 1, total: -1 }, { methods: 1 }],
  orders: ['total'],
});

function totalIn({ group, count }: Total): readonly IdentificationTotal[] {
  const { stage, outcome } = group;
  if (!IdentificationStage.includes(stage)) return [];
  const known = IdentificationOutcome.includes(outcome) ? outcome : 'underWay';
  return [{ stage, outcome: known, clients: count }];
}
