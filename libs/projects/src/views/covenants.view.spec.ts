import { projects as fold } from '#kernel/testing';
import { agreed, breached, covenantId, requested, waived } from '../covenant/covenant.examples.js';
import { covenantEvents } from '../covenant/covenant.events.js';
import { covenants } from './covenants.view.js';

const given = fold(covenants, { id: covenantId });
const tested = (testOn: string, headroom: string, result: 'met' | 'breached') =>
  covenantEvents.CovenantTested({
    testOn,
    figures: { cashFlow: 1, debtService: 1 },
    value: '1',
    limit: '1.10',
    headroom,
    result,
    evidence: [],
    valueDate: '2026-02-13',
  });

describe('the covenants', () => {
  it('tell the next test, and until when its figures are due', () => {
    given(agreed).matches({
      status: 'untested',
      nextTestOn: '2025-06-30',
      nextDueOn: '2025-08-29',
      nextJudgementOn: '2025-05-31',
    });
    given(agreed, tested('2025-12-31', '0.2', 'met')).matches({
      status: 'met',
      headroom: '0.2',
      nextTestOn: '2026-06-30',
    });
  });

  it('tell a breach with each step, and nothing of it once it is over', () => {
    const past = [agreed, tested('2025-12-31', '-0.1', 'breached'), breached] as const;
    given(...past, requested, waived).matches({
      status: 'waived',
      waivedUntil: '2026-06-30',
      nextJudgementOn: '2026-05-31',
      breaches: [
        { on: '2026-02-13', step: 'breached', until: '2026-03-15' },
        expect.objectContaining({ step: 'waiverRequested', by: 'rm-8' }) as never,
        expect.objectContaining({ step: 'waived', by: 'ro-1' }) as never,
      ],
    });
    const rows = given(...past, requested, waived, tested('2026-06-30', '0.1', 'met')).rows;
    expect([...rows.values()][0]).not.toHaveProperty('breach');
    expect([...rows.values()][0]).not.toHaveProperty('waivedUntil');
  });
});
