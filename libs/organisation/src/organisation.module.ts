import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { AbsenceController } from './absence/absence.controller.js';
import { absence } from './absence/absence.decider.js';
import { InstitutionController } from './institution/institution.controller.js';
import { institution } from './institution/institution.decider.js';
import { BackChannelController } from './revocation/back-channel.controller.js';
import { RevocationController } from './revocation/revocation.controller.js';
import { revocation } from './revocation/revocation.decider.js';
import { ScimController } from './scim/scim.controller.js';
import { ScimKeeper } from './scim/scim-keeper.js';
import { StaffController } from './staff/staff.controller.js';
import { staffMember } from './staff/staff.decider.js';
import { TeamController } from './team/team.controller.js';
import { team } from './team/team.decider.js';
import { wholeTree } from './unit/tree.js';
import { UnitController } from './unit/unit.controller.js';
import { unit } from './unit/unit.decider.js';
import { institutionView } from './views/institution.view.js';
import { issued, revocationKey, revocations } from './views/revocations.view.js';
import { signIns, signInKey } from './views/sign-ins.view.js';
import { staffRegister } from './views/staff-register.view.js';
import { teams } from './views/teams.view.js';
import { unitTree } from './views/unit-tree.view.js';
import { units } from './views/units.view.js';
import { userNames } from './views/user-names.view.js';

const parts = boundedContext({
  deciders: [institution, unit, staffMember, absence, team, revocation],
  views: [institutionView, unitTree, units, staffRegister, signIns, userNames, teams, revocations],
  register: {
    people: staffRegister,
    signIns,
    signInKey,
    units: unitTree,
    unitsKey: wholeTree,
    revocations,
    revocationKeys: ({ personId, issuer, sessionId, tokenId }) => [
      revocationKey('person', personId),
      ...(sessionId === undefined ? [] : [revocationKey('session', issued(issuer, sessionId))]),
      ...(tokenId === undefined ? [] : [revocationKey('token', issued(issuer, tokenId))]),
    ],
  },
  controllers: [
    InstitutionController,
    UnitController,
    StaffController,
    AbsenceController,
    TeamController,
    RevocationController,
    BackChannelController,
    ScimController,
  ],
});

/** Who works at the bank, where, and as what: units, staff, teams, deputies. */
@Module({ ...parts, providers: [...(parts.providers ?? []), ScimKeeper] })
export class OrganisationModule {}
