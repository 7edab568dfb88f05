import type { Day } from '#kernel';
import { LoanClass } from '#lending';
import { Stage } from '#lending';
import { addDays } from '#kernel';
import { refusalOf } from '#kernel/testing';
import type { CreditRisk } from './stage.js';
import { stageOn } from './stage.js';
import { usualStage } from './staging.codes.js';

const day = '2025-06-30';
const risk = (more: Partial<CreditRisk> = {}): CreditRisk => ({
  items: [],
  upgradeGaps: [],
  ...more,
});
const overdue = (days: number) => [{ dueOn: addDays(day, -days) }];
const stage = (more: Partial<CreditRisk>, on: Day = day) => stageOn(risk(more), on).stage;
const graded = (grade: number, defaultProbability: string) => [
  { on: '2024-01-01', grade: 5, defaultProbability: '0.004' },
  { on: '2025-03-01', grade, defaultProbability },
];

describe('a stage', () => {
  it.each<[string, Partial<CreditRisk>, Stage]>([
    ['nothing', {}, 'stage1'],
    ['30 days past due', { items: overdue(30) }, 'stage1'],
    ['31 days past due', { items: overdue(31) }, 'stage2'],
    ['89 days past due', { items: overdue(89) }, 'stage2'],
    ['90 days past due', { items: overdue(90) }, 'stage3'],
    [
      'a rebutted presumption',
      { items: overdue(40), rebuttals: [{ from: '2025-06-01' }] },
      'stage1',
    ],
    ['the watch list', { signals: [{ code: 'watchList', from: day }] }, 'stage2'],
    ['forbearance', { signals: [{ code: 'forbearance', from: '2025-01-01' }] }, 'stage2'],
    ['a covenant', { signals: [{ code: 'covenantBreachExpected', from: '2025-01-01' }] }, 'stage2'],
    ['impairment', { signals: [{ code: 'creditImpaired', from: '2025-01-01' }] }, 'stage3'],
    [
      'impairment tomorrow',
      { signals: [{ code: 'creditImpaired', from: '2025-07-01' }] },
      'stage1',
    ],
    ['two grades lost', { gradings: graded(7, '0.008') }, 'stage1'],
    ['three grades lost', { gradings: graded(8, '0.008') }, 'stage2'],
    ['default risk 2.5 times and half a point up', { gradings: graded(5, '0.010') }, 'stage2'],
    ['default risk 2.4 times', { gradings: graded(5, '0.0096') }, 'stage1'],
  ])('follows from %s', (_, facts, expected) => expect(stage(facts)).toBe(expected));

  it('asks for both the factor and the points', () =>
    expect(
      stage({
        gradings: [
          { on: '2024-01-01', grade: 1, defaultProbability: '0.0010' },
          { on: '2025-03-01', grade: 1, defaultProbability: '0.0059' },
        ],
      }),
    ).toBe('stage1'));

  it('says paragraph, rule and the last day it was seen', () =>
    expect(stageOn(risk({ items: overdue(45) }), day).findings).toEqual([
      { rule: { id: 'ST-01', version: 1 }, paragraph: '5.5.11', atLeast: 'stage2', lastSeen: day },
    ]));

  it('refuses a grade that is not one', () =>
    expect(refusalOf(() => stage({ gradings: graded(0, '0.01') }))).toEqual({
      code: 'InvalidValue',
      field: 'grade',
    }));
});

describe('a probation', () => {
  const cleared = { items: [{ dueOn: '2025-01-10', clearedOn: '2025-02-20' }] };
  const in2 = [{ on: '2025-02-10', stage: 'stage2' as const }];

  it('keeps a loan in stage 2 for three months after the last trigger', () => {
    expect(stageOn(risk({ ...cleared, decisions: in2 }), '2025-05-19')).toMatchObject({
      stage: 'stage2',
      held: { probationUntil: '2025-05-20' },
      findings: [{ lastSeen: '2025-02-19' }],
    });
    expect(stage({ ...cleared, decisions: in2 }, '2025-05-20')).toBe('stage1');
  });

  it('is not asked of a loan that never was in stage 2', () =>
    expect(stage(cleared, '2025-03-01')).toBe('stage1'));

  const in3 = [{ on: '2024-10-01', stage: 'stage3' as const }];

  it('does not begin before the upgrade test is met', () =>
    expect(stageOn(risk({ decisions: in3, upgradeGaps: ['tooFewMonths'] }), day)).toMatchObject({
      stage: 'stage3',
      held: { gaps: ['tooFewMonths'] },
    }));

  it('leads out of stage 3 by way of stage 2', () => {
    expect(stage({ decisions: in3 })).toBe('stage2');
    const left = [...in3, { on: day, stage: 'stage2' as const }];
    expect(stage({ decisions: left }, '2025-09-29')).toBe('stage2');
    expect(stage({ decisions: left }, '2025-09-30')).toBe('stage1');
  });
});

describe('stage and class', () => {
  it('usually go together', () =>
    expect(LoanClass.all.map(usualStage)).toEqual([
      'stage1',
      'stage2',
      'stage3',
      'stage3',
      'stage3',
    ]));
  it('differ where one is earlier than the other', () =>
    expect(stage({ items: overdue(90) })).not.toBe(usualStage('specialMention')));
  it('give allowance and interest', () =>
    expect(Stage.all.map((code) => [Stage(code).allowance, Stage(code).interestOn])).toEqual([
      ['twelveMonths', 'gross'],
      ['lifetime', 'gross'],
      ['lifetime', 'net'],
    ]));
});
