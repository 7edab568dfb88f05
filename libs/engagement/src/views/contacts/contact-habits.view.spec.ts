import { projects } from '#kernel/testing';
import { clientId, visit } from '../../examples.js';
import { interactionEvents } from '../../interaction/interaction.events.js';
import { contactHabits } from './contact-habits.view.js';

const given = projects(contactHabits, { id: clientId });
const spoken = (occurredAt: string, outcome: 'toFollowUp' | 'notReached' = 'toFollowUp') =>
  interactionEvents.InteractionRecorded({
    clientId,
    ...visit,
    channel: 'phone',
    outcome,
    occurredAt,
  });

const withdrawnAt = (occurredAt: string) =>
  interactionEvents.InteractionWithdrawn({
    ...{ clientId, reason: 'Another client.', openSteps: [] },
    was: { valueDate: visit.valueDate, channel: 'phone', outcome: 'toFollowUp', occurredAt },
  });

describe('the habits of a client', () => {
  it('are counted by weekday and two hours of the clock on the wall of the bank', () =>
    given(
      // 09:30 and 09:59 on a Monday in Shanghai; 23:30 UTC is the Tuesday there.
      spoken('2026-03-02T01:30:00.000Z'),
      spoken('2026-03-02T01:59:00.000Z', 'notReached'),
      spoken('2026-03-02T23:30:00.000Z'),
    ).matches({
      contacts: 3,
      slots: [
        { weekday: 1, fromHour: 8, channel: 'phone', tried: 2, reached: 1 },
        { weekday: 2, fromHour: 6, channel: 'phone', tried: 1, reached: 1 },
      ],
    }));

  it('go by the zone that the bank was in', () => {
    const occurredAt = '2026-03-02T23:30:00.000Z';
    const told = { ...visit, channel: 'phone', occurredAt, timeZone: 'America/New_York' } as const;
    given(interactionEvents.InteractionRecorded({ clientId, ...told })).matches({
      slots: [{ weekday: 1, fromHour: 18, channel: 'phone', tried: 1, reached: 1 }],
    });
  });

  it('forget a contact that was withdrawn', () =>
    given(spoken('2026-03-02T01:30:00.000Z'), withdrawnAt('2026-03-02T01:30:00.000Z')).matches({
      contacts: 0,
      slots: [],
    }));

  it('remember the days of contacts, whose hour need not be known', () => {
    const days = ['2026-03-02', '2026-03-09', '2026-03-30'];
    const said = days.map((valueDate) => {
      const { occurredAt: _, ...day } = visit;
      return interactionEvents.InteractionRecorded({ clientId, ...day, valueDate });
    });
    given(...said).matches({ contacts: 0, days });
  });

  it('know nothing of a contact without an hour', () => {
    const { occurredAt: _, ...day } = visit;
    given(interactionEvents.InteractionRecorded({ clientId, ...day })).matches({ contacts: 0 });
  });
});
