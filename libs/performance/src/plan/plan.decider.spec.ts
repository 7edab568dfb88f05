import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { AcceptTargets, CompleteAppraisalAction, HoldAppraisal } from './plan.commands.js';
import { ProposeTargets } from './plan.commands.js';
import { plan, planRefusals } from './plan.decider.js';
import { planEvents } from './plan.events.js';

const { TargetsProposed, TargetsAccepted, AppraisalHeld } = planEvents;
const given = decides(plan);
const planId = 'pl_1';
const person = { personId: 'wang', active: true };
const terms = { from: '2026-03', until: '2026-12' } as const;
const targets = [{ measure: 'contacts', target: '12' }] as const;
const propose = (more: object = {}) =>
  ProposeTargets.of({ planId, personId: 'wang', ...terms, targets, ...more });
const by = (id: string) => ({ actor: { id, roles: ['unitHead', 'relationshipManager'] } }) as const;
const personId = 'wang';
const proposed = TargetsProposed({
  ...{ personId, ...terms, targets, proposedBy: 'head', valueDate: '2026-03-02' },
});
const accepted = TargetsAccepted({ personId, valueDate: '2026-03-02' });
const hold = HoldAppraisal.of({ planId, month: '2026-03', assessment: '联系多', actions: [] });
const held = AppraisalHeld({
  ...{ personId, month: '2026-03', assessment: '联系多', heldBy: 'head' },
  actions: [{ actionId: '2026-03.1', what: '周计划', dueOn: '2026-04-30' }],
  valueDate: '2026-03-02',
});

describe('the targets of a person', () => {
  it('are proposed by somebody else, one a measure, for months that are not over', () => {
    given()
      .when(propose(), { person, ...by('head') })
      .then(proposed);
    given()
      .when(propose(), { person, ...by('wang') })
      .refuses(NotIndependent);
    given()
      .when(propose({ from: '2026-01', until: '2026-02' }), { person, ...by('head') })
      .refuses(planRefusals.PlanEndsBeforeItBegins);
    given()
      .when(propose({ targets: [...targets, ...targets] }), { person, ...by('head') })
      .refuses(planRefusals.TargetTwice);
  });

  it('count once the person agrees, and nobody agrees for another', () => {
    const accept = AcceptTargets.of({ planId });
    given(proposed).when(accept, by('head')).refuses(planRefusals.NotYourTargets);
    given(proposed).when(accept, by('wang')).then(accepted);
    given(proposed).when(hold, by('head')).refuses(planRefusals.TargetsNotAccepted);
  });

  it('are talked over by somebody else, once a month, and what follows is done once', () => {
    given(proposed, accepted).when(hold, by('wang')).refuses(NotIndependent);
    given(proposed, accepted, held).when(hold, by('head')).refuses(planRefusals.AppraisedAlready);
    const done = CompleteAppraisalAction.of({ planId, actionId: '2026-03.2', result: '已做' });
    given(proposed, accepted, held).when(done, by('wang')).refuses(planRefusals.ActionNotOpen);
  });
});
