import { interactionEvents } from '#engagement';
import { projects } from '#kernel/testing';
import { MemoryTable } from '#platform';
import { segmentEvents } from '../segment/segment.events.js';
import { clientEffects, GetEffects } from './client-effects.view.js';

const sums = { answers: 2, promoters: 2, detractors: 0, decisions: 2, decisionDays: 9, arrears: 1 };
const row = {
  clientId: 'cl_1',
  mode: 'responsible',
  type: 'stable',
  before: [],
  sums: [{ by: 'mode', of: 'responsible', contacts: 4, ...sums }],
  open: [],
  overdueLoans: ['ln_1'],
};

describe('the effects of a mode', () => {
  it('are efficiency, satisfaction, risk and cost', async () => {
    const rows = new MemoryTable(clientEffects, new Map([['cl_1', row]]));
    const asked = Object.assign(new GetEffects(), { by: 'mode' });
    expect(await clientEffects.answer(asked, rows as never, { today: '2026-03-02' })).toEqual([
      {
        of: 'responsible',
        clients: 1,
        decisions: 2,
        meanDecisionDays: '4.5',
        answers: 2,
        netPromoterScore: '100',
        arrears: 1,
        overdueClients: 1,
        contacts: 4,
        contactHours: 4 * 3,
        hoursPerYear: 40,
      },
    ]);
  });
});

describe('the contacts of a mode', () => {
  const given = projects(clientEffects, { id: 'cl_1' });
  const { InteractionRecorded, InteractionCorrected, InteractionWithdrawn } = interactionEvents;
  const clientId = 'cl_1';
  const assigned = segmentEvents.ClientTypeAssigned({
    ...{ clientId, type: 'stable', from: null, rule: 'CT-1', version: 1, because: {} },
    valueDate: '2026-03-05',
  });
  const contact = { channel: 'phone', direction: 'fromBank', subject: 'Call' } as const;
  const on = (valueDate: string) => InteractionRecorded({ clientId, ...contact, valueDate });
  const was = (valueDate: string) => ({ channel: 'phone', valueDate }) as const;
  const withdrawn = (valueDate: string) =>
    InteractionWithdrawn({
      clientId,
      reason: 'Another client.',
      openSteps: [],
      was: was(valueDate),
    });
  const contactsOf = (type: string, contacts: number) =>
    expect.objectContaining({ by: 'type', of: type, contacts });

  it('are those of its day, and a withdrawn one counts no more', () => {
    given(assigned, on('2026-03-04'), on('2026-03-05')).matches({
      sums: expect.arrayContaining([contactsOf('unclassified', 1), contactsOf('stable', 1)]),
    });
    given(on('2026-03-04'), assigned, on('2026-03-06'), withdrawn('2026-03-04')).matches({
      sums: expect.arrayContaining([contactsOf('unclassified', 0), contactsOf('stable', 1)]),
    });
  });

  it('move with a corrected day', () =>
    given(
      on('2026-03-04'),
      assigned,
      InteractionCorrected({
        ...{ clientId, ...contact, valueDate: '2026-03-06', reason: 'Wrong day.' },
        was: was('2026-03-04'),
      }),
    ).matches({
      sums: expect.arrayContaining([contactsOf('unclassified', 0), contactsOf('stable', 1)]),
    }));
});
