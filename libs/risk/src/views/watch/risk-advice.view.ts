import type { DataOf, Day, Openings, Rows } from '#kernel';
import { defineView, IsCode, IsId, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { AdviceTopic } from '../../advice/advice.codes.js';
import { adviceEvents } from '../../advice/advice.events.js';
import type { ProposalAnswer } from '../../response/response.codes.js';

type Offered = DataOf<typeof adviceEvents.RiskAdviceOffered>;

/** Advice to a client, and its latest answer. */
export interface RiskAdviceRow extends Pick<
  Offered,
  'clientId' | 'topic' | 'en' | 'zh' | 'proposal'
> {
  readonly adviceId: string;
  readonly by: string;
  readonly on: Day;
  readonly answer?: ProposalAnswer;
  readonly comment?: string;
  readonly answeredOn?: Day;
}

/** What clients were advised on, the latest first. */
export class ListRiskAdvice extends ListQuery<RiskAdviceRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(AdviceTopic) readonly topic?: AdviceTopic;
}

const opens: Openings<RiskAdviceRow, typeof adviceEvents> = {
  RiskAdviceOffered: ({ clientId, topic, en, zh, proposal, advisedBy, valueDate }, { id }) => ({
    ...{ adviceId: id, clientId, topic, en, zh, proposal, by: advisedBy, on: valueDate },
  }),
};

const on: Rows<RiskAdviceRow, typeof adviceEvents> = {
  RiskAdviceAnswered: ({ answer, comment, valueDate }, row) => ({
    ...row,
    answer,
    comment,
    answeredOn: valueDate,
  }),
};

/** What the bank advised its clients on, and what came of it. */
export const riskAdviceGiven = defineView({
  name: 'risk-advice',
  events: adviceEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { ListRiskAdvice },
  allow: { ListRiskAdvice: ['relationshipManager', 'riskOfficer', 'unitHead', 'auditor'] },
  answer: {
    ListRiskAdvice: ({ clientId, topic, limit, cursor, sort }, rows) =>
      rows.page({ clientId, topic }, { limit, cursor, sort: sort ?? '-on' }),
  },
  indexes: [{ clientId: 1, on: -1 }],
  orders: ['on'],
});
