import { decides } from '#kernel/testing';
import { noWarnings } from '../warning/warning.state.js';
import { judgedOnEveningOf } from './evening.js';
import { SetMonitoring } from './monitoring.commands.js';
import { monitoring } from './monitoring.decider.js';
import { monitoringEvents } from './monitoring.events.js';

const given = decides(monitoring);
const clientId = 'cl_1';
const responsible = SetMonitoring.of({ clientId, mode: 'responsible', depth: 'daily' });
const set = monitoringEvents.MonitoringSet({
  clientId,
  mode: 'responsible',
  depth: 'daily',
  valueDate: '2026-03-02',
});

describe('the monitoring of a client', () => {
  it('is set, and told only where it changes', () => {
    given().when(responsible).then(set);
    given(set).when(responsible).changesNothing();
    expect(
      given(set)
        .when(SetMonitoring.of({ clientId, mode: 'responsible', depth: 'monthly' }))
        .facts(),
    ).toEqual([monitoringEvents.MonitoringSet({ ...set.data, depth: 'monthly' })]);
  });
});

describe('an evening', () => {
  const judged = (depth: 'daily' | 'monthly' | 'quarterly', day: string, after: string) =>
    judgedOnEveningOf({ depth, warnings: noWarnings }, { day, after });

  it.each([
    ['daily', '2026-03-02', '2026-02-27', true],
    ['monthly', '2026-03-03', '2026-03-02', false],
    ['monthly', '2026-02-28', '2026-02-27', true],
    ['quarterly', '2026-02-28', '2026-02-27', false],
    ['quarterly', '2026-03-31', '2026-03-30', true],
    // 28 February and 31 May 2026 are no business days, nor is 31 December 2022.
    ['monthly', '2026-03-02', '2026-02-27', true],
    ['monthly', '2026-06-01', '2026-05-29', true],
    ['monthly', '2026-06-02', '2026-06-01', false],
    ['quarterly', '2026-06-01', '2026-05-29', false],
    ['quarterly', '2023-01-03', '2022-12-30', true],
  ] as const)(
    'of a client watched %s judges it on %s after %s: %s',
    (depth, day, after, expected) => expect(judged(depth, day, after)).toBe(expected),
  );
});
