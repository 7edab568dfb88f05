import type { Fact } from '#kernel';
import { loanEvents } from '#lending';
import { overdue } from '#lending/examples';
import { occurrence, reacts } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import { warnedYellow } from '#risk/examples';
import { typedByTenure } from '../criteria/criteria.examples.js';
import { ClassifyClient } from '../segment/segment.commands.js';
import { foundAtRisk, overrideLifted } from '../segment/segment.examples.js';
import { segmentFiguresOn, unclassified } from '../views/segments.rows.js';
import { classifyClients } from './classify-clients.process.js';
import { placeClients } from './place-clients.process.js';

const clientId = 'cl_1';
const row = unclassified(clientId);
const [, fellOverdue] = overdue;
const closing = (day: string) => businessDayEvents.BusinessDayClosed({ day, valueDate: day });
const classifying = (day: string) =>
  ClassifyClient.of({ clientId, day, figures: segmentFiguresOn(row, day) });

/** The rows the process goes through upon a fact of a stream. */
const goesThrough = (fact: Fact, id = 'ln_1') =>
  classifyClients.sweep(fact)?.over(fact.data, { ...occurrence, id }, {})?.where;

describe('segmentation', () => {
  it('asks the rules at once when a loan falls overdue', () => {
    expect(goesThrough(fellOverdue)).toEqual({ clientId });
    reacts(classifyClients)(fellOverdue, {}, [row]).then(classifying('2025-04-02'));
  });

  it('asks the rules at once when a warning changes', () => {
    expect(goesThrough(warnedYellow, clientId)).toEqual({ clientId });
    reacts(classifyClients)(warnedYellow, {}, [row]).then(classifying('2026-03-02'));
    const byHand = { ...warnedYellow, type: 'WarningRaisedByHand' };
    expect(goesThrough(byHand, clientId)).toEqual({ clientId });
    expect(placeClients.sweep(byHand)).toBeDefined();
  });

  it('asks the rules at once when an override is lifted', () =>
    expect(goesThrough(overrideLifted, clientId)).toEqual({ clientId }));

  it('never asks for a day before the type last changed', () =>
    reacts(classifyClients)(fellOverdue, {}, [{ ...row, since: '2025-05-01' }]).then(
      classifying('2025-05-01'),
    ));

  it('looks again at a new type, and asks anew where the rules would give another by now', () => {
    expect(goesThrough(foundAtRisk, clientId)).toEqual({ clientId });
    const since = '2026-04-02';
    const atRisk = { ...row, segment: 'risk' as const, since };
    reacts(classifyClients)(foundAtRisk, {}, [atRisk]).then(classifying(since));
    reacts(classifyClients)(foundAtRisk, {}, [{ ...row, since }]).then();
  });

  it('leaves what was taken over from another system to the end of the day', () => {
    const origin = { kind: 'migration', source: 'loans.csv', assumed: [] } as const;
    const writtenOff = loanEvents.LoanWrittenOff({
      clientId,
      principal: { minor: 1, currency: 'USD' },
      interest: { minor: 0, currency: 'USD' },
      reason: 'Charged off.',
      valueDate: '1999-05-01',
      origin,
    });
    expect(goesThrough(writtenOff)).toBeUndefined();
  });

  it('goes through those whom time may change at the end of a day', () => {
    expect(goesThrough(closing('2026-03-30'))).toEqual({ awake: true });
    const day = '2026-03-30';
    reacts(classifyClients)(closing(day), {}, [{ ...row, segment: 'risk' as const }]).then(
      classifying(day),
    );
    reacts(classifyClients)(closing(day), {}, [row]).then();
  });

  it('goes through everybody at the end of a month', () =>
    expect(goesThrough(closing('2026-03-31'))).toEqual({}));

  it('goes through everybody once criteria of the bank have begun, and asks them', () => {
    const from = '2026-03-28';
    const book = { sets: [{ criteriaId: 'ct_1', version: 1, from, ...typedByTenure }] };
    const sweep = classifyClients.sweep(closing('2026-03-30'));
    const where = (day: string) => sweep?.over({ day }, occurrence, { book })?.where;
    expect([where('2026-03-27'), where('2026-03-30')]).toEqual([{ awake: true }, {}]);
    expect(where('2026-04-15')).toEqual({ awake: true });
    const old = { ...row, knownSince: '2020-01-01' };
    reacts(classifyClients)(closing('2026-03-30'), {}, [old], { book }).then(
      ClassifyClient.of({
        ...{ clientId, day: '2026-03-30' },
        figures: segmentFiguresOn(old, '2026-03-30'),
      }),
    );
    reacts(classifyClients)(closing('2026-03-27'), {}, [old], { book }).then();
  });
});
