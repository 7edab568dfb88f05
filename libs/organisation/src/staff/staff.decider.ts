import type { Day } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import type { Tree } from '../unit/tree.js';
import { unitIn, wholeTree } from '../unit/tree.js';
import { unitRefusals } from '../unit/unit.refusals.js';
import { signIns, signInKey } from '../views/sign-ins.view.js';
import { unitTree } from '../views/unit-tree.view.js';
import { userNames } from '../views/user-names.view.js';
import { separationOf } from './separation.rules.js';
import * as commands from './staff.commands.js';
import { staffEvents } from './staff.events.js';
import { staffRefusals } from './staff.refusals.js';
import type { HeldRole, SignIn, StaffMember } from './staff.state.js';
import { evolve, samePlace, sameSignIn } from './staff.state.js';

const {
  StaffMemberRegistered,
  StaffFactsChanged,
  StaffMemberMoved,
  StaffMemberLeft,
  StaffMemberReturned,
  SignInRequested,
  SignInLinked,
  SignInUnlinked,
  RoleRequested,
  RoleGranted,
  RoleRevoked,
} = staffEvents;
const refuse = staffRefusals;

const stewards = ['administrator', 'provisioner'] as const;
/** Whoever asked for power does not grant it, nor does the person who is to have it. */
const asked = (
  requests: readonly { readonly requestId: string; readonly requestedBy: string }[],
  { requestId, personId }: { readonly requestId: string; readonly personId: string },
) => [personId, requests.find((each) => each.requestId === requestId)?.requestedBy];

const holderOf = (signIn: SignIn) => ({ holder: signIns.row(signInKey(signIn)) });
const tree = () => ({ tree: unitTree.row(wholeTree) });

