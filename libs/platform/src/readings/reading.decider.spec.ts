import { decides } from '#kernel/testing';
import { RecordReadings } from './reading.commands.js';
import { reading } from './reading.decider.js';
import { readingEvents } from './reading.events.js';

const given = decides(reading);
const at = '2026-03-02T09:00:00.000Z';
const sittings = [
  {
    actor: 'wang.fang',
    from: at,
    until: at,
    readings: [
      {
        message: 'GetLoan',
        roles: ['relationshipManager'] as const,
        clientIds: ['cl_1'],
        times: 1,
      },
    ],
  },
];

describe('readings', () => {
  it('are recorded as they were made', () =>
    given()
      .when(RecordReadings.of({ readingsId: 'rd_1', sittings }))
      .then(readingEvents.ReadingsRecorded({ sittings })));
  it('say how many could not be kept', () =>
    given()
      .when(RecordReadings.of({ readingsId: 'rd_1', sittings, unrecorded: 7 }))
      .then(readingEvents.ReadingsRecorded({ sittings, unrecorded: 7 })));
});
