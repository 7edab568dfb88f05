import type { Rows } from '#kernel';
import type { warningEvents } from '../warning/warning.events.js';
import type { Warnings } from '../warning/warning.state.js';
import { evolve } from '../warning/warning.state.js';

/** A row that keeps, among other things, what stands upon a client. */
interface WithWarnings {
  readonly warnings: Warnings;
}

/** The arms of a view that keeps the warnings upon clients as their streams know them. */
export function onWarnings<R extends WithWarnings>(then: (row: R) => R) {
  const after = (row: R, warnings: Warnings): R => then({ ...row, warnings });
  return {
    WarningRaised: (data, row) => after(row, evolve.WarningRaised(data, row.warnings)),
    WarningRaisedByHand: (data, row) => after(row, evolve.WarningRaisedByHand(data, row.warnings)),
    WarningEscalated: (data, row) => after(row, evolve.WarningEscalated(data, row.warnings)),
    WarningEased: (data, row) => after(row, evolve.WarningEased(data, row.warnings)),
    WarningLifted: (data, row) => after(row, evolve.WarningLifted(data, row.warnings)),
    RiskScoreChanged: (data, row) => after(row, evolve.RiskScoreChanged(data, row.warnings)),
    WarningAcknowledged: (data, row) => after(row, evolve.WarningAcknowledged(data, row.warnings)),
    WarningAssessed: (data, row) => after(row, evolve.WarningAssessed(data, row.warnings)),
    WarningActionTaken: (data, row) => after(row, evolve.WarningActionTaken(data, row.warnings)),
    WarningClosed: (data, row) => after(row, evolve.WarningClosed(data, row.warnings)),
  } satisfies Rows<R, typeof warningEvents>;
}
