import type { Day, Money, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { EnquiryEnd, LoanProduct } from '../../credit.codes.js';
import { EnquiryStage, LoanPurpose } from '../../credit.codes.js';
import { enquiryEvents } from '../../enquiry/enquiry.events.js';

/** An enquiry, and what has come of it. */
export interface EnquiryRow {
  readonly enquiryId: string;
  readonly clientId: string;
  readonly stage: EnquiryStage;
  readonly purpose: LoanPurpose;
  readonly need: string;
  readonly amount?: Money;
  readonly termMonths?: number;
  readonly ownerId: string;
  readonly dueOn: Day;
  readonly recordedBy: string;
  readonly recordedOn: Day;
  /** The moment of the server's clock. */
  readonly recordedAt: string;
  readonly answer?: string;
  readonly products?: readonly LoanProduct[];
  /** Seconds from the enquiry to the first answer, by the server's clock. */
  readonly answeredSeconds?: number;
  /** The application that came of it. */
  readonly applicationId?: string;
  /** How it ended where nothing came of it, and why. */
  readonly outcome?: EnquiryEnd;
  readonly reason?: string;
  readonly endedOn?: Day;
}

/** One enquiry. */
export class GetEnquiry extends ViewQuery<EnquiryRow> {
  @IsId() readonly enquiryId!: string;
}

/** Enquiries: of a client, of an owner, in a stage, for a purpose, due by a day. */
export class ListEnquiries extends ListQuery<EnquiryRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsId() readonly ownerId?: string;

  @IsOptional() @IsCode(EnquiryStage) readonly stage?: EnquiryStage;

  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;

  /** What is to be answered by this day. */
  @IsOptional() @IsDay() readonly dueBy?: Day;
}

/** The enquiries of one stage and purpose. */
export interface EnquiryLine {
  readonly stage: EnquiryStage;
  readonly purpose: LoanPurpose;
  readonly enquiries: number;
  /** What is asked for where an amount is told, in its currency. */
  readonly amount?: Money;
  /** Whole seconds to the first answer, in the mean of those answered. */
  readonly meanSecondsToAnswer?: number;
}

/** How many enquiries there are by stage, purpose and currency, and how soon they are answered. */
export class CountEnquiries extends ViewQuery<readonly EnquiryLine[]> {}

const opens: Openings<EnquiryRow, typeof enquiryEvents> = {
  EnquiryRecorded: ({ valueDate, ...recorded }, { at }) => ({
    ...recorded,
    stage: 'open',
    recordedOn: valueDate,
    recordedAt: at,
  }),
};

const on: Rows<EnquiryRow, typeof enquiryEvents> = {
  EnquiryAnswered: ({ answer, products }, row, { at }) => ({
    ...row,
    stage: 'answered',
    answer,
    products,
    answeredSeconds: row.answeredSeconds ?? secondsBetween(row.recordedAt, at),
  }),
  EnquiryApplied: ({ applicationId, valueDate }, row) => ({
    ...row,
    stage: 'applied',
    applicationId,
    endedOn: valueDate,
  }),
  EnquiryClosed: ({ outcome, reason, valueDate }, row) => ({
    ...row,
    stage: outcome,
    outcome,
    reason,
    endedOn: valueDate,
  }),
};

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1_000));

/** What clients and prospects ask about credit, and what comes of it. */
export const enquiries = defineView({
  name: 'enquiries',
  events: enquiryEvents,
  opens,
  on,
  rollups: {
    stages: ({ stage, purpose, amount, answeredSeconds }) => [
      {
        group: { stage, purpose, currency: amount?.currency ?? '' },
        sums: {
          amount: amount?.minor ?? 0,
          answered: answeredSeconds === undefined ? 0 : 1,
          seconds: answeredSeconds ?? 0,
        },
      },
    ],
  },
  scope: { client: 'clientId' },
  queries: { GetEnquiry, ListEnquiries, CountEnquiries },
  allow: { GetEnquiry: everyone, ListEnquiries: everyone, CountEnquiries: everyone },
  answer: {
    GetEnquiry: ({ enquiryId }, rows) => rows.get(enquiryId),
    ListEnquiries: (query, rows) => {
      const { clientId, ownerId, stage, purpose, dueBy, limit, cursor, sort = 'dueOn' } = query;
      const dueOn = dueBy === undefined ? undefined : { upTo: dueBy };
      return rows.page({ clientId, ownerId, stage, purpose, dueOn }, { limit, cursor, sort });
    },
    CountEnquiries: async (_, rows) => linesOf(await rows.totals('stages')),
  },
  indexes: [
    { clientId: 1, dueOn: 1 },
    { ownerId: 1, dueOn: 1 },
    { stage: 1, dueOn: 1 },
    { purpose: 1, dueOn: 1 },
    { dueOn: 1 },
  ],
  orders: ['dueOn'],
});

/** The lines in the order of the stages and of the purposes. */
const linesOf = (totals: readonly Total[]): readonly EnquiryLine[] =>
  EnquiryStage.all.flatMap((stage) =>
    LoanPurpose.all.flatMap((purpose) =>
      totals
        .filter(({ group }) => group['stage'] === stage && group['purpose'] === purpose)
        .map((total) => lineOf(stage, purpose, total)),
    ),
  );

function lineOf(stage: EnquiryStage, purpose: LoanPurpose, total: Total): EnquiryLine {
  const { currency = '' } = total.group;
  const { amount = 0, answered = 0, seconds = 0 } = total.sums;
  return {
    stage,
    purpose,
    enquiries: total.count,
    ...(currency !== '' && { amount: { minor: amount, currency } }),
    ...(answered > 0 && { meanSecondsToAnswer: Math.round(seconds / answered) }),
  };
}
