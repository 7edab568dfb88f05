import type { Role } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { TokenUse } from './local-token.codes.js';

/** Tokens that the key of the data folder has signed: a stream of one event each. */
export const localTokenEvents = defineEvents('tokenId', {
  /** The token itself is written nowhere; its stream has its `jti`. */
  LocalTokenIssued: event<{
    readonly personId: string;
    /** What the token is narrowed to; absent where it carries all that the person may do. */
    readonly roles?: readonly Role[];
    readonly use: TokenUse;
    /** When it expires, UTC. */
    readonly until: string;
    /** Who asked for it: the operator on the command line, or the person who used a sign-in link. */
    readonly issuedBy: string;
  }>(),
});
