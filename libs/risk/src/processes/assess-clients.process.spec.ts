import { loanEvents } from '#lending';
import { occurrence, reacts } from '#kernel/testing';
import { overdueClient } from '../client-figures/clients.examples.js';
import * as loans from '../client-figures/loans.examples.js';
import { sued } from '../facts/facts.examples.js';
import { judgedDayEvents } from '../judged-day/judged-day.events.js';
import { releaseSetOn } from '../rule-set/content/release-set.js';
import { AssessClient } from '../warning/warning.commands.js';
import { warnedYellow } from '../warning/warning.examples.js';
import { assessClients } from './assess-clients.process.js';

const { clientId } = loans;
const client = overdueClient(1, '2025-04-02');
const origin = { kind: 'migration', source: 'loans.csv', assumed: [] } as const;
const atOnce = (day: string) => AssessClient.of({ clientId, day, atOnce: true });

/** The rows a process goes through upon a fact. */
const goesThrough = (fact: Parameters<typeof assessClients.sweep>[0]) =>
  assessClients.sweep(fact)?.over(fact.data, { ...occurrence, id: clientId })?.where;

describe('early warning', () => {
  it('judges a client at once when a loan falls overdue', () => {
    expect(goesThrough(loans.fellOverdue)).toEqual({ clientId });
    reacts(assessClients)(loans.fellOverdue, {}, [client]).then(atOnce('2025-04-02'));
  });

  it('judges for the day that the figures are of, when an earlier one is caught up with', () =>
    reacts(assessClients)(loans.fellOverdue, {}, [overdueClient(8, '2025-04-09')]).then(
      atOnce('2025-04-09'),
    ));

  it('judges whom a day changes at its end, and leaves the others in peace', () => {
    const day = '2025-04-03';
    const began = judgedDayEvents.DayJudgingBegan({
      day,
      after: '2025-04-02',
      sets: [releaseSetOn(day)],
      surroundings: [],
      valueDate: day,
    });
    expect(goesThrough(began)).toEqual({ watched: true });
    reacts(assessClients)(began, {}, [client]).then(
      AssessClient.of({ clientId, day, atOnce: false }),
    );
    reacts(assessClients)(began, {}, [overdueClient(0, day)]).then();
  });

  it('leaves what was taken over from another system to the end of the day', () => {
    const settled = loanEvents.LoanSettled({ clientId, valueDate: '2001-05-01', origin });
    expect(goesThrough(settled)).toBeUndefined();
  });

  it('judges at once by a signal that counts, and not by one that was history when recorded', () => {
    const about = { ...sued, data: { ...sued.data, clientId } };
    const over = (at: string) =>
      assessClients.sweep(about)?.over(about.data, { ...occurrence, at })?.where;
    expect(over('2026-03-01T08:00:00Z')).toEqual({ clientId });
    expect(over('2026-03-02T08:00:00Z')).toBeUndefined();
  });

  it('leaves repayments to the end of the day, unless a bucket changes', () =>
    expect(assessClients.types.has('RepaymentRecorded')).toBe(false));

  it('looks again at what changed, until what stands and what is known agree', () =>
    expect(goesThrough({ ...warnedYellow, data: { ...warnedYellow.data, clientId } })).toEqual({
      clientId,
    }));
});
