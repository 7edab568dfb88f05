import { SetStraightThrough } from '#credit';
import { AssignCadence } from '#engagement';
import { reacts } from '#kernel/testing';
import { SetMonitoring } from '#risk';
import { SwitchMode } from '../mode/mode.commands.js';
import { facilityEnded, facilityResponsible, keptBasic } from '../mode/mode.examples.js';
import { segmentEvents } from '../segment/segment.events.js';
import { foundAtRisk } from '../segment/segment.examples.js';
import { followModes } from './follow-modes.process.js';

const clientId = 'cl_qinling';
const basic = '管理模式：基本型 (CRM mode: Basic)';
const responsible = '管理模式：负责型 (CRM mode: Responsible)';
const of = (segment: string) => [{ clientId, segment }];

describe('a mode', () => {
  it.each([
    [keptBasic, 'stable', 'basic', 'basic', 'quarterly', true, basic],
    [facilityResponsible, 'growth', 'responsible', 'responsible', 'daily', false, responsible],
    [facilityResponsible, 'risk', 'risk', 'responsible', 'daily', false, responsible],
  ] as const)(
    'drives contacts, monitoring and grants',
    (fact, segment, profile, mode, depth, allowed, reason) =>
      reacts(followModes)(fact, { id: clientId }, of(segment)).then(
        AssignCadence.of({ clientId, profile, reason }),
        SetMonitoring.of({ clientId, mode, depth }),
        SetStraightThrough.of({ clientId, allowed, reason }),
      ),
  );

  it('paces a client anew that comes to be at risk', () => {
    const at = { id: clientId };
    const found = { ...foundAtRisk, data: { ...foundAtRisk.data, clientId } };
    const kept = (mode: string) => [
      { clientId, effective: mode, relationship: { mode }, facilities: [] },
    ];
    reacts(followModes)(found, at, kept('basic')).then(
      SwitchMode.of({
        clientId,
        mode: 'responsible',
        reason: '客户转为风险型 (The client has come to be at risk.)',
      }),
      AssignCadence.of({ clientId, profile: 'risk', reason: basic }),
    );
    reacts(followModes)(found, at, kept('responsible')).then(
      AssignCadence.of({ clientId, profile: 'risk', reason: responsible }),
    );
    reacts(followModes)(found, at, [{ clientId, effective: null, facilities: [] }]).then();
  });

  it('paces a client anew that no rule gives a type any more', () => {
    const over = segmentEvents.ClientTypeEnded({ from: 'risk', valueDate: '2026-03-02' });
    const data = { ...over.data, clientId };
    reacts(followModes)({ ...over, data }, { id: clientId }, [
      { clientId, effective: 'responsible', facilities: [] },
    ]).then(AssignCadence.of({ clientId, profile: 'responsible', reason: responsible }));
  });

  it('leaves things as they were before any mode when the last one ends', () => {
    const last = { ...facilityEnded, data: { ...facilityEnded.data, effective: null } };
    const reason = '未设定管理模式 (No CRM mode)';
    reacts(followModes)(last, { id: clientId }, of('stable')).then(
      AssignCadence.of({ clientId, profile: 'ordinary', reason }),
      SetMonitoring.of({ clientId, mode: 'none', depth: 'daily' }),
      SetStraightThrough.of({ clientId, allowed: true, reason }),
    );
  });
});
