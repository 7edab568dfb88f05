import type { Role } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../request-context.js';
import { inContext } from '../../request-context.js';
import type { TokenUse } from './local-token.codes.js';
import { RecordLocalToken } from './local-token.commands.js';

/** Who gets a token, and who asked for it. */
export interface TokenIssue {
  readonly personId: string;
  readonly roles?: readonly Role[];
  readonly use: TokenUse;
  readonly issuedBy: string;
}

/** Hands out tokens of the local key: each is an event before anybody has it. */
@Injectable()
export class LocalTokens {
  constructor(private readonly bus: CommandBus) {}

  /** Records a token that was signed. @returns the token; where it cannot be recorded, nobody gets it */
  async issued(token: string, { issuedBy, ...issue }: TokenIssue): Promise<string> {
    const { jti: tokenId = '', exp = 0 } = decodeJwt(token);
    const until = new Date(exp * 1_000).toISOString();
    const actor = { id: issuedBy, roles: [], channel: 'local' };
    const context: RequestContext = { actor, correlationId: randomUUID(), system: true };
    const command = RecordLocalToken.of({ tokenId, ...issue, until });
    await inContext(context, () => this.bus.execute(command));
    return token;
  }
}
