import { designRiskEvents } from './design-risk.events.js';

export const designRiskId = 'dr_cranes';

export const assessed = designRiskEvents.DesignRiskAssessed({
  clientId: 'cl_qinling',
  projectId: 'pj_qinling',
  kind: 'completion',
  title: 'Cranes come late',
  severity: 4,
  likelihood: 4,
  response: 'transfer',
  measures: 'Liquidated damages of the contractor',
  contingency: 'Cranes of another region',
  contacts: ['grid'],
  valueDate: '2025-02-01',
});
