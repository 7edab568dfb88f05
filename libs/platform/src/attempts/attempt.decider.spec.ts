import { decides } from '#kernel/testing';
import { RecordAttempt } from './attempt.commands.js';
import { attempt } from './attempt.decider.js';
import { attemptEvents } from './attempt.events.js';

const given = decides(attempt);
const tried = {
  code: 'NotAllowed',
  message: 'ApproveApplication',
  path: '/applications/a-1/approvals',
  roles: ['relationshipManager'] as const,
};
const record = RecordAttempt.of({ attemptId: 'at_1', ...tried });

describe('a refused attempt', () => {
  it('is recorded as it was made', () =>
    given().when(record).then(attemptEvents.AttemptRefused(tried)));
  it('is about the client it was made upon', () =>
    given()
      .when(RecordAttempt.of({ attemptId: 'at_1', ...tried, clientId: 'cl_1', unrecorded: 3 }))
      .then(attemptEvents.AttemptRefused({ ...tried, clientId: 'cl_1', unrecorded: 3 })));
});
