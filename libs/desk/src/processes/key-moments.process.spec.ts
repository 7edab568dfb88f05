import { CreditPoints, PromptManager } from '#engagement';
import { reacts } from '#kernel/testing';
import { loanEvents } from '#lending';
import { businessDayEvents } from '#platform';
import { creditPoints, keyMoments } from './key-moments.process.js';

const closed = (day: string) => businessDayEvents.BusinessDayClosed({ day, valueDate: day });
const loan = { loanId: 'ln_1', clientId: 'cl_1', maturesOn: '2026-06-01' };
const prompt = (step: number, day: string) =>
  PromptManager.of({
    taskId: `tk_ln_1.maturity.2026-06-01.${step}`,
    clientId: 'cl_1',
    title: '贷款 2026-06-01 到期，联系客户 (the loan matures on 2026-06-01: speak with the client)',
    dueOn: day,
    source: 'keyMoment',
    sourceId: 'ln_1',
  });

describe('a key moment', () => {
  it.each([
    ['2026-03-03', 90, '2026-03-06'],
    ['2026-05-02', 30, '2026-05-05'],
    ['2026-05-26', 7, '2026-05-29'],
  ])('of maturity, seen on %s, is the contact of %i days', (day, step, dueOn) =>
    reacts(keyMoments)(closed(day), {}, [loan]).then(prompt(step, dueOn)),
  );
});

describe('points', () => {
  it('are earned by a drawdown of this bank', () => {
    const told = {
      loanId: 'ln_1',
      clientId: 'cl_1',
      amount: { minor: 1, currency: 'CNY' },
      valueDate: '2026-03-02',
    };
    reacts(creditPoints)(loanEvents.LoanDisbursed(told), { revision: 4 }).then(
      CreditPoints.of({
        clientId: 'cl_1',
        occasion: 'drawdown',
        about: 'ln_1',
        entryId: 'lp_ln_1.4',
      }),
    );
    const origin = { kind: 'migration', source: 'old', assumed: [] } as const;
    reacts(creditPoints)(loanEvents.LoanDisbursed({ ...told, origin })).then();
  });
});
