import { clientEvents } from '#clients';
import { caseEvents, interactionEvents } from '#engagement';
import { projects } from '#kernel/testing';
import { MemoryTable } from '#platform';
import { keptBasic } from '../../mode/mode.examples.js';
import { placementEvents } from '../../placement/placement.events.js';
import { segmentEvents } from '../../segment/segment.events.js';
import { noEffectsOf } from './client-effects.rows.js';
import { clientEffects, GetEffects } from './client-effects.view.js';

const clientId = 'cl_1';
const told = {
  ...{ answers: 2, promoters: 2, detractors: 0, decisions: 2, decisionDays: 9, arrears: 1 },
  ...{ contacts: 4, contactHours: 12, cases: 2, timelyCases: 1, caseMinutes: 180 },
  ...{ leaving: 1, kept: 0, products: { workingCapital: 2 } },
};
const row = {
  ...noEffectsOf(clientId),
  mode: 'responsible',
  type: 'stable',
  sums: [
    { by: 'mode', of: 'responsible', year: '2026', ...told },
    { by: 'mode', of: 'responsible', year: '2025', ...told },
    { by: 'type', of: 'growth', year: '2026', ...told },
  ],
  overdueLoans: ['ln_1'],
};
const answer = (asked: object) =>
  clientEffects.answer(
    Object.assign(new GetEffects(), asked),
    new MemoryTable(clientEffects, new Map([[clientId, row]])) as never,
    { today: '2026-03-02' },
  );

describe('the effects of a mode', () => {
  it('are efficiency, response, satisfaction, risk, loyalty, business and cost of a year', async () =>
    expect(await answer({ by: 'mode' })).toEqual([
      {
        of: 'responsible',
        clients: 1,
        decisions: 2,
        meanDecisionDays: '4.5',
        cases: 2,
        timelyShare: '0.5000',
        meanCaseHours: '1.5',
        answers: 2,
        netPromoterScore: '100',
        arrears: 1,
        overdueClients: 1,
        leaving: 1,
        kept: 0,
        newLoans: [{ product: 'workingCapital', loans: 2 }],
        contacts: 4,
        contactHours: 12,
        hoursPerYear: 40,
      },
    ]));

  it('are told by segment as well, where clients stand now and where they stood', async () =>
    expect(await answer({ by: 'type' })).toMatchObject([
      { of: 'growth', clients: 0, decisions: 2, hoursPerYear: 0 },
      { of: 'stable', clients: 1, decisions: 0, hoursPerYear: 40 },
    ]));

  it('are nothing in a year in which nothing happened', async () =>
    expect(await answer({ by: 'mode', year: 2024 })).toMatchObject([
      { of: 'responsible', clients: 1, contacts: 0, newLoans: [] },
    ]));
});

const given = projects(clientEffects, { id: clientId });

describe('the contacts of a mode', () => {
  const { InteractionRecorded, InteractionCorrected, InteractionWithdrawn } = interactionEvents;
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
    expect.objectContaining({ by: 'type', of: type, year: '2026', contacts });

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

  it('cost the hours of the mode that the client was kept in', () => {
    const kept = { ...keptBasic, data: { ...keptBasic.data, clientId, valueDate: '2026-03-05' } };
    const hours = (of: string, contactHours: number) =>
      expect.objectContaining({ by: 'mode', of, contacts: 1, contactHours });
    given(kept, on('2026-03-04'), on('2026-03-05')).matches({
      sums: expect.arrayContaining([hours('none', 0), hours('basic', 1)]),
    });
  });
});

describe('what happens with a client', () => {
  it('counts for every place that it has', () => {
    const placed = placementEvents.ClientSegmented({
      ...{ clientId, taxonomy: 'serviceTier', value: 'key', from: null, rule: 'ST-K1' },
      ...{ version: 1, because: {}, valueDate: '2026-03-02' },
    });
    const end = {
      outcome: 'remedied',
      resolution: 'Paid out.',
      at: '2026-03-02T02:00:00Z',
    } as const;
    const resolved = caseEvents.CaseResolved({
      clientId,
      ...end,
      timely: true,
      workingMinutes: 45,
    });
    const leaves = clientEvents.LifecycleStageChanged({
      ...{ from: 'established', to: 'likelyToLeave', reason: 'It asks others.' },
    });
    const stays = clientEvents.LifecycleStageChanged({
      ...{ from: 'likelyToLeave', to: 'established', reason: 'It stays.' },
    });
    given(placed, resolved, leaves, stays).matches({
      lifecycle: 'established',
      sums: expect.arrayContaining([
        expect.objectContaining({
          ...{ by: 'serviceTier', of: 'key', cases: 1, timelyCases: 1, caseMinutes: 45 },
          ...{ leaving: 1, kept: 1 },
        }),
        expect.objectContaining({ by: 'lifecycle', of: 'likelyToLeave', leaving: 0, kept: 1 }),
      ]),
    });
  });
});
