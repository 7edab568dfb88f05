import type { Actor, Role } from '#kernel';

const person = (name: string, ...roles: readonly Role[]): Actor => ({
  id: name.toLowerCase().replaceAll(' ', '.'),
  name,
  roles,
});

/** Who works at the bank of the demo; all of them made up. */
export const people = {
  wang: person('Wang Fang', 'relationshipManager'),
  chen: person('Chen Wei', 'relationshipManager'),
  liu: person('Liu Yang', 'relationshipManager'),
  ma: person('Ma Jun', 'relationshipManager'),
  risk: person('Li Na', 'riskOfficer'),
  smallLoans: person('Zhou Hai', 'riskOfficer'),
  approver: person('Zhao Min', 'creditApprover'),
  operations: person('Operations', 'administrator'),
  /** The core-banking system: payments in, and what it knew before Rapport. */
  core: person('Core Banking', 'service'),
} as const satisfies Readonly<Record<string, Actor>>;

export type ManagerName = 'wang' | 'chen' | 'liu' | 'ma';
