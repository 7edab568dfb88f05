import { ClientUnknown } from '#clients';
import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import * as commands from './contingency.commands.js';
import { contingencyPlan } from './contingency.decider.js';
import {
  approved,
  begun,
  content,
  drafted,
  gaps,
  planId,
  retired,
} from './contingency.examples.js';
import { contingencyRules, testBy } from './contingency.rules.js';
import { contingencyRefusals as refuse } from './contingency.refusals.js';

const given = decides(contingencyPlan);
const client = { client: { clientId: 'cl_qinling' } };
const draft = commands.DraftContingencyPlan.of({ planId, clientId: 'cl_qinling', ...content });
const li = { actor: { id: 'li', roles: [] } };
const start = commands.StartContingencyPlan.of({ planId, reason: 'The customer is insolvent.' });
const approve = commands.ApproveContingencyPlan.of({ planId, version: 1 });
const test = commands.RecordContingencyTest.of({
  planId,
  how: 'callOut',
  result: 'gaps',
  findings: 'The treasurer has left.',
});

describe('a contingency plan', () => {
  it('is written for a client', () => {
    given().when(draft, client).then(drafted);
    given().when(draft).refuses(ClientUnknown, { field: 'clientId' });
  });

  it('is approved by somebody else, in the version that was read', () => {
    given(drafted).when(approve, li).then(approved);
    given(drafted).when(approve).refuses(NotIndependent);
    given(drafted)
      .when(commands.ApproveContingencyPlan.of({ planId, version: 2 }), li)
      .refuses(refuse.PlanChanged, { field: 'version' });
    given(drafted, approved).when(approve, li).refuses(refuse.PlanAlreadyApproved);
  });

  it('is tried, and not started while it has gaps', () => {
    given(drafted).when(test).refuses(refuse.PlanNotApproved);
    given(drafted, approved).when(test).then(gaps);
    given(drafted, approved).when(start).then(begun);
    given(drafted, approved, gaps).when(start).refuses(refuse.PlanHasGaps);
  });

  it('is to be tried within three months of its approval, then every year', () => {
    expect(contingencyRules.map(({ id }) => id)).toEqual(['CP-1']);
    expect(testBy('firstTest', '2026-03-02')).toBe('2026-06-02');
    const said = { planId, how: 'callOut', findings: 'All were reached.' } as const;
    const held = commands.RecordContingencyTest.of({ ...said, result: 'held' });
    const [tried] = given(drafted, approved).when(held).facts();
    expect(tried?.data).toMatchObject({ testBy: '2027-03-02' });
  });

  it('is approved anew after a change, and counts its starts', () => {
    const revise = commands.ReviseContingencyPlan.of({ planId, ...content });
    const [revised] = given(drafted, approved, begun).when(revise).facts();
    expect(revised?.data).toMatchObject({ version: 2 });
    given(drafted, approved, revised!).when(start).refuses(refuse.PlanNotApproved);
  });

  it('is out of use once retired', () => {
    given(drafted, retired).when(start).refuses(refuse.PlanRetired);
    given(drafted, retired)
      .when(commands.RetireContingencyPlan.of({ planId, reason: 'Again.' }))
      .changesNothing();
  });
});
