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
  const judged = (depth: 'daily' | 'monthly' | 'quarterly', day: string) =>
    judgedOnEveningOf({ depth, warnings: noWarnings }, day);

  it.each([
    ['daily', '2026-03-02', true],
    ['monthly', '2026-03-02', false],
    ['monthly', '2026-02-28', true],
    ['quarterly', '2026-02-28', false],
    ['quarterly', '2026-03-31', true],
  ] as const)('of a client watched %s judges it on %s: %s', (depth, day, expected) =>
    expect(judged(depth, day)).toBe(expected),
  );
});
