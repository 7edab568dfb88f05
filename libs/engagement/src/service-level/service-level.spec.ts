import fc from 'fast-check';
import { refusalOf } from '#kernel/testing';
import type { RequestFact } from './service-level.js';
import { serviceLevel } from './service-level.js';
import { serviceTarget } from './service-level.rules.js';
import { officeWeek, workingTime } from './working-time.js';

const office = workingTime(officeWeek);
/** By the wall clock of Shanghai in June 2025, where the 2nd is a holiday: `03T09:00`. */
const at = (text: string) => new Date(`2025-06-${text}:00+08:00`).toISOString();
const fact = (kind: RequestFact['kind'], when: string, position = 0): RequestFact => ({
  kind,
  at: at(when),
  position,
});
const target = { firstResponse: { minutes: 240 }, resolution: { days: 5 } };
const level = (facts: readonly RequestFact[], when: string) =>
  serviceLevel(facts, target, at(when), office);
const minutes = (facts: readonly RequestFact[], when: string) =>
  level(facts, when).clocks.map(({ measures, elapsed }) => [measures, elapsed / 60_000]);

describe('a request', () => {
  const asked = fact('asked', '03T16:00');

  it('awaits its first response over lunch and night', () => {
    const { state, clocks } = level([asked], '04T10:00');
    expect(state).toBe('firstResponseDue');
    expect(clocks[0]).toEqual({
      measures: 'firstResponse',
      startedAt: at('03T16:00'),
      elapsed: 180 * 60_000,
      target: 240 * 60_000,
      dueAt: at('04T11:00'),
      state: 'running',
      warns: false,
    });
  });

  it('warns from four fifths of the target', () => {
    const warns = (when: string) => level([asked], when).clocks[0]?.warns;
    expect([warns('04T10:11'), warns('04T10:12'), warns('04T11:00')]).toEqual([false, true, true]);
  });

  it('fails when the target has passed', () => {
    expect(level([asked], '04T11:00').state).toBe('firstResponseDue');
    expect(level([asked], '04T11:01').state).toBe('failed');
    expect(level([asked, fact('answered', '04T11:01')], '09T09:00').state).toBe('failed');
  });

  it('awaits its resolution once answered in time, and is fulfilled by it', () => {
    const answered = [asked, fact('answered', '04T11:00')];
    expect(level(answered, '04T12:00').state).toBe('resolutionDue');
    expect(level(answered, '04T12:00').clocks[0]).toEqual({
      measures: 'firstResponse',
      startedAt: at('03T16:00'),
      stoppedAt: at('04T11:00'),
      elapsed: 240 * 60_000,
      target: 240 * 60_000,
      state: 'fulfilled',
      warns: false,
    });
    expect(level([...answered, fact('resolved', '06T17:00')], '30T09:00').state).toBe('fulfilled');
  });

  it('stands still while the bank waits for the client', () => {
    const waiting = [asked, fact('answered', '03T17:00'), fact('paused', '03T17:00')];
    expect(minutes(waiting, '10T09:00')).toEqual([
      ['firstResponse', 60],
      ['resolution', 60],
    ]);
    expect(level(waiting, '10T09:00').clocks[1]).toMatchObject({ state: 'paused' });
    expect(minutes([...waiting, fact('resumed', '09T09:00')], '09T10:00')).toEqual([
      ['firstResponse', 60],
      ['resolution', 120],
    ]);
  });

  it('begins a new response cycle when the client writes after an answer', () => {
    const facts = [
      asked,
      fact('asked', '03T16:30'),
      fact('answered', '03T17:00'),
      fact('paused', '03T17:00', 1),
      fact('asked', '05T09:00'),
    ];
    expect(level(facts, '05T10:00').state).toBe('rollingResponseDue');
    expect(minutes(facts, '05T10:00')).toEqual([
      ['firstResponse', 60],
      ['rollingResponse', 60],
      ['resolution', 120],
    ]);
    expect(level(facts, '05T14:31').state).toBe('failed');
  });

  it('goes on where it was reopened', () => {
    const facts = [
      asked,
      fact('answered', '03T17:00'),
      fact('resolved', '03T18:00'),
      fact('reopened', '06T09:00'),
    ];
    expect(minutes(facts, '06T10:00')).toEqual([
      ['firstResponse', 60],
      ['resolution', 180],
    ]);
    expect(level(facts, '06T10:00').state).toBe('resolutionDue');
  });

  it('is seen as of any instant', () =>
    expect(level([asked, fact('answered', '04T10:30')], '04T10:00').state).toBe(
      'firstResponseDue',
    ));

  it('moves with a fact that arrives late, and not with the order of arrival', () => {
    const facts = [
      asked,
      fact('answered', '03T17:00'),
      fact('paused', '04T09:00'),
      fact('resumed', '04T11:00'),
      fact('asked', '05T09:00'),
      fact('answered', '05T09:30'),
      fact('resolved', '05T16:00'),
    ];
    const without = facts.filter(({ kind }) => kind !== 'paused' && kind !== 'resumed');
    expect(minutes(without, '30T09:00').at(-1)).toEqual(['resolution', 900]);
    expect(minutes(facts, '30T09:00').at(-1)).toEqual(['resolution', 780]);
    expect(minutes([...facts].reverse(), '30T09:00').at(-1)).toEqual(['resolution', 780]);
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) =>
        expect(level(shuffled, '30T09:00')).toEqual(level(facts, '30T09:00')),
      ),
      { seed: 2, numRuns: 30 },
    );
  });

  it.each<[string, RequestFact[]]>([
    ['facts', []],
    ['facts', [fact('answered', '03T09:00')]],
    ['facts.at', [{ ...fact('asked', '03T09:00'), at: 'soon' }]],
  ])('refuses bad %s', (field, facts) =>
    expect(refusalOf(() => level(facts, '04T09:00'))).toEqual({ code: 'InvalidValue', field }),
  );
});

describe('a service target', () => {
  const kind = { category: 'complaint', urgency: 'urgent', channel: 'phone', tier: 'vip' } as const;
  const day = '2025-06-30';
  it.each([
    ['an urgent complaint', kind, 'SL-02'],
    ['an ordinary complaint', { ...kind, urgency: 'normal' as const }, 'SL-01'],
    ['a credit enquiry', { ...kind, category: 'creditEnquiry' as const }, 'SL-03'],
  ])('of %s is the one that names most of it', (_, request, id) =>
    expect(serviceTarget(request, day).id).toBe(id),
  );

  it('may be one for a channel and a tier', () => {
    const vip = {
      ...serviceTarget(kind, day),
      id: 'SL-90',
      urgency: 'any' as const,
      channel: 'phone',
      tier: 'vip',
    };
    expect(serviceTarget(kind, day, [serviceTarget(kind, day), vip]).id).toBe('SL-90');
  });

  it('is refused where there is none', () =>
    expect(refusalOf(() => serviceTarget(kind, day, []))).toEqual({
      code: 'InvalidValue',
      field: 'category',
    }));
});
