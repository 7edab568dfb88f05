import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { ApproveClass, ConfirmClass, GiveFirstClass } from './classification.commands.js';
import { classificationEvents } from './classification.events.js';
import { classificationRefusals } from './classification.refusals.js';
import { debtor } from './debtor.decider.js';
import { provisionRuleOn } from './provision.rules.js';

const given = decides(debtor);
const clientId = 'cl_1';
const loanId = 'ln_1';
const claim = { clientId, loanId };
const proposed = classificationEvents.ClassProposed({
  loanId,
  class: 'substandard',
  own: 'substandard',
  stage: 'stage3',
  stageFindings: [],
  daysPastDue: 91,
  findings: [],
  valueDate: '2026-03-01',
});
const rm = { actor: { id: 'rm-7', roles: ['relationshipManager'] } };
const risk = { actor: { id: 'risk-1', roles: ['riskOfficer'] } };
const approver = { actor: { id: 'approver-1', roles: ['creditApprover'] } };
const first = GiveFirstClass.of({ ...claim, class: 'substandard', reason: '逾期超过90天' });
const confirm = ConfirmClass.of({ ...claim, class: 'substandard', reason: '逾期超过90天' });
const approve = ApproveClass.of({ ...claim, class: 'substandard' });

describe('the class of a claim', () => {
  const begun = [proposed, ...given(proposed).when(first, rm).facts()];
  const confirmed = [
    ...begun,
    ...given(...begun)
      .when(confirm, risk)
      .facts(),
  ];

  it('is decided by three persons, one after another', () => {
    given(proposed)
      .when(confirm, risk)
      .refuses(classificationRefusals.StepMissing, { step: 'first' });
    given(...begun)
      .when(approve, approver)
      .refuses(classificationRefusals.StepMissing);
    given(...confirmed)
      .when(approve, approver)
      .then(
        classificationEvents.ClassDecided({
          loanId,
          from: 'normal',
          class: 'substandard',
          own: 'substandard',
          by: 'approver-1',
          valueDate: '2026-03-02',
        }),
      );
  });

  it('is not decided by whoever took part before', () => {
    given(...begun)
      .when(confirm, rm)
      .refuses(NotIndependent);
    given(...confirmed)
      .when(approve, risk)
      .refuses(NotIndependent);
  });

  it('is never better than the rules call for, and may be graver', () => {
    const better = GiveFirstClass.of({ ...claim, class: 'specialMention', reason: '有抵押' });
    given(proposed)
      .when(better, rm)
      .refuses(classificationRefusals.BetterThanTriggers, { floor: 'substandard' });
    const graver = GiveFirstClass.of({ ...claim, class: 'loss', reason: '已停产' });
    expect(given(proposed).when(graver, rm).facts()).toHaveLength(1);
  });

  it('is approved as it was confirmed', () =>
    given(...confirmed)
      .when(ApproveClass.of({ ...claim, class: 'loss' }), approver)
      .refuses(classificationRefusals.ClassDiffers, { confirmed: 'substandard' }));
});

it('provisions go by the rule PV-01', () =>
  expect(provisionRuleOn('2026-01-01')).toMatchObject({
    id: 'PV-01',
    shares: { normal: '0.01', substandard: '0.25', loss: '1' },
  }));
