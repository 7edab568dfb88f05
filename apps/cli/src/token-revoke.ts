import { Refusal } from '#kernel';
import { RevokeTokensOfPerson } from '#organisation';
import { inContext } from '#platform';
import { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { connect } from './connect.js';

/** `rapport token revoke`: whoever holds a token of the person has to get a new one. */
export async function revokeTokens(
  personId: string,
  reason = 'Revoked by the operator.',
): Promise<number> {
  const connected = await connect();
  const command = RevokeTokensOfPerson.of({ revocationId: `rv_${randomUUID()}`, personId, reason });
  const actor = { id: 'local-operator', roles: ['administrator'], channel: 'local' } as const;
  const context = { actor, correlationId: randomUUID(), system: true };
  try {
    await inContext(context, () => connected.app.get(CommandBus).execute(command));
  } catch (error) {
    throw error instanceof Refusal ? new Error(error.labels.en) : error;
  } finally {
    await connected.stop();
  }
  process.stdout.write(`no token that ${personId} got up to now counts any longer\n`);
  return 0;
}
