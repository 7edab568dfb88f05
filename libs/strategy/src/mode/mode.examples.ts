import { modeEvents } from './mode.events.js';

/** A standard client, kept in the basic mode. */
export const keptBasic = modeEvents.ModeSwitched({
  clientId: 'cl_qinling',
  mode: 'basic',
  from: null,
  effective: 'basic',
  reason: 'A small standard loan.',
  by: 'wang',
  valueDate: '2026-03-02',
});

/** One loan of it asks for more attention. */
export const facilityResponsible = modeEvents.FacilityModeSwitched({
  clientId: 'cl_qinling',
  loanId: 'ln_1',
  mode: 'responsible',
  from: null,
  effective: 'responsible',
  reason: 'A tailored credit for five years.',
  by: 'wang',
  valueDate: '2026-03-03',
});

export const facilityEnded = modeEvents.FacilityModeEnded({
  clientId: 'cl_qinling',
  loanId: 'ln_1',
  from: 'responsible',
  effective: 'basic',
  reason: 'The loan is over.',
  by: 'head',
  valueDate: '2026-04-01',
});
