import { decides } from '#kernel/testing';
import { standingIn } from '../examples.js';
import { AppointDeputy, CancelLeave, DismissDeputy, PlanLeave } from './absence.commands.js';
import { absence } from './absence.decider.js';
import { absenceEvents } from './absence.events.js';
import { staffRefusals } from '../staff/staff.refusals.js';
import { absenceRefusals as refusals } from './absence.refusals.js';

const given = decides(absence);
const personId = 'pn_wang';
const people = { person: { active: true }, deputy: { active: true } };
const known = { ...people, actor: { id: personId, roles: ['relationshipManager'] } };
const planned = absenceEvents.LeavePlanned({
  kind: 'annual',
  from: '2026-03-01',
  until: '2026-03-15',
});

describe('a leave', () => {
  const wish = { personId, kind: 'annual', from: '2026-03-01', until: '2026-03-15' } as const;
  const plan = PlanLeave.of(wish);

  it('is entered by the person or the head of a unit', () => {
    given().when(plan, known).then(planned);
    given()
      .when(plan, { ...known, actor: { id: 'pn_head', roles: ['unitHead'] } })
      .then(planned);
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
