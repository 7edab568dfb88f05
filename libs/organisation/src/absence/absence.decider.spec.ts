import { decides } from '#kernel/testing';
import { NotIndependent } from '#kernel';
import { standingIn, tree } from '../examples.js';
import { AppointDeputy, CancelLeave, DismissDeputy, PlanLeave } from './absence.commands.js';
import { absence } from './absence.decider.js';
import { absenceEvents } from './absence.events.js';
import { staffRefusals } from '../staff/staff.refusals.js';
import { absenceRefusals as refusals } from './absence.refusals.js';

const given = decides(absence);
const personId = 'pn_wang';
const people = {
  person: { active: true, unitId: 'un_gaoxin' },
  deputy: { active: true },
  tree,
};
/** What is known where the head of a unit sends the command. */
const headOf = (unitId: string, validUntil?: string) => ({
  ...people,
  actor: { id: 'pn_head', roles: ['unitHead'] as const },
  sender: { roles: [{ role: 'unitHead', unitId, validFrom: '2021-07-01', validUntil }] },
});
const known = { ...people, actor: { id: personId, roles: ['relationshipManager'] } };
const planned = absenceEvents.LeavePlanned({
  kind: 'annual',
  from: '2026-03-01',
  until: '2026-03-15',
});

describe('a leave', () => {
  const wish = { personId, kind: 'annual', from: '2026-03-01', until: '2026-03-15' } as const;
  const plan = PlanLeave.of(wish);

  it('is entered by the person, or by who heads the unit or one above it today', () => {
    given().when(plan, known).then(planned);
    given().when(plan, headOf('un_gaoxin')).then(planned);
    given().when(plan, headOf('un_xian')).then(planned);
    given().when(plan, headOf('un_jinan')).refuses(refusals.NotYourAbsence);
    given().when(plan, headOf('un_xian', '2026-03-01')).refuses(refusals.NotYourAbsence);
    given()
      .when(plan, { ...known, actor: { id: 'pn_ma', roles: ['relationshipManager'] } })
      .refuses(refusals.NotYourAbsence);
  });

  it('overlaps no other, and does not lie in the past', () => {
    given(planned).when(plan, known).refuses(refusals.LeaveOverlaps);
    const past = PlanLeave.of({ ...wish, until: '2026-03-01', from: '2026-02-01' });
    given().when(past, known).refuses(refusals.PeriodInPast);
    const empty = PlanLeave.of({ ...wish, from: '2026-03-16' });
    given().when(empty, known).refuses(staffRefusals.PeriodEmpty);
  });

  it('is cancelled', () => {
    const cancel = CancelLeave.of({ personId, from: '2026-03-01', reason: 'Postponed.' });
    const cancelled = absenceEvents.LeaveCancelled({ from: '2026-03-01', reason: 'Postponed.' });
    given(planned).when(cancel, known).then(cancelled);
    given(planned, cancelled).when(cancel, known).refuses(refusals.LeaveUnknown);
  });
});

describe('a deputy', () => {
  const wish = {
    personId,
    deputyId: 'pn_chen',
    from: '2026-03-01',
    until: '2026-03-15',
    reason: 'Annual leave.',
  };
  const appoint = AppointDeputy.of(wish);

  it('is another person who works here, for a year at most', () => {
    given()
      .when(appoint, known)
      .then({ ...standingIn, data: { ...standingIn.data, appointedBy: personId } });
    given()
      .when(appoint, { ...known, deputy: { active: false } })
      .refuses({ code: 'StaffMemberUnknown' } as never, { field: 'deputyId' });
    given()
      .when(AppointDeputy.of({ ...wish, deputyId: personId }), known)
      .refuses(refusals.DeputyOfOneself);
    given()
      .when(AppointDeputy.of({ ...wish, until: '2027-03-02' }), known)
      .refuses(refusals.DeputyshipTooLong);
    given(standingIn).when(appoint, known).changesNothing();
  });

  it('is appointed by a head who is somebody else', () => {
    const head = headOf('un_xian');
    const { data } = standingIn;
    given()
      .when(appoint, head)
      .then({ ...standingIn, data: { ...data, appointedBy: 'pn_head' } });
    given()
      .when(appoint, { ...head, actor: { ...head.actor, id: 'pn_chen' } })
      .refuses(NotIndependent);
  });

  it('is dismissed', () => {
    const dismiss = DismissDeputy.of({
      personId,
      deputyId: 'pn_chen',
      from: '2026-03-01',
      reason: 'Back early.',
    });
    const dismissed = absenceEvents.DeputyDismissed({
      deputyId: 'pn_chen',
      from: '2026-03-01',
      reason: 'Back early.',
    });
    given(standingIn).when(dismiss, known).then(dismissed);
    given(standingIn, dismissed).when(dismiss, known).refuses(refusals.DeputyUnknown);
  });
});
