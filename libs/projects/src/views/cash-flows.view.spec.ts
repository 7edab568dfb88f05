import { projects as fold } from '#kernel/testing';
import { planned2026, recorded2026 } from '../cash-flow/cash-flow.examples.js';
import { projectId, registered } from '../project/project.examples.js';
import { projectEvents } from '../project/project.events.js';
import { cashFlows } from './cash-flows.view.js';

const given = fold(cashFlows, { id: projectId });

describe('the cash flows of a project', () => {
  it('hold the last plan of each case', () => {
    const again = projectEvents.CashFlowsPlanned({ ...planned2026.data, reason: 'Lower tariff' });
    const base = projectEvents.CashFlowsPlanned({ ...planned2026.data, planCase: 'base' });
    const [row] = [...given(registered, planned2026, base, again).rows.values()];
    expect(row?.plans.map(({ planCase, reason }) => [planCase, reason])).toEqual([
      ['base', 'Model of the adviser'],
      ['bank', 'Lower tariff'],
    ]);
  });

  it('hold what came in a period once, as it was told last', () => {
    const { period } = recorded2026.data;
    const later = projectEvents.CashFlowRecorded({
      period: { ...period, endsOn: '2025-12-31' },
      valueDate: '2027-02-01',
    });
    given(registered, recorded2026, later, recorded2026).matches({
      actuals: [{ ...period, endsOn: '2025-12-31' }, period],
    });
  });
});
