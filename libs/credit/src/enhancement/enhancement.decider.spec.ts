import { cny, NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { clientId } from '../application/application.examples.js';
import { collateralEvents } from '../collateral/collateral.events.js';
import { offered, valued } from '../collateral/collateral.examples.js';
import { enhancements } from '../views/security/enhancements.view.js';
import { AskForSecurity, CloseEnhancement, RecordRefusal } from './enhancement.commands.js';
import { enhancement } from './enhancement.decider.js';
import { enhancementRefusals as refuse } from './enhancement.refusals.js';

const given = decides(enhancement);
const enhancementId = 'en_1';
const client = { clientId, managerId: 'rm-7' };
const officer = { actor: { id: 'ro-1', roles: ['riskOfficer'] }, client };
const second = { actor: { id: 'ca-1', roles: ['creditApprover'] } };
const ask = (more: object = {}) =>
  AskForSecurity.of({
    enhancementId,
    clientId,
    kinds: ['realEstate', 'person'],
    amount: cny(500_000),
    reason: 'The value of the plant has fallen',
    dueOn: '2026-03-20',
    ...more,
  });

describe('more security', () => {
  it('is asked of a client, by a day, of whoever manages it', () => {
    const [asked] = given().when(ask(), officer).facts();
    expect(asked?.data).toMatchObject({ ownerId: 'rm-7', askedBy: 'ro-1', dueOn: '2026-03-20' });
    given()
      .when(ask({ dueOn: '2026-03-01' }), officer)
      .refuses(refuse.DueInPast);
    given().when(ask(), { client: { clientId } }).refuses(refuse.OwnerMissing);
  });

  it('is offered, or refused, and the request closed by a second person', () => {
    const asked = given().when(ask(), officer).facts();
    const close = CloseEnhancement.of({ enhancementId, reason: 'Enough' });
    given(...asked)
      .when(close, officer)
      .refuses(NotIndependent);
    const closed = given(...asked)
      .when(close, second)
      .facts();
    given(...asked, ...closed)
      .when(RecordRefusal.of({ enhancementId, reason: 'No' }))
      .refuses(refuse.EnhancementOver);
    const answered = [
      collateralEvents.CollateralOffered({ ...offered.data, enhancementId }),
      collateralEvents.CollateralValued({ ...valued.data, enhancementId }),
    ];
    projects(enhancements, { id: enhancementId })(...asked, ...answered, ...closed).matches({
      isOpen: false,
      offered: [{ collateralId: 'co_1', lendable: cny(700_000) }],
    });
  });
});
