import type { Role } from '#kernel';
import { boundsOf } from '../libs/outlets/src/feed/event-bounds.js';
import { product } from './product.js';

const of = (role: Role) => boundsOf(product.views, [role]);
const persons: readonly Role[] = [
  'relationshipManager',
  'unitHead',
  'riskOfficer',
  'creditApprover',
];

describe('the events of a person', () => {
  it.each(persons)('tell a %s neither who read what nor what was refused', (role) => {
    const { closed } = of(role);
    expect([...closed]).toEqual(expect.arrayContaining(['ReadingsRecorded', 'AttemptRefused']));
    expect(closed.has('LoanDisbursed')).toBe(false);
  });

  it('tell a credit approver of what is decided upon, and of nothing else of the bank', () => {
    const { closed } = of('creditApprover');
    const others = ['LeadAssigned', 'OutletRequested', 'WebhookRegistered', 'LegalHoldPlaced'];
    expect([...closed]).toEqual(expect.arrayContaining(others));
    const decided = ['ApplicationSubmitted', 'LimitProposed', 'DrawdownRequested'];
    expect(decided.filter((type) => closed.has(type))).toEqual([]);
  });

  it('mask what is masked in the rows that are made of them', () => {
    const masked = (role: Role) =>
      of(role)
        .masked.get('AddressAdded')
        ?.map(({ path }) => path);
    expect(masked('creditApprover')).toContain('address');
    expect(masked('relationshipManager')).toBeUndefined();
  });
});
