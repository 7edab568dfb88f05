import { SetStraightThrough } from '#credit';
import { AssignCadence } from '#engagement';
import type { Day, DomainCommand, Occurrence } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { SetMonitoring } from '#risk';
import { CrmMode } from '../mode/mode.codes.js';
import { EndFacilityMode, SwitchMode } from '../mode/mode.commands.js';
import { modeEvents } from '../mode/mode.events.js';
import { modeRuleOn } from '../mode/mode.rules.js';
import { segmentEvents } from '../segment/segment.events.js';
import type { Segment } from '../strategy.codes.js';
import type { ModeRow } from '../views/crm-modes.view.js';
import { crmModes } from '../views/crm-modes.view.js';
import type { SegmentRow } from '../views/segments.rows.js';
import { segments } from '../views/segments.view.js';

interface OfClient {
  readonly clientId: string;
}
interface Effective extends OfClient {
  readonly effective: CrmMode | null;
}

const reasonOf = (mode: CrmMode): string => {
  const { en, zh } = CrmMode(mode);
  return `管理模式：${zh} (CRM mode: ${en})`;
};

/** How often the bank speaks to a client: by its mode, and more often while it is at risk. */
const paced = (clientId: string, mode: CrmMode, type: Segment, day: Day): AssignCadence => {
  const profile = type === 'risk' ? 'risk' : modeRuleOn(mode, day).cadence;
  return AssignCadence.of({ clientId, profile, reason: reasonOf(mode) });
};

/** A client without a mode is dealt with like one whose mode nobody has stated yet. */
const withoutMode = (clientId: string, type: Segment): readonly DomainCommand[] => {
  const reason = '未设定管理模式 (No CRM mode)';
  return [
    AssignCadence.of({ clientId, profile: type === 'risk' ? 'risk' : 'ordinary', reason }),
    SetMonitoring.of({ clientId, mode: 'none', depth: 'daily' }),
    SetStraightThrough.of({ clientId, allowed: true, reason }),
  ];
};

/** What a mode drives: contacts, monitoring, and whether the rules of credit alone may grant. */
const driven = sweep(
  ({ clientId }: Effective) => segments.rows({ clientId }),
  ({ clientId, segment }: SegmentRow, { effective }, { valueDate }: Occurrence) => {
    if (effective === null) return withoutMode(clientId, segment);
    const { monitoring, straightThrough } = modeRuleOn(effective, valueDate);
    const reason = reasonOf(effective);
    return [
      paced(clientId, effective, segment, valueDate),
      SetMonitoring.of({ clientId, mode: effective, depth: monitoring }),
      SetStraightThrough.of({ clientId, allowed: straightThrough, reason }),
    ];
  },
);

interface Typed extends OfClient {
  readonly type: Segment;
}

const atRisk = '客户转为风险型 (The client has come to be at risk.)';

/** What a type asks of a client that has a mode: its pace, and at risk the responsible mode. */
function retyped({ clientId, effective, relationship }: ModeRow, type: Segment, day: Day) {
  if (effective === null) return [];
  const isLax = type === 'risk' && relationship?.mode !== 'responsible';
  return [
    ...(isLax ? [SwitchMode.of({ clientId, mode: 'responsible', reason: atRisk })] : []),
    paced(clientId, effective, type, day),
  ];
}

/** A client that comes to be at risk, or is so no longer, is paced anew. */
const typed = sweep(
  ({ clientId }: Typed) => crmModes.rows({ clientId }),
  (row: ModeRow, { type }, { valueDate }: Occurrence) => retyped(row, type, valueDate),
);

/** So is one that no rule gives a type any more. */
const untyped = sweep(
  ({ clientId }: OfClient) => crmModes.rows({ clientId }),
  (row: ModeRow, _, { valueDate }: Occurrence) => retyped(row, 'unclassified', valueDate),
);

/** The mode of a loan ends with the loan. */
const over = sweep(
  ({ clientId }: OfClient) => crmModes.rows({ clientId }),
  ({ clientId, facilities }: ModeRow, _, { id: loanId }: Occurrence) =>
    facilities.some((each) => each.loanId === loanId)
      ? [EndFacilityMode.of({ clientId, loanId, reason: '贷款已结束 (The loan is over.)' })]
      : [],
);

/** The mode of a relationship drives cadence, monitoring, rule sets and straight-through handling. */
export const followModes = defineProcess({
  name: 'follow-modes',
  events: {
    ...modeEvents,
    ...pick(segmentEvents, 'ClientTypeAssigned', 'ClientTypeEnded', 'ClientTypeOverridden'),
    ...pick(loanEvents, 'LoanLapsed', 'LoanSettled', 'LoanWrittenOff'),
  },
  sweeps: {
    ModeSwitched: driven,
    FacilityModeSwitched: driven,
    FacilityModeEnded: driven,
    ClientTypeAssigned: typed,
    ClientTypeEnded: untyped,
    ClientTypeOverridden: typed,
    LoanLapsed: over,
    LoanSettled: over,
    LoanWrittenOff: over,
  },
});
