import { projects } from '#kernel/testing';
import { outletEvents } from '../outlet/outlet.events.js';
import { approved, requested, terms } from '../outlet/outlet.examples.js';
import { outlets } from './outlets.view.js';

const given = projects(outlets, { id: 'ot_1' });

describe('the outlets', () => {
  it('show who gets what, for what, and who agreed', () =>
    given(requested, approved).then({
      outletId: 'ot_1',
      ...requested.data,
      status: 'active',
      requestedOn: '2026-03-02',
      approvedBy: 'li.na',
    }));

  it('show what is to be agreed to, until it is', () => {
    const wider = { ...terms, scope: {} };
    const proposed = outletEvents.OutletWideningProposed({
      terms: wider,
      reason: 'Needed.',
      proposedBy: 'operations',
    });
    given(requested, approved, proposed).matches({
      terms,
      widening: { terms: wider, proposedBy: 'operations' },
    });
    const { rows } = given(
      requested,
      approved,
      proposed,
      outletEvents.OutletWidened({ terms: wider, approvedBy: 'li.na' }),
    );
    expect(rows.get('ot_1')).toMatchObject({ terms: wider });
    expect(rows.get('ot_1')).not.toHaveProperty('widening');
  });
});
