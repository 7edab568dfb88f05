import { projects } from '#kernel/testing';
import { clientId, done, offer, planned, withdrawn } from '../../examples.js';
import { interactionEvents } from '../../interaction/interaction.events.js';
import { nextSteps } from './next-steps.view.js';

const given = projects(nextSteps, { id: 'in_1' });
const { NextStepPlanned, InteractionWithdrawn } = interactionEvents;
const second = NextStepPlanned({ clientId, ...offer, stepId: '2', what: 'Call' });

describe('an open next step', () => {
  it('has a row of its own until it is done', () => {
    given(planned, second, done).matches({ stepId: '2', what: 'Call', interactionId: 'in_1' });
    expect([...given(planned, second).rows.keys()]).toEqual(['in_1/1', 'in_1/2']);
  });
  it('is as it was planned last', () => {
    const { ownerId: _, ...rest } = offer;
    const row = given(planned, NextStepPlanned({ clientId, ...rest, dueOn: '2026-04-01' }));
    row.matches({ dueOn: '2026-04-01' });
    expect(row.rows.get('in_1/1')).not.toHaveProperty('ownerId');
  });
  it('goes with a contact that is withdrawn', () =>
    given(
      planned,
      second,
      InteractionWithdrawn({ ...withdrawn.data, openSteps: ['1', '2'] }),
    ).leavesNothing());
});
