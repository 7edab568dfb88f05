import { clientEvents } from '#clients';
import { interactionEvents, promiseEvents } from '#engagement';
import { projects } from '#kernel/testing';
import { scorecards } from './scorecards.view.js';

const given = projects(scorecards, { id: 'cl_1' });
const { PromiseBroken, PromiseKept, PromiseReleased } = promiseEvents;
const { InteractionRecorded, InteractionWithdrawn, InteractionCorrected } = interactionEvents;
const clientId = 'cl_1';
const assigned = clientEvents.RelationshipManagerAssigned({
  clientId,
  managerId: 'wang',
  units: [],
});
const ids = { promiseId: 'po_1', clientId };
const broken = (valueDate: string) => PromiseBroken({ ...ids, dueOn: valueDate, valueDate });
const kept = (valueDate: string, inTime: boolean) =>
  PromiseKept({ ...ids, result: 'Sent.', inTime, valueDate });
const march = {
  ...{ managerId: 'wang', month: '2026-03', contacts: 0, promisesInTime: 0, promisesLate: 0 },
  ...{ drawdowns: 0, fellOverdue: 0, answers: 0, recommends: 0, won: 0, lost: 0 },
  ...{ units: [], income: 0, lossRise: 0, redLate: 0 },
};

describe('the promises of a scorecard', () => {
  it('count one as late once, however often its day is moved', () =>
    given(assigned, broken('2026-03-02'), broken('2026-03-09'), kept('2026-03-10', false)).matches({
      late: [],
      sheets: [{ ...march, promisesLate: 1, promisesInTime: 0 }],
    }));

  it('count one as late that was kept before anybody noticed', () =>
    given(assigned, kept('2026-03-10', false)).matches({
      sheets: [{ ...march, promisesLate: 1 }],
    }));

  it('count one as kept in time that was only reported late', () =>
    given(assigned, broken('2026-03-02'), kept('2026-03-02', true)).matches({
      sheets: [{ ...march, promisesLate: 0, promisesInTime: 1 }],
    }));

  it('forget an open one that the client gave up', () =>
    given(assigned, broken('2026-03-02'), PromiseReleased({ ...ids, reason: 'No need.' })).matches({
      late: [],
      sheets: [{ ...march, promisesLate: 1 }],
    }));
});

describe('the contacts of a scorecard', () => {
  const contact = {
    channel: 'phone',
    direction: 'fromBank',
    subject: 'Call',
    valueDate: '2026-03-02',
  } as const;
  const was = { channel: 'phone', valueDate: '2026-03-02' } as const;
  const recorded = InteractionRecorded({ clientId, ...contact });

  it('count for nothing once they are withdrawn, or were an attempt only', () => {
    const withdrawn = { reason: 'Another client.', openSteps: [], was };
    given(assigned, recorded, InteractionWithdrawn({ clientId, ...withdrawn })).matches({
      sheets: [{ ...march, contacts: 0 }],
    });
    const corrected = { ...contact, outcome: 'notReached', reason: 'Nobody there.', was } as const;
    given(assigned, recorded, InteractionCorrected({ clientId, ...corrected })).matches({
      sheets: [{ ...march, contacts: 0 }],
    });
  });
});
