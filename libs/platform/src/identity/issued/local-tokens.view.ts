import type { Openings } from '#kernel';
import { defineView, IsCode, IsText, ListQuery } from '#kernel';
import type { Role } from '#kernel';
import { IsOptional } from 'class-validator';
import { TokenUse } from './local-token.codes.js';
import { localTokenEvents } from './local-token.events.js';

/** A token of the local key: revoked by its id or by its person at `/token-revocations`. */
export interface LocalTokenRow {
  readonly tokenId: string;
  readonly personId: string;
  /** What it is narrowed to; absent where it carries all that the person may do. */
  readonly roles?: readonly Role[];
  readonly use: TokenUse;
  /** UTC, as `until`. */
  readonly issuedAt: string;
  readonly until: string;
  readonly issuedBy: string;
}

/** Tokens that the local key has signed, the latest first. */
export class ListLocalTokens extends ListQuery<LocalTokenRow> {
  @IsOptional() @IsText({ max: 255 }) readonly personId?: string;
  @IsOptional() @IsCode(TokenUse) readonly use?: TokenUse;
}

const opens: Openings<LocalTokenRow, typeof localTokenEvents> = {
  LocalTokenIssued: (data, { at }) => ({ ...data, issuedAt: at }),
};

/** Every token of the local key, for whoever asks who could act as whom. */
export const localTokens = defineView({
  name: 'local-tokens',
  events: localTokenEvents,
  opens,
  on: {},
  scope: 'open',
  queries: { ListLocalTokens },
  allow: { ListLocalTokens: ['auditor', 'administrator'] },
  answer: {
    ListLocalTokens: ({ personId, use, sort = '-issuedAt', ...page }, rows) =>
      rows.page({ personId, use }, { ...page, sort }),
  },
  indexes: [{ issuedAt: -1 }, { personId: 1, issuedAt: -1 }],
});
