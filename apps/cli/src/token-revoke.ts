import type { DomainCommand } from '#kernel';
import { Refusal } from '#kernel';
import { RevokeToken, RevokeTokensOfPerson } from '#organisation';
import { inContext, localIssuer } from '#platform';
import { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { connect } from './connect.js';

/** What is to count no longer: every token of a person, or one. */
export interface Revoking {
  readonly person?: string | undefined;
  /** Its `jti`, as `GET /local-tokens` lists it, or as the issuer knows it. */
  readonly tokenId?: string | undefined;
  readonly reason?: string | undefined;
}

/** `rapport token revoke`: whoever holds such a token has to get a new one. */
export async function revokeTokens({
  person,
  tokenId,
  reason = 'Revoked by the operator.',
}: Revoking): Promise<number> {
  if ((person === undefined) === (tokenId === undefined)) {
    process.stderr.write('rapport token revoke: name a person, or one token by --token\n');
    return 2;
  }
  const about = { revocationId: `rv_${randomUUID()}`, reason };
  const connected = await connect();
  const bus = connected.app.get(CommandBus);
  const issuer = connected.world.settings.issuer || localIssuer;
  try {
    if (person !== undefined) {
      await send(bus, RevokeTokensOfPerson.of({ ...about, personId: person }));
      process.stdout.write(`no token that ${person} got up to now counts any longer\n`);
    }
    if (tokenId !== undefined) {
      await send(bus, RevokeToken.of({ ...about, issuer, tokenId }));
      process.stdout.write(`token ${tokenId} of ${issuer} counts no longer\n`);
    }
  } finally {
    await connected.stop();
  }
  return 0;
}

async function send(bus: CommandBus, command: DomainCommand): Promise<void> {
  const actor = { id: 'local-operator', roles: ['administrator'], channel: 'local' } as const;
  const context = { actor, correlationId: randomUUID(), system: true };
  try {
    await inContext(context, () => bus.execute(command));
  } catch (error) {
    throw error instanceof Refusal ? new Error(error.labels.en) : error;
  }
}
