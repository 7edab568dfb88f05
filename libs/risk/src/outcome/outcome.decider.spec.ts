import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { knownRefusals } from '../facts/known-on.js';
import { MigrateOutcome, RecordOutcome } from './outcome.commands.js';
import { outcome } from './outcome.decider.js';
import { outcomeEvents } from './outcome.events.js';
import { failed } from './outcome.examples.js';

const given = decides(outcome);
const clientId = 'C-1';
const client = { client: { clientId } };
const { valueDate: _, ...told } = failed.data;
const record = RecordOutcome.of({ clientId, ...told });

describe('what became of a client', () => {
  it('is recorded with the day from which it is known', () =>
    given().when(record, client).then(failed));
  it('is of a client', () => given().when(record).refuses(ClientUnknown, { field: 'clientId' }));
  it('is recorded once', () => given(failed).when(record, client).changesNothing());
  it('is never known before it happened', () =>
    given()
      .when(RecordOutcome.of({ clientId, ...told, knownOn: '2025-06-29' }), client)
      .refuses(knownRefusals.KnownBeforeItHappened, { field: 'knownOn' }));
  it('may be taken over', () => {
    const origin = { kind: 'migration', source: 'loans.csv', assumed: ['happenedOn'] } as const;
    given()
      .when(MigrateOutcome.of({ clientId, ...told, origin }))
      .then(outcomeEvents.OutcomeRecorded({ ...failed.data, origin }));
  });
});
