import { covenantEvents } from './covenant.events.js';

export const covenantId = 'cv_dscr';
export const projectId = 'pj_qinling';
export const clientId = 'cl_qinling';

/** Debt service cover of at least 1.10 over twelve months; below 1.20 distributions are locked up. */
export const agreed = covenantEvents.CovenantAgreed({
  clientId,
  projectId,
  title: 'Debt service cover',
  clause: '21.2 (a)',
  kind: 'financial',
  ratio: {
    over: ['cashFlow'],
    under: ['debtService'],
    side: 'atLeast',
    limit: '1.10',
    lockUp: '1.20',
    windowMonths: 12,
  },
  firstTestOn: '2025-06-30',
  lastTestOn: '2030-12-31',
  everyMonths: 6,
  dueWithinDays: 60,
  cureDays: 30,
  valueDate: '2025-02-01',
});

/** Accounts within four months of each year. */
export const information = covenantEvents.CovenantAgreed({
  clientId,
  projectId,
  title: 'Audited accounts',
  clause: '20.1',
  kind: 'information',
  firstTestOn: '2025-12-31',
  lastTestOn: '2030-12-31',
  everyMonths: 12,
  dueWithinDays: 59,
  cureDays: 10,
  valueDate: '2025-02-01',
});

export const breached = covenantEvents.CovenantBreached({
  testOn: '2025-12-31',
  cause: 'ratio',
  cureBy: '2026-03-15',
  valueDate: '2026-02-13',
});

export const requested = covenantEvents.CovenantWaiverRequested({
  until: '2026-06-30',
  reason: 'Dry year',
  requestedBy: 'rm-8',
  valueDate: '2026-02-20',
});

export const waived = covenantEvents.CovenantWaived({
  until: '2026-06-30',
  waivedBy: 'ro-1',
  valueDate: '2026-02-25',
});
