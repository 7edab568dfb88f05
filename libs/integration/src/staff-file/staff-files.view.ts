import type { Openings, Rows } from '#kernel';
import { defineView, IsOneOf, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { staffFileEvents } from './staff-file.events.js';

const statuses = ['proposed', 'confirmed'] as const;

/** A list of staff that an administrator has brought. */
export interface StaffFileRow {
  /** `sf_` and the SHA-256 of the file. */
  readonly fileId: string;
  readonly people: number;
  readonly status: (typeof statuses)[number];
  readonly proposedBy: string;
  /** UTC, as `confirmedAt`. */
  readonly proposedAt: string;
  readonly confirmedBy?: string;
  readonly confirmedAt?: string;
}

/** Lists of staff, the latest first. */
export class ListStaffFiles extends ListQuery<StaffFileRow> {
  @IsOptional() @IsOneOf(statuses) readonly status?: StaffFileRow['status'];
}

const opens: Openings<StaffFileRow, typeof staffFileEvents> = {
  StaffFileProposed: (data, { at }) => ({ ...data, status: 'proposed', proposedAt: at }),
};

const on: Rows<StaffFileRow, typeof staffFileEvents> = {
  StaffFileConfirmed: ({ confirmedBy }, row, { at }) => ({
    ...row,
    status: 'confirmed',
    confirmedBy,
    confirmedAt: at,
  }),
};

/** Which lists of staff wait for a second administrator, and who confirmed the others. */
export const staffFiles = defineView({
  name: 'staff-files',
  events: staffFileEvents,
  opens,
  on,
  scope: 'open',
  queries: { ListStaffFiles },
  allow: { ListStaffFiles: ['administrator', 'provisioner', 'auditor'] },
  answer: {
    ListStaffFiles: ({ status, sort = '-proposedAt', ...page }, rows) =>
      rows.page({ status }, { ...page, sort }),
  },
  indexes: [{ proposedAt: -1 }, { status: 1, proposedAt: -1 }],
});
