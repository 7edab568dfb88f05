import type { Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { ProjectStage } from '../projects.codes.js';
import { OutsideRegister } from './outside.codes.js';
import { outsideEvents } from './outside.events.js';
import type { OutsideMovement, OutsideRecordRow } from './outside.rows.js';

/** One loan or project of others: its last statement, and what has changed. */
export class GetOutsideRecord extends ViewQuery<OutsideRecordRow> {
  @IsId() readonly recordId!: string;
}

/** Loans and projects that others finance, by id. */
export class ListOutsideRecords extends ListQuery<OutsideRecordRow> {
  @IsOptional() @IsCode(OutsideRegister) readonly register?: OutsideRegister;

  @IsOptional() @IsText({ max: 80 }) readonly project?: string;

  @IsOptional() @IsCode(ProjectStage) readonly stage?: ProjectStage;
}

const opens: Openings<OutsideRecordRow, typeof outsideEvents> = {
  OutsideRecordStated: ({ valueDate, ...told }) => ({
    ...told,
    statedOn: valueDate,
    statedDays: [valueDate],
    movements: [],
  }),
};

const moved = (row: OutsideRecordRow, movement: OutsideMovement): OutsideRecordRow => {
  const others = row.movements.filter(
    ({ kind, on: day }) => kind !== movement.kind || day !== movement.on,
  );
  const isNothing =
    movement.amount?.minor === 0 || (!movement.amount && movement.from === movement.to);
  const all = isNothing ? others : [...others, movement];
  return { ...row, movements: all.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
};
const key = ({ on: day, kind }: OutsideMovement): string => `${day}/${kind}`;

const on: Rows<OutsideRecordRow, typeof outsideEvents> = {
  OutsideRecordStated: ({ valueDate, ...told }, row) => {
    const statedDays = [...new Set([...row.statedDays, valueDate])].sort();
    if (valueDate < row.statedOn) return { ...row, statedDays };
    return { ...told, statedOn: valueDate, statedDays, movements: row.movements };
  },
  OutsideLoanDisbursed: ({ since, valueDate, amount }, row) =>
    moved(row, { kind: 'disbursement', since, on: valueDate, amount }),
  OutsideLoanRepaid: ({ since, valueDate, amount }, row) =>
    moved(row, { kind: 'repayment', since, on: valueDate, amount }),
  OutsideLoanCancelled: ({ since, valueDate, amount }, row) =>
    moved(row, { kind: 'cancellation', since, on: valueDate, amount }),
  OutsideClosingMoved: ({ since, valueDate, from, to }, row) =>
    moved(row, { kind: 'closing', since, on: valueDate, from, to }),
  OutsideStatusChanged: ({ since, valueDate, from, to }, row) =>
    moved(row, { kind: 'status', since, on: valueDate, from, to }),
};

/** Loans and projects that others finance, as registers publish them. */
export const outsideRecords = defineView({
  name: 'outside-records',
  events: outsideEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetOutsideRecord, ListOutsideRecords },
  allow: { GetOutsideRecord: everyone, ListOutsideRecords: everyone },
  answer: {
    GetOutsideRecord: ({ recordId }, rows) => rows.get(recordId),
    ListOutsideRecords: ({ register, project, stage, ...page }, rows) =>
      rows.page({ register, project, stage }, page),
  },
  indexes: [{ register: 1, stage: 1 }, { project: 1 }, { stage: 1 }],
});
