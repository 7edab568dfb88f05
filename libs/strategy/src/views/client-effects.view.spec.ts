import { MemoryTable } from '#platform';
import { clientEffects, GetEffects } from './client-effects.view.js';

const sums = { answers: 2, promoters: 2, detractors: 0, decisions: 2, decisionDays: 9, arrears: 1 };
const row = {
  clientId: 'cl_1',
  mode: 'responsible',
  type: 'stable',
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
