import { defineView, IsCode, IsText, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { Revoked } from '../organisation.codes.js';
import { revocationEvents } from '../revocation/revocation.events.js';

/** Tokens that count no longer. */
export interface RevocationRow {
  readonly of: Revoked;
  /** The person; or the issuer and its id of the session or token. */
  readonly value: string;
  /** The moment of recording, UTC. */
  readonly at: string;
  /** Of a person, those issued up to this moment count no longer. */
  readonly upTo?: string;
  readonly revokedBy: string;
  readonly reason: string;
}

/** Tokens that count no longer, the latest first. */
export class ListRevocations extends ListQuery<RevocationRow> {
  @IsOptional() @IsCode(Revoked) readonly of?: Revoked;

  /** The person, or the issuer and its id with a space between. */
  @IsOptional() @IsText({ max: 520 }) readonly value?: string;
}

/** No issuer holds a space, so that two of them never have one key. */
export const issued = (issuer: string, id: string): string => `${issuer} ${id}`;

export const revocationKey = (of: Revoked, value: string): string => `${of}:${value}`;

/** What was revoked, for every request to look up. */
export const revocations = defineView({
  name: 'revocations',
  events: revocationEvents,
  empty: (): RevocationRow => ({ of: 'person', value: '', at: '', revokedBy: '', reason: '' }),
  on: {
    TokensRevoked: ({ of, value, revokedBy, reason }, _, { at }) => ({
      of,
      value,
      at,
      ...(of === 'person' && { upTo: at }),
      revokedBy,
      reason,
    }),
  },
  key: { TokensRevoked: ({ of, value }) => revocationKey(of, value) },
  scope: 'open',
  queries: { ListRevocations },
  allow: { ListRevocations: ['administrator', 'provisioner', 'auditor'] },
  answer: {
    ListRevocations: ({ of, value, sort = '-at', ...page }, rows) =>
      rows.page({ of, value }, { ...page, sort }),
  },
  indexes: [{ at: -1 }, { value: 1, at: -1 }],
});
