import type { Figure, Level } from '#kernel';
import { addDays, Decimal, levels } from '#kernel';
import { compiled, levelOfPoints, pointsAt, pointsOf } from '../judging/levels.js';
import type { Bounds } from '../judging/rule.js';
import { WarningLevel } from './early-warning.codes.js';
import { earlyWarningOn, earlyWarningRules } from './early-warning.rules.js';
import { dueDays, responseTimes } from './response-times.rules.js';

const today = '2026-03-02';
const rule = (id: string, day = today) => earlyWarningOn(day).find((each) => each.id === id)!;

const levelOf = (bounds: Bounds, figure: Figure, standing?: Level) =>
  levelOfPoints(
    pointsAt(compiled(bounds), Number(figure), pointsOf(standing), () => new Decimal(figure)),
  );

describe('early warning', () => {
  it.each<[string, Figure, Level | undefined, Level | undefined]>([
    // rule, figure, standing level, level called for
    ['EW-01', 0, undefined, undefined],
    ['EW-01', 1, undefined, 'yellow'],
    ['EW-01', 30, undefined, 'yellow'],
    ['EW-01', 31, 'yellow', 'orange'],
    ['EW-01', 91, 'yellow', 'red'],
    ['EW-01', 31, 'red', 'red'],
    ['EW-01', 30, 'red', 'orange'],
    ['EW-01', 1, 'orange', 'orange'],
    ['EW-01', 0, 'red', undefined],
    ['EW-02', 0, undefined, undefined],
    ['EW-02', 1, undefined, 'orange'],
    ['EW-02', 2, 'orange', 'red'],
    ['EW-02', 0, 'red', undefined],
    ['EW-03', '1.0000', undefined, undefined],
    ['EW-03', '0.9501', undefined, undefined],
    ['EW-03', '0.9500', undefined, 'yellow'],
    ['EW-03', '0.9900', 'yellow', 'yellow'],
    ['EW-03', '1.0000', 'yellow', undefined],
    ['EW-03', '0.7500', undefined, 'orange'],
    ['EW-03', '0.5000', 'yellow', 'red'],
    ['EW-03', '0.6000', 'red', 'orange'],
    ['EW-04', 0, undefined, undefined],
    ['EW-04', 1, undefined, 'yellow'],
    ['EW-04', 91, 'yellow', 'orange'],
    ['EW-04', 183, 'orange', 'red'],
    ['EW-05', 1, undefined, 'red'],
    ['EW-05', 0, 'red', undefined],
    ['EW-06', 0, undefined, undefined],
    ['EW-06', 1, undefined, 'yellow'],
    ['EW-06', 2, 'yellow', 'orange'],
    ['EW-06', 3, undefined, 'red'],
    ['EW-07', 0, undefined, undefined],
    ['EW-07', 1, undefined, 'yellow'],
    ['EW-07', 3, undefined, 'red'],
    ['EW-08', 1, undefined, undefined],
    ['EW-08', 2, undefined, 'yellow'],
    ['EW-08', 4, undefined, 'orange'],
    ['EW-09', 1, undefined, undefined],
    ['EW-09', 2, undefined, 'orange'],
    ['EW-09', 1, 'orange', undefined],
    ['EW-10', '0.0501', undefined, undefined],
    ['EW-10', '0.05', undefined, 'yellow'],
    ['EW-10', '0.1', 'yellow', undefined],
    ['EW-11', 1, undefined, 'orange'],
    ['EW-11', 2, 'orange', 'red'],
    ['EW-11', 0, 'red', undefined],
  ])('%s at %s under %s calls for %s', (id, figure, standing, level) =>
    expect(levelOf(rule(id), figure, standing)).toBe(level),
  );

  it('left a week of overdue alone until the measures of July 2023', () => {
    expect(levelOf(rule('EW-01', '2023-06-30'), 7)).toBeUndefined();
    expect(levelOf(rule('EW-01', '2023-07-01'), 7)).toBe('yellow');
  });

  it('leaves every level in the direction it was entered from', () => {
    for (const { id, when, enters, leaves = {} } of earlyWarningRules) {
      for (const level of levels.filter((each) => leaves[each] !== undefined)) {
        const [into, out] = [Number(enters[level]), Number(leaves[level])];
        expect({ id, level, apart: when === 'rising' ? into > out : into < out }).toEqual({
          id,
          level,
          apart: true,
        });
      }
    }
  });

  it('never changes a version', () => {
    const versions = earlyWarningRules.map(({ id, version }) => `${id}@${version}`);
    expect(new Set(versions).size).toBe(versions.length);
  });
});

describe('the time to respond', () => {
  it.each<[string, Level, number]>([
    ['RT-yellow', 'yellow', 5],
    ['RT-orange', 'orange', 2],
    ['RT-red', 'red', 1],
  ])('%s: a %s warning is acknowledged within %i days', (id, level, days) => {
    expect(responseTimes.find((row) => row.level === level)?.id).toBe(id);
    expect(dueDays(level, today).acknowledgeBy).toBe(addDays(today, days));
  });

  it('speaks English (R11)', () =>
    expect(responseTimes.map(({ label }) => label.en)).toContain('Answer to an orange warning'));

  it('is shorter the graver the warning', () => {
    const [yellow, orange, red] = levels.map((level) => dueDays(level, today));
    expect(red).toEqual({
      acknowledgeBy: '2026-03-03',
      assessBy: '2026-03-05',
      actBy: '2026-03-07',
      closeBy: '2026-04-01',
    });
    expect(orange!.acknowledgeBy < yellow!.acknowledgeBy).toBe(true);
    expect(orange!.acknowledgeBy > addDays(today, 1)).toBe(true);
  });

  it('is known for every level', () => expect(WarningLevel.all).toEqual(levels));
});
