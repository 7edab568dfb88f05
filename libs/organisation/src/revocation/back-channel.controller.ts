import type { DomainCommand } from '#kernel';
import { Refusal } from '#kernel';
import type { RequestContext } from '#platform';
import {
  inContext,
  Keyless,
  Public,
  requestContext,
  StaffRegister,
  Tokens,
  Undescribed,
} from '#platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import { EndSession, RevokeTokensOfPerson } from './revocation.commands.js';
import { revocationRefusals } from './revocation.refusals.js';

const reason = 'The identity provider has ended the session.';
const actor = { id: 'identity-provider', roles: ['provisioner'], channel: 'back-channel' } as const;

/** Where the issuer of the tokens tells of sessions that have ended (OpenID Connect Back-Channel Logout). */
@Public()
@Undescribed()
@Controller('back-channel-logout')
export class BackChannelController {
  constructor(
    private readonly tokens: Tokens,
    private readonly register: StaffRegister,
    private readonly commands: CommandBus,
  ) {}

  /** @throws LogoutTokenInvalid; of whom or what is not known here nothing is to be ended */
  @Post()
  @Keyless()
  @HttpCode(200)
  async logout(@Body() body: { readonly logout_token?: unknown } | undefined): Promise<void> {
    const { issuer, logoutId, subject, sessionId } = await this.verified(body?.logout_token);
    const revocationId = `rv_${createHash('sha256').update(`${issuer} ${logoutId}`).digest('hex')}`;
    if (sessionId !== undefined) {
      await this.send(EndSession.of({ revocationId, issuer, sessionId, reason }), revocationId);
      return;
    }
    const person = await this.register.personOf({ issuer, subject: subject ?? '' });
    if (!person) return;
    const { personId } = person;
    await this.send(RevokeTokensOfPerson.of({ revocationId, personId, reason }), revocationId);
  }

  private async verified(token: unknown) {
    if (typeof token !== 'string') throw revocationRefusals.LogoutTokenInvalid();
    return this.tokens.verifyLogout(token).catch((error: unknown) => {
      const isInvalid = error instanceof Refusal && error.status === 401;
      throw isInvalid ? revocationRefusals.LogoutTokenInvalid() : error;
    });
  }

  private async send(command: DomainCommand, idempotencyKey: string): Promise<void> {
    const { correlationId } = requestContext();
    const context: RequestContext = { actor, correlationId, idempotencyKey, system: true };
    await inContext(context, () => this.commands.execute(command));
  }
}