/** One person who works at the bank, or one program that acts for it. */
export const staffMember = defineDecider({
  stream: 'staff',
  by: 'personId',
  prefix: 'pn',
  events: staffEvents,
  commands,
  allow: {
    // By hand these take two administrators: they come as a list of staff that both have.
    RegisterStaffMember: ['provisioner'],
    MoveStaffMember: ['provisioner'],
    RecordDeparture: ['provisioner'],
    RecordReturn: ['provisioner'],
    ChangeStaffEmail: ['provisioner'],
    ChangeStaffFacts: stewards,
    RequestSignIn: ['administrator'],
    LinkSignIn: ['administrator'],
    ProvisionSignIn: ['provisioner'],
    UnlinkSignIn: stewards,
    RequestRole: ['administrator'],
    GrantRole: ['administrator'],
    ProvisionRole: ['provisioner'],
    RevokeRole: stewards,
  },
  evolve,
  notBy: {
    MoveStaffMember: (_, { personId }) => [personId],
    RecordDeparture: (_, { personId }) => [personId],
    ChangeStaffEmail: (_, { personId }) => [personId],
    RecordReturn: ({ leftBy }, { personId }) => [personId, leftBy],
    LinkSignIn: ({ signInRequests }, command) => asked(signInRequests, command),
    GrantRole: ({ roleRequests }, command) => asked(roleRequests, command),
  },
  consult: {
    RegisterStaffMember: ({ userName }) => ({ ...tree(), holder: userNames.row(userName) }),
    ChangeStaffFacts: ({ userName }) => ({
      holder: userName === undefined ? undefined : userNames.row(userName),
    }),
    MoveStaffMember: tree,
    RequestSignIn: holderOf,
    ProvisionSignIn: holderOf,
    RequestRole: tree,
    ProvisionRole: tree,
  },

  create: {
    RegisterStaffMember(command, { today, tree, holder }) {
      const { userName, name, unitId, employeeNumber, email, language, valueDate } = command;
      checkUnit(unitId, tree);
      if (holder?.personId !== undefined) throw refuse.UserNameTaken({ field: 'userName' });
      return StaffMemberRegistered({
        userName,
        name,
        unitId,
        ...(employeeNumber !== undefined && { employeeNumber }),
        ...(email !== undefined && { email }),
        ...(language !== undefined && { language }),
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },

  decide: {
    ChangeStaffFacts({ personId, ...stated }, before, { holder }) {
      if ((holder?.personId ?? personId) !== personId) {
        throw refuse.UserNameTaken({ field: 'userName' });
      }
      const { userName, name, employeeNumber, language } = stated;
      const changed = {
        ...(isNew(userName, before.userName) && { userName }),
        ...(isNew(name, before.name) && { name }),
        ...(isNew(employeeNumber, before.employeeNumber) && { employeeNumber }),
        ...(isNew(language, before.language) && { language }),
      };
      return Object.keys(changed).length === 0 ? [] : StaffFactsChanged(changed);
    },

    ChangeStaffEmail: ({ email }, before) =>
      email === before.email ? [] : StaffFactsChanged({ email }),

    MoveStaffMember({ unitId, reason }, { unitId: formerUnitId, active }, { today, tree }) {
      if (!active) throw refuse.StaffMemberHasLeft();
      if (unitId === formerUnitId) return [];
      checkUnit(unitId, tree);
      return StaffMemberMoved({ formerUnitId, unitId, reason, valueDate: today });
    },

    RecordDeparture({ reason }, { active, unitId }, { today, actor }) {
      if (!active) return [];
      const isPerson = !actor.roles.includes('provisioner');
      const recordedBy = isPerson ? { recordedBy: actor.id } : {};
      return StaffMemberLeft({ unitId, reason, ...recordedBy, valueDate: today });
    },

    RecordReturn: ({ reason }, { active, unitId }, { today }) =>
      active ? [] : StaffMemberReturned({ unitId, reason, valueDate: today }),

    RequestSignIn({ personId, issuer, subject, reason }, before, { now, actor, holder }) {
      if (before.signIns.some((each) => sameSignIn(each, { issuer, subject }))) return [];
      checkFree(personId, holder);
      const requestId = requestIdOf('sign-in', now);
      return SignInRequested({ requestId, issuer, subject, requestedBy: actor.id, reason });
    },

    LinkSignIn({ requestId }, { signInRequests }, { actor }) {
      const request = signInRequests.find((each) => each.requestId === requestId);
      if (!request) throw refuse.RequestUnknown({ field: 'requestId' });
      const { issuer, subject } = request;
      return SignInLinked({ issuer, subject, requestId, linkedBy: actor.id });
    },

    ProvisionSignIn({ personId, issuer, subject }, before, { actor, holder }) {
      if (before.signIns.some((each) => sameSignIn(each, { issuer, subject }))) return [];
      checkFree(personId, holder);
      return SignInLinked({ issuer, subject, linkedBy: actor.id });
    },

    UnlinkSignIn({ issuer, subject, reason }, { signIns: linked }) {
      if (!linked.some((each) => sameSignIn(each, { issuer, subject }))) {
        throw refuse.SignInUnknown({ field: 'subject' });
      }
      return SignInUnlinked({ issuer, subject, reason });
    },

    RequestRole(command, before, { now, today, actor, tree }) {
      const role = wished(command, before, today, tree);
      if (isHeld(role, before)) return [];
      const requestId = requestIdOf(role.role, now);
      return RoleRequested({ requestId, ...role, requestedBy: actor.id, reason: command.reason });
    },

    GrantRole({ requestId }, before, { today, actor }) {
      const request = before.roleRequests.find((each) => each.requestId === requestId);
      if (!request) throw refuse.RequestUnknown({ field: 'requestId' });
      const { role, unitId, validFrom, validUntil } = request;
      checkSeparation(role, before, today);
      return RoleGranted({
        role,
        unitId,
        validFrom,
        ...(validUntil !== undefined && { validUntil }),
        requestId,
        grantedBy: actor.id,
      });
    },

    ProvisionRole(command, before, { today, actor, tree }) {
      const role = wished(command, before, today, tree);
      return isHeld(role, before) ? [] : RoleGranted({ ...role, grantedBy: actor.id });
    },

    RevokeRole({ role, unitId: stated, reason }, { roles, unitId: own }) {
      const unitId = stated ?? own;
      if (!roles.some((held) => samePlace(held, { role, unitId }))) {
        throw refuse.RoleNotHeld({ field: 'role', role, unitId });
      }
      return RoleRevoked({ role, unitId, reason });
    },
  },
});

/** Readable, and different for each moment: `creditApprover.20260302090000000`. */
const requestIdOf = (what: string, now: string): string => `${what}.${now.replace(/\D/g, '')}`;

function checkFree(personId: string, holder: { readonly personId?: string } | undefined): void {
  if ((holder?.personId ?? personId) !== personId) throw refuse.SignInTaken({ field: 'subject' });
}

const isNew = (stated: unknown, known: unknown): boolean =>
  stated !== undefined && !isDeepStrictEqual(plain(stated), plain(known));

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? { ...value } : value;

function checkUnit(unitId: string, tree: Tree | undefined): void {
  const unit = tree && unitIn(tree, unitId);
  if (!unit || unit.closed) {
    throw unitRefusals.UnitUnknown({ field: 'unitId', found: unitId });
  }
}

/** The role as it would be held, where it may be held at all. */
function wished(
  command: commands.RequestRole | commands.ProvisionRole,
  person: StaffMember,
  today: Day,
  tree: Tree | undefined,
): HeldRole {
  const { role, unitId = person.unitId, validFrom = today, validUntil } = command;
  if (!person.active) throw refuse.StaffMemberHasLeft();
  checkUnit(unitId, tree);
  if (validUntil !== undefined && validUntil < validFrom) {
    throw refuse.PeriodEmpty({ field: 'validUntil' });
  }
  checkSeparation(role, person, today);
  return { role, unitId, validFrom, ...(validUntil !== undefined && { validUntil }) };
}

/** Refuses a role that does not go together with one that still holds or is to hold. */
function checkSeparation(role: HeldRole['role'], { roles }: StaffMember, today: Day): void {
  for (const held of roles) {
    if (held.validUntil !== undefined && held.validUntil < today) continue;
    const rule = separationOf(role, held.role, today);
    if (rule) {
      throw refuse.RolesIncompatible({ field: 'role', role, held: held.role, rule: rule.id });
    }
  }
}

const isHeld = (role: HeldRole, { roles }: StaffMember): boolean =>
  roles.some((held) => isDeepStrictEqual(held, role));
