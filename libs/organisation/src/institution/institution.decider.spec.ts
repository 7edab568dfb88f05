import { NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { institutionView } from '../views/institution.view.js';
import * as commands from './institution.commands.js';
import { institution } from './institution.decider.js';
import { institutionEvents } from './institution.events.js';
import { bankConfirmed, bankFacts, bankProposed } from './institution.examples.js';
import { theInstitution } from './institution.fields.js';
import { institutionRuleOn } from './institution.rules.js';
import { institutionRefusals as refuse } from './institution.refusals.js';

const given = decides(institution);
const institutionId = theInstitution;
const first = { actor: { id: 'ad-1', roles: ['administrator'] } } as const;
const second = { actor: { id: 'ad-2', roles: ['administrator'] } } as const;
const propose = commands.ProposeInstitution.of({
  institutionId,
  facts: bankFacts,
  reason: '系统上线',
});
const confirm = commands.ConfirmInstitution.of({ institutionId });

describe('the words of a type', () => {
  it.each([
    ['IT-bank', 'commercialBank', '本行', undefined],
    ['IT-cooperative', 'creditCooperative', '本社', '信贷员'],
    ['IT-guarantee', 'guaranteeCompany', '本公司', '担保项目经理'],
    ['IT-consumer', 'consumerFinance', '本公司', '业务经理'],
  ] as const)('are told by %s', (id, type, zh, manager) => {
    const rule = institutionRuleOn(type, '2026-03-02');
    expect([rule?.id, rule?.calledBy.zh]).toEqual([id, zh]);
    expect(rule?.titles.relationshipManager?.zh).toBe(manager);
  });
});

describe('the institution', () => {
  it('is what two administrators say it is', () => {
    given().when(propose, first).then(bankProposed);
    given(bankProposed).when(confirm, first).refuses(NotIndependent);
    given(bankProposed).when(confirm, second).then(bankConfirmed);
  });

  it('is changed by a proposal only, which may be declined', () => {
    given(bankProposed, bankConfirmed).when(propose, first).then();
    given(bankProposed, bankConfirmed).when(confirm, second).refuses(refuse.NoInstitutionProposed);
    const decline = commands.DeclineInstitution.of({ institutionId, reason: '类别有误' });
    given(bankProposed)
      .when(decline, second)
      .then(
        institutionEvents.InstitutionDeclined({
          ...{ reason: '类别有误', declinedBy: 'ad-2', valueDate: '2026-03-02' },
        }),
      );
  });

  it('keeps what it was before', () => {
    const facts = { ...bankFacts, type: 'creditCooperative' } as const;
    const now = institutionEvents.InstitutionConfirmed({
      ...{ facts, confirmedBy: 'ad-2', valueDate: '2027-01-04' },
    });
    projects(institutionView, { id: institutionId })(bankProposed, bankConfirmed, now).matches({
      facts,
      since: '2027-01-04',
      before: [{ facts: bankFacts, until: '2027-01-04' }],
    });
  });
});
