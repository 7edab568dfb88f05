import { defineEvents, event } from '#kernel';
import type { Revoked } from '../organisation.codes.js';

/** Tokens that count no longer though they have not expired. */
export const revocationEvents = defineEvents('revocationId', {
  /** Tokens issued up to the moment of recording. */
  TokensRevoked: event<{
    readonly of: Revoked;
    /** The person; or the issuer and its id of the session or token, with a space between. */
    readonly value: string;
    readonly revokedBy: string;
    readonly reason: string;
  }>(),
});
