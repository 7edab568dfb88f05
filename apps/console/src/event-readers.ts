/** The roles that may read events; everybody else sees a change when they ask again. */
export const eventReaders: readonly string[] = [
  'auditor',
  'creditApprover',
  'relationshipManager',
  'riskOfficer',
  'unitHead',
];
