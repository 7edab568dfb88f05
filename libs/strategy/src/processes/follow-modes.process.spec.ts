import { SetStraightThrough } from '#credit';
import { AssignCadence } from '#engagement';
import { reacts } from '#kernel/testing';
import { SetMonitoring } from '#risk';
import { facilityResponsible, keptBasic } from '../mode/mode.examples.js';
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
    reacts(followModes)(found, at, [{ clientId, effective: 'basic', facilities: [] }]).then(
      AssignCadence.of({ clientId, profile: 'risk', reason: basic }),
    );
    reacts(followModes)(found, at, [{ clientId, effective: null, facilities: [] }]).then();
  });
});
