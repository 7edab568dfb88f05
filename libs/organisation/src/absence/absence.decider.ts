import type { Actor, Day, Evolve, Role } from '#kernel';
import { addMonths, defineDecider } from '#kernel';
import { staffRefusals } from '../staff/staff.refusals.js';
import { staffRegister } from '../views/staff-register.view.js';
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

/** Who enters an absence: the person, and the heads of units. */
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
    PlanLeave: ({ personId }) => ({ person: staffRegister.row(personId) }),
    AppointDeputy: ({ personId, deputyId }) => ({
      person: staffRegister.row(personId),
      deputy: staffRegister.row(deputyId),
    }),
  },
  create: {},
  either: {
    PlanLeave({ personId, kind, from, until }, before = none, { today, actor, person }) {
      checkWho(actor, personId);
      if (person === undefined) throw staffRefusals.StaffMemberUnknown({ field: 'personId' });
      checkPeriod({ from, until }, today);
      const overlapping = before.leaves.find((leave) => leave.from <= until && leave.until >= from);
      if (overlapping) throw refuse.LeaveOverlaps({ field: 'from', ...overlapping });
      return LeavePlanned({ kind, from, until });
    },

    AppointDeputy(command, before = none, { today, actor, person, deputy }) {
      const { personId, deputyId, from, until, reason } = command;
      checkWho(actor, personId);
      if (person === undefined) throw staffRefusals.StaffMemberUnknown({ field: 'personId' });
      if (deputyId === personId) throw refuse.DeputyOfOneself({ field: 'deputyId' });
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
    CancelLeave({ personId, from, reason }, before, { actor }) {
      checkWho(actor, personId);
      if (!before?.leaves.some((leave) => leave.from === from)) {
        throw refuse.LeaveUnknown({ field: 'from' });
      }
      return LeaveCancelled({ from, reason });
    },

    DismissDeputy({ personId, deputyId, from, reason }, before, { actor }) {
      checkWho(actor, personId);
      const is = before?.deputies.some((one) => one.deputyId === deputyId && one.from === from);
      if (!is) throw refuse.DeputyUnknown({ field: 'deputyId' });
      return DeputyDismissed({ deputyId, from, reason });
    },
  },
});

function checkWho({ id, roles }: Actor, personId: string): void {
  if (id === personId || roles.includes('unitHead')) return;
  throw refuse.NotYourAbsence();
}

function checkPeriod({ from, until }: Period, today: Day): void {
  if (until < from) throw staffRefusals.PeriodEmpty({ field: 'until' });
  if (until < today) throw refuse.PeriodInPast({ field: 'until', today });
}
