import type { Role, View } from '#kernel';
import { NotFound, Role as Roles } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../definitions.js';
import type { Person } from '../identity/person.js';
import { StaffRegister } from '../identity/staff-register.js';
import type { RequestContext } from '../request-context.js';
import type { Test } from '../stores/tables.js';
import { Tables } from '../stores/tables.js';
import { ViewRegistry } from '../views/running/registry.js';
import { Sight } from './sight.js';
import type { ClientScopeRow } from './stamp.js';
import { clientsOf, keyOf, nobodys, ownStampOf, stampOf } from './stamp.js';

/** Works out what somebody sees, by the roles that let them ask and how far these reach. */
@Injectable()
export class Visibility {
  constructor(
    private readonly definitions: Definitions,
    private readonly register: StaffRegister,
    private readonly registry: ViewRegistry,
    private readonly tables: Tables,
  ) {}

  /**
   * What the asker sees by these roles of theirs. Without a register or without clients there is
   * nothing to tell apart; undefined roles say that nothing of clients is shown.
   */
  async of(allowed: readonly Role[] | undefined, request: RequestContext): Promise<Sight> {
    const { actor, person, system } = request;
    if (allowed === undefined || system || !this.definitions.scopes) return Sight.all;
    const roles = actor.roles.filter((role) => allowed.includes(role));
    if (!person) return Sight.of(actor.id, []);
    if (roles.includes('auditor')) return Sight.all;
    const { personId, everywhere } = person;
    const reaching = roles.map((role) => ({ role, reach: Roles(role).reach }));
    const all = reaching.some(
      ({ role, reach }) => reach === 'all' || (reach === 'unit' && everywhere.has(role)),
    );
    if (all) return Sight.everything(personId);
    const keys: string[] = [];
    for (const { role, reach } of reaching) {
      if (reach === 'own') keys.push(...[personId, ...person.deputises].map(keyOf.manager));
      if (reach === 'unit') keys.push(...(await this.unitsOf(person, role)).map(keyOf.unit));
    }
    return Sight.of(personId, [...keys, ...(keys.length > 0 ? person.teams : []).map(keyOf.team)]);
  }

  /** @throws NotFound where somebody asks about a client whom they do not see */
  async check(sight: Sight, clientId: string): Promise<void> {
    const { scopes } = this.definitions;
    if (sight.isUnlimited || !scopes) return;
    const [row] = await this.tables.byIds(await this.registry.live(scopes), [clientId]);
    // Whoever sees everything may learn that there is no such client.
    if (!row && sight.isEverything) return;
    if (row && sight.sees(stampOf(row as unknown as ClientScopeRow))) return;
    throw NotFound({ clientId });
  }

  /** The units in which a person holds a role, and those of whoever they stand in for in it. */
  private async unitsOf(person: Person, role: Role): Promise<readonly string[]> {
    const others = await Promise.all(person.deputises.map((id) => this.register.person(id)));
    return [person, ...others].flatMap((each) => each?.roles.get(role) ?? []);
  }

  /** Whether somebody sees a row of a view, by the clients it is about; undefined: every row. */
  async passes(view: View, sight: Sight): Promise<((row: object) => boolean) | undefined> {
    const { scopes } = this.definitions;
    if (view.scope === 'open' || sight.isUnlimited || !scopes) return undefined;
    if ('manager' in view.scope) {
      return (row) => sight.sees(ownStampOf(view, row) ?? nobodys);
    }
    const seesAll = sight.isEverything;
    const all: readonly Test[] = seesAll
      ? [{ field: '_wall', is: 'ne', value: null }]
      : sight.tests;
    const found = await this.tables.find(await this.registry.live(scopes), { all });
    const ids = new Set(
      found
        .filter((row) => !seesAll || !sight.sees({ seenBy: [], wall: row._wall ?? [] }))
        .map(({ _id }) => _id),
    );
    return (row) => {
      const clients = clientsOf(view, row);
      if (seesAll) return clients.length === 0 || clients.some((id) => !ids.has(id));
      return clients.some((id) => ids.has(id));
    };
  }
}
