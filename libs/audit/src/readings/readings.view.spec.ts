import { projects } from '#kernel/testing';
import type { Sitting } from '#platform';
import { readingEvents } from '#platform';
import { readings } from './readings.view.js';

const at = '2026-03-02T09:00:00.000Z';
const roles = ['relationshipManager'] as const;
const wang: Sitting = {
  actor: 'wang.fang',
  person: 'wang.fang',
  from: at,
  until: at,
  readings: [
    { message: 'ListLoans', roles, clientIds: ['cl_1', 'cl_2'], times: 1 },
    { message: 'GetLoan', roles, clientIds: ['cl_2'], times: 3 },
  ],
};
const batch: Sitting = { ...wang, actor: 'core.banking', readings: [] };

describe('the readings', () => {
  it('have a row for each reader of an event, found by client and by query', () => {
    const { rows } = projects(readings, { id: 'rd_1', position: 1_000 })(
      readingEvents.ReadingsRecorded({ sittings: [wang, batch] }),
    );
    expect([...rows.values()]).toEqual([
      {
        ...wang,
        sittingId: 'rd_1.0',
        position: 1_000,
        clientIds: ['cl_1', 'cl_2'],
        messages: ['ListLoans', 'GetLoan'],
      },
      { ...batch, sittingId: 'rd_1.1', position: 1_000, clientIds: [], messages: [] },
    ]);
  });
});
