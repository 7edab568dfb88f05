import type { Owner, Role } from '#kernel';
import { NotFound, Role as Roles } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../definitions.js';
import type { RequestContext } from '../request-context.js';
import { Rows } from '../views/asking/rows.js';
import { Sight } from './sight.js';
import type { ClientScopeRow } from './stamp.js';
import { ownerStamp, stampOf } from './stamp.js';
import { Visibility } from './visibility.js';

/** Programs of the house, such as imports, act for nobody; whoever comes over HTTP is a person. */
const actsForSomebody = ({ system, person }: RequestContext): boolean =>
  system !== true && person !== undefined;

/**
 * Upon whose clients somebody may act: those whom the roles that let them send the command let them
 * see. Whoever is told to run the system acts upon every client that no wall keeps from them.
 */
@Injectable()
export class Reach {
  constructor(
    private readonly definitions: Definitions,
    private readonly visibility: Visibility,
    private readonly rows: Rows,
  ) {}

  /**
   * @throws NotFound where the command is about a client beyond the sender's reach, or about what is
   *   nobody's client yet and not the sender's
   */
  async check(
    allowed: readonly Role[],
    clientIds: readonly string[],
    request: RequestContext,
    { id, owner }: { readonly id?: string; readonly owner?: Owner | undefined } = {},
  ): Promise<void> {
    const { scopes } = this.definitions;
    const isAboutNobody = clientIds.length === 0 && owner === undefined;
    if (!scopes || !actsForSomebody(request) || isAboutNobody) return;
    const sight = await this.sight(allowed, request);
    if (sight.isUnlimited) return;
    for (const clientId of clientIds) {
      const { scope } = await this.rows.look({ scope: scopes.row(clientId) });
      // Whether there is such a client at all, the decision itself finds out.
      if (!scope || sight.sees(stampOf(scope as ClientScopeRow))) continue;
      request.beyondReach = true;
      throw NotFound({ clientId });
    }
    if (owner === undefined || sight.sees(ownerStamp(owner))) return;
    request.beyondReach = true;
    throw NotFound({ id });
  }

  private async sight(allowed: readonly Role[], request: RequestContext): Promise<Sight> {
    const { actor, person } = request;
    const isOperator = actor.roles.some(
      (role) => allowed.includes(role) && Roles(role).reach === 'none',
    );
    return isOperator && person
      ? Sight.everything(person.personId)
      : this.visibility.of(allowed, request);
  }
}
