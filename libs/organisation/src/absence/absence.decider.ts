import type { Actor, Day, Evolve, Role } from '#kernel';
import { addMonths, defineDecider, NotIndependent } from '#kernel';
import { staffRefusals } from '../staff/staff.refusals.js';
import type { StaffRow } from '../views/staff-register.rows.js';
import { staffRegister } from '../views/staff-register.view.js';
import type { Tree } from '../unit/tree.js';
import { isBelow, wholeTree } from '../unit/tree.js';
import { unitTree } from '../views/unit-tree.view.js';
import * as commands from './absence.commands.js';
import { absenceEvents } from './absence.events.js';
import { absenceRefusals } from './absence.refusals.js';

const { LeavePlanned, LeaveCancelled, DeputyAppointed, DeputyDismissed } = absenceEvents;
const refuse = absenceRefusals;

interface Period {
  readonly from: Day;
  readonly until: Day;
}
interface Absences {
  readonly leaves: readonly Period[];
  readonly deputies: readonly (Period & { readonly deputyId: string })[];
}

const none: Absences = { leaves: [], deputies: [] };

const evolve: Evolve<Absences | undefined, typeof absenceEvents> = {
  LeavePlanned: ({ from, until }, before = none) => ({
    ...before,
    leaves: [...before.leaves, { from, until }],
  }),
  LeaveCancelled: ({ from }, before = none) => ({
    ...before,
    leaves: before.leaves.filter((leave) => leave.from !== from),
  }),
  DeputyAppointed: ({ deputyId, from, until }, before = none) => ({
    ...before,
    deputies: [
      ...before.deputies.filter((one) => one.deputyId !== deputyId || one.from !== from),
      { deputyId, from, until },
    ],
  }),
  DeputyDismissed: ({ deputyId, from }, before = none) => ({
    ...before,
    deputies: before.deputies.filter((one) => one.deputyId !== deputyId || one.from !== from),
  }),
};

const involved = (personId: string, { id }: Actor) => ({
  person: staffRegister.row(personId),
  sender: staffRegister.row(id),
  tree: unitTree.row(wholeTree),
});

/** Who enters an absence: the person, and the heads of the person's units. */
const anybody: readonly Role[] = [
  'relationshipManager',
  'riskOfficer',
  'creditApprover',
  'unitHead',
  'auditor',
];

/** The leaves and deputies of one person. */
export const absence = defineDecider({
  stream: 'absence',
  by: 'personId',
  prefix: 'pn',
  events: absenceEvents,
  commands,
  allow: {
    PlanLeave: anybody,
    CancelLeave: anybody,
    AppointDeputy: anybody,
    DismissDeputy: anybody,
  },
  evolve,
  consult: {
    PlanLeave: ({ personId }, actor) => involved(personId, actor),
    CancelLeave: ({ personId }, actor) => involved(personId, actor),
    AppointDeputy: ({ personId, deputyId }, actor) => ({
      ...involved(personId, actor),
      deputy: staffRegister.row(deputyId),
    }),
    DismissDeputy: ({ personId }, actor) => involved(personId, actor),
  },
  create: {},
  either: {
    PlanLeave({ personId, kind, from, until }, before = none, context) {
      const { today, person } = context;
      checkWho(personId, context);
      if (person === undefined) throw staffRefusals.StaffMemberUnknown({ field: 'personId' });
      checkPeriod({ from, until }, today);
      const overlapping = before.leaves.find((leave) => leave.from <= until && leave.until >= from);
      if (overlapping) throw refuse.LeaveOverlaps({ field: 'from', ...overlapping });
      return LeavePlanned({ kind, from, until });
    },

    AppointDeputy(command, before = none, context) {
      const { personId, deputyId, from, until, reason } = command;
      const { today, actor, person, deputy } = context;
      checkWho(personId, context);
      if (person === undefined) throw staffRefusals.StaffMemberUnknown({ field: 'personId' });
      if (deputyId === personId) throw refuse.DeputyOfOneself({ field: 'deputyId' });
      // A deputy sees the clients of the other: nobody takes that for himself.
      if (deputyId === actor.id) throw NotIndependent();
      if (deputy?.active !== true) throw staffRefusals.StaffMemberUnknown({ field: 'deputyId' });
      checkPeriod({ from, until }, today);
      if (until > addMonths(from, 12)) throw refuse.DeputyshipTooLong({ field: 'until' });
      const same = before.deputies.some(
        (one) => one.deputyId === deputyId && one.from === from && one.until === until,
      );
      return same ? [] : DeputyAppointed({ deputyId, from, until, appointedBy: actor.id, reason });
    },
  },
  decide: {
    CancelLeave({ personId, from, reason }, before, context) {
      checkWho(personId, context);
      if (!before?.leaves.some((leave) => leave.from === from)) {
        throw refuse.LeaveUnknown({ field: 'from' });
      }
      return LeaveCancelled({ from, reason });
    },

    DismissDeputy({ personId, deputyId, from, reason }, before, context) {
      checkWho(personId, context);
      const is = before?.deputies.some((one) => one.deputyId === deputyId && one.from === from);
      if (!is) throw refuse.DeputyUnknown({ field: 'deputyId' });
      return DeputyDismissed({ deputyId, from, reason });
    },
  },
});

interface Involved {
  readonly today: Day;
  readonly actor: Actor;
  readonly person?: StaffRow | undefined;
  /** The entry of whoever sends the command. */
  readonly sender?: StaffRow | undefined;
  readonly tree?: Tree | undefined;
}

/** The person, and anybody who heads the person's unit or one above it. */
function checkWho(personId: string, { actor, today, person, sender, tree }: Involved): void {
  if (actor.id === personId) return;
  if (!actor.roles.includes('unitHead')) throw refuse.NotYourAbsence();
  const headed = (sender?.roles ?? []).filter(
    ({ role, validFrom, validUntil = today }) =>
      role === 'unitHead' && validFrom <= today && today <= validUntil,
  );
  const isTheirs = headed.some(
    ({ unitId }) => person && tree && isBelow(tree, person.unitId, unitId),
  );
  if (!isTheirs) throw refuse.NotYourAbsence();
}

function checkPeriod({ from, until }: Period, today: Day): void {
  if (until < from) throw staffRefusals.PeriodEmpty({ field: 'until' });
  if (until < today) throw refuse.PeriodInPast({ field: 'until', today });
}
