import type { Actor } from '#kernel';
import { Injectable } from '@nestjs/common';
import { platformRefusals } from '../platform.refusals.js';
import type { Person } from './person.js';
import { StaffRegister } from './staff-register.js';
import type { Claims } from './tokens.js';

/** Who asks: what is written beside their events, and what the register knows of them. */
export interface Asker {
  readonly actor: Actor;
  readonly person?: Person;
}

/**
 * Finds the person behind a token. Eyes are persons of the staff register, whatever carries them: an
 * application that acts for a person is the channel, never the actor. Whom the register does not
 * know has no roles.
 */
@Injectable()
export class Identity {
  constructor(private readonly register: StaffRegister) {}

  async of(claims: Claims): Promise<Asker> {
    const { issuer, subject, name, roles = [], through } = claims;
    if (!this.register.exists) {
      const channel = through ?? 'api';
      return { actor: { id: subject, ...(name !== undefined && { name }), roles, channel } };
    }
    const channel = through === undefined ? 'api' : await this.application(issuer, through);
    const person = await this.register.personOf({ issuer, subject });
    if (!person) return { actor: { id: `unregistered:${subject}`, roles: [], channel } };
    if (await this.register.isRevoked({ ...claims, personId: person.personId }, claims.issuedAt)) {
      throw platformRefusals.NotAuthenticated({ rule: 'revoked' });
    }
    return { actor: actorOf(person, claims, channel), person };
  }

  /** The application that a token was given to must be on the register, as a service. */
  private async application(issuer: string, subject: string): Promise<string> {
    const application = await this.register.personOf({ issuer, subject });
    if (application?.roles.has('service')) return application.personId;
    throw platformRefusals.NotAuthenticated({ rule: 'act' });
  }
}

/** A token may narrow the roles of the register and never widen them. */
function actorOf({ personId, name, roles }: Person, claims: Claims, channel: string): Actor {
  const held = [...roles.keys()];
  const isProgram = roles.has('service') || roles.has('provisioner');
  return {
    id: personId,
    name,
    ...(!isProgram && { person: personId }),
    roles: claims.roles ? held.filter((role) => claims.roles?.includes(role)) : held,
    channel,
  };
}
