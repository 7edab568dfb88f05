import type { DataOf, Day, Role, Rows } from '#kernel';
import { defineView, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { ErasureState } from './file/personal-file.codes.js';
import { personalFileEvents } from './file/personal-file.events.js';

type StatedPurpose = Omit<DataOf<typeof personalFileEvents.PurposeStated>, 'personId'>;
type LegalHold = Omit<DataOf<typeof personalFileEvents.LegalHoldPlaced>, 'personId'>;

/** What the bank may do with the data of a person. */
export interface PersonalFileRow {
  readonly personId: string;
  readonly purposes: readonly StatedPurpose[];
  readonly holds: readonly LegalHold[];
  /** The last day on which any purpose needs the data; absent where none does. */
  readonly keepUntil?: Day;
  readonly erasure: ErasureState;
  readonly requestedBy?: string;
  readonly declinedBecause?: string;
  /** The moment of the erasure. */
  readonly erasedAt?: string;
}

/** Why the bank may hold the data of a person, until when, and what was asked of it. */
export class GetPersonalFile extends ViewQuery<PersonalFileRow> {
  @IsId() readonly personId!: string;
}

/** The files of persons: those asked to be erased, or no longer needed on a day. */
export class ListPersonalFiles extends ListQuery<PersonalFileRow> {
  @IsOptional() @IsCode(ErasureState) readonly erasure?: ErasureState;
  /** Those whose last day lies before this one. */
  @IsOptional() @IsDay() readonly overOn?: Day;
}

const needed = (row: PersonalFileRow, purposes: readonly StatedPurpose[]): PersonalFileRow => {
  const { keepUntil: _, ...rest } = row;
  const last = purposes
    .map(({ keepUntil }) => keepUntil)
    .sort()
    .at(-1);
  return { ...rest, purposes, ...(last !== undefined && { keepUntil: last }) };
};

const on: Rows<PersonalFileRow, typeof personalFileEvents> = {
  PurposeStated: ({ personId: _, ...stated }, row) =>
    needed(row, [...row.purposes.filter(({ purpose }) => purpose !== stated.purpose), stated]),
  PurposeWithdrawn: ({ purpose }, row) =>
    needed(
      row,
      row.purposes.filter((each) => each.purpose !== purpose),
    ),
  LegalHoldPlaced: ({ personId: _, ...hold }, row) => ({ ...row, holds: [...row.holds, hold] }),
  LegalHoldLifted: ({ holdId }, row) => ({
    ...row,
    holds: row.holds.filter((hold) => hold.holdId !== holdId),
  }),
  ErasureRequested: ({ requestedBy }, { declinedBecause: _, ...row }) => ({
    ...row,
    erasure: 'requested',
    requestedBy,
  }),
  ErasureDeclined: ({ reason }, row) => ({ ...row, erasure: 'none', declinedBecause: reason }),
  PersonalDataErased: (_, row, { at }) => ({
    ...needed(row, []),
    erasure: 'erased',
    erasedAt: at,
  }),
};

const keepers: readonly Role[] = [
  'relationshipManager',
  'riskOfficer',
  'unitHead',
  'administrator',
  'auditor',
];

/** Purposes, retention, legal holds and erasures, by person. */
export const personalFiles = defineView({
  name: 'personal-files',
  events: personalFileEvents,
  empty: (personId): PersonalFileRow => ({ personId, purposes: [], holds: [], erasure: 'none' }),
  on,
  by: 'personId',
  scope: 'open',
  // Whoever is under investigation is not to be warned.
  masked: [{ field: 'holds', seenBy: ['riskOfficer', 'auditor'] }],
  queries: { GetPersonalFile, ListPersonalFiles },
  allow: { GetPersonalFile: keepers, ListPersonalFiles: keepers },
  answer: {
    GetPersonalFile: ({ personId }, files) => files.get(personId),
    ListPersonalFiles: ({ erasure, overOn, ...page }, files) =>
      files.page(
        { erasure, keepUntil: overOn === undefined ? undefined : { below: overOn } },
        page,
      ),
  },
  indexes: [{ erasure: 1 }, { keepUntil: 1 }],
});
