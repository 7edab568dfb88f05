import { standingEvents } from '#credit';
import { AssignCadence } from '#engagement';
import { reacts } from '#kernel/testing';
import { visitPriorityClients } from './visit-priority-clients.process.js';

const { HandlingPrioritySet } = standingEvents;

describe('a client that is handled first', () => {
  it.each([
    ['vip', 'responsible'],
    ['normal', 'ordinary'],
  ] as const)('%s is visited as %s', (priority, profile) => {
    const stated = { reason: 'Key client', by: 'ro-1', valueDate: '2026-03-02' };
    reacts(visitPriorityClients)(
      HandlingPrioritySet({ clientId: 'cl_1', priority, ...stated }),
    ).then(AssignCadence.of({ clientId: 'cl_1', profile, reason: 'Key client' }));
  });
});
