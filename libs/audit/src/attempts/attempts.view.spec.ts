import { projects } from '#kernel/testing';
import type { Attempt } from './attempts.view.js';
import { attempts } from './attempts.view.js';

type AttemptRefused = Omit<Attempt, 'at' | 'position' | 'actor' | 'correlationId'>;
const where = {
  id: 'at_1',
  stream: 'attempt-at_1',
  actor: 'wang.fang',
  command: 'RecordAttempt',
  correlationId: 'req-1',
};
const data: AttemptRefused = {
  attemptId: 'at_1',
  code: 'OutOfReach',
  message: 'DisburseLoan',
  path: '/loans/ln_1/disbursements',
  roles: ['relationshipManager'],
  clientId: 'cl_1',
};

describe('the refused attempts', () => {
  it('say who tried what, upon which client', () =>
    projects(
      attempts,
      where,
    )({ type: 'AttemptRefused', data }).then({
      ...data,
      at: '2026-03-02T09:00:00.000Z',
      position: 1_000,
      actor: 'wang.fang',
      correlationId: 'req-1',
    }));
});
