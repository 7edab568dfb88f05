import { projects as fold } from '#kernel/testing';
import { planned2026 } from '../cash-flow/cash-flow.examples.js';
import { covenantOutlook } from '../views/covenant-outlook.view.js';
import { covenantEvents } from './covenant.events.js';
import { agreed, information } from './covenant.examples.js';
import { figuresBeyondPlan, testsAhead } from './outlook.js';

const { ratio, ...calendar } = agreed.data;
const { periods } = planned2026.data;
const yearly = { ...calendar, firstTestOn: '2026-12-31', everyMonths: 12 };

describe('the outlook of a covenant', () => {
  it('is what the plan lets expect of each test to come, while there is debt to serve', () =>
    expect(testsAhead(ratio!, yearly, periods, '2027-01-01')).toEqual([
      { testOn: '2027-12-31', value: '1.300000', headroom: '0.1818', result: 'met' },
      { testOn: '2028-12-31', value: '1.400000', headroom: '0.2727', result: 'met' },
      { testOn: '2029-12-31', value: '1.500000', headroom: '0.3636', result: 'met' },
    ]));

  it('says on which test a lock-up or a breach is to be expected', () => {
    const strict = { ...ratio!, limit: '1.25', lockUp: '1.35' };
    const found = testsAhead(strict, yearly, periods, '2026-01-01');
    expect(found.map(({ result }) => result)).toEqual(['breached', 'lockUp', 'met', 'met']);
  });

  it('is none where a figure is in no plan of cash flows', () => {
    const gearing = { ...ratio!, over: ['debt'], under: ['equity', 'debt'] } as const;
    expect(figuresBeyondPlan(gearing)).toEqual(['debt', 'equity']);
    expect(testsAhead(gearing, yearly, periods, '2026-01-01')).toEqual([]);
  });

  it('keeps the plans of a project, and the terms of a covenant until it ends', () => {
    fold(covenantOutlook, { id: 'pj_1' })(planned2026).matches({
      projectId: 'pj_1',
      plans: [{ planCase: 'bank', periods }],
    });
    const of = fold(covenantOutlook, { id: 'cv_1' });
    of(agreed).matches({ projectId: agreed.data.projectId, plans: [] });
    of(information).leavesNothing();
    of(
      agreed,
      covenantEvents.CovenantEnded({ reason: 'x', valueDate: '2026-01-01' }),
    ).leavesNothing();
  });
});
