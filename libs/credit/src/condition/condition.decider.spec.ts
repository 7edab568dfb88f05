import { NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import {
  applicationId,
  approved,
  clientId,
  submitted,
} from '../application/application.examples.js';
import { applicationEvents } from '../application/application.events.js';
import { conditions } from '../views/pipeline/conditions.view.js';
import {
  ConfirmCondition,
  EvidenceCondition,
  NoteFirstDrawdown,
  RejectEvidence,
  WaiveCondition,
} from './condition.commands.js';
import { condition } from './condition.decider.js';
import { conditionRefusals as refuse } from './condition.refusals.js';

const given = decides(condition);
const application = {
  clientId,
  managerId: 'rm-7',
  submittedBy: submitted.data.submittedBy,
  conditions: approved.data.conditions,
};
const of = { applicationId, conditionId: 'c1' };
const evidence = EvidenceCondition.of({ ...of, evidence: 'Invoices' });
const [evidenced = approved] = given().when(evidence, { application }).facts();
const second = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
const approver = { actor: { id: 'ca-1', roles: ['creditApprover'] }, application };

describe('a condition', () => {
  it('is one of the credit', () => {
    given()
      .when(EvidenceCondition.of({ ...of, conditionId: 'c9', evidence: 'x' }), { application })
      .refuses(refuse.ConditionUnknown, { field: 'conditionId' });
    given().when(evidence).refuses(refuse.ConditionUnknown);
  });

  it('is confirmed by a second person, once there is evidence', () => {
    const confirm = ConfirmCondition.of(of);
    given(evidenced).when(confirm).refuses(NotIndependent);
    const [met = evidenced] = given(evidenced).when(confirm, second).facts();
    given(evidenced, met).when(confirm, second).refuses(refuse.ConditionSettled);
    const reject = RejectEvidence.of({ ...of, reason: 'Another plot' });
    const [rejected = evidenced] = given(evidenced).when(reject, second).facts();
    given(evidenced, rejected).when(confirm, second).refuses(refuse.EvidenceMissing);
    const rows = projects(conditions, { id: applicationId });
    rows(approved).matches({ isOpen: true, openBeforeDrawdown: [] });
    rows(approved, evidenced, met).matches({ isOpen: false });
    rows(approved, evidenced, rejected).matches({ isOpen: true });
  });

  it('is due so many days after the first drawdown', () => {
    const process = { actor: { id: 'process:tell-credit', roles: [] } };
    const note = NoteFirstDrawdown.of({ applicationId, clientId, drawnOn: '2025-03-04' });
    const [drawn = approved] = given().when(note, process).facts();
    given(drawn).when(note, process).changesNothing();
    const rows = projects(conditions, { id: applicationId });
    const asked = { id: 'c1', kind: 'useEvidence', before: 'afterDrawdown', text: 'Use' } as const;
    const granted = applicationEvents.ApplicationApproved({
      ...approved.data,
      conditions: [{ ...asked, withinDays: 90 }],
    });
    rows(granted, drawn).matches({ use: 'drawn', drawnOn: '2025-03-04', nextDueOn: '2025-06-02' });
    const ended = applicationEvents.CommitmentEnded({
      clientId,
      code: 'expired',
      amount: approved.data.terms.amount,
      groupIds: [],
      valueDate: '2025-09-01',
    });
    rows(granted, ended).matches({ use: 'ended', isOpen: false });
  });

  it('is waived by an approver who has no part in it', () => {
    const waive = WaiveCondition.of({ ...of, reason: 'Replaced by cash' });
    const own = { actor: { id: 'rm-7', roles: ['creditApprover'] }, application };
    given().when(waive, own).refuses(NotIndependent);
    const [waived = evidenced] = given().when(waive, approver).facts();
    given(waived).when(waive, approver).refuses(refuse.ConditionSettled);
    projects(conditions, { id: applicationId })(approved, waived).matches({ isOpen: false });
  });
});
