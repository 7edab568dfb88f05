import type { Actor, Role } from '#kernel';

const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '.');

const program = (name: string, role: Role): Actor => ({ id: idOf(name), name, roles: [role] });

const person = (name: string, role: Role): Actor => ({
  ...program(name, role),
  person: idOf(name),
});

/** Who works at the bank of the demo; all of them made up. */
export const people = {
  wang: person('Wang Fang', 'relationshipManager'),
  chen: person('Chen Wei', 'relationshipManager'),
  liu: person('Liu Yang', 'relationshipManager'),
  ma: person('Ma Jun', 'relationshipManager'),
  xianHead: person('Gao Lei', 'unitHead'),
  jinanHead: person('He Jing', 'unitHead'),
  risk: person('Li Na', 'riskOfficer'),
  smallLoans: person('Zhou Hai', 'riskOfficer'),
  approver: person('Zhao Min', 'creditApprover'),
  auditor: person('Sun Yue', 'auditor'),
  operations: person('Operations', 'administrator'),
  secondAdministrator: person('Deng Kai', 'administrator'),
  /** The core-banking system: payments in, and what it knew before Rapport. */
  core: program('Core Banking', 'service'),
  /** The system that tells who works at the bank. */
  identityProvider: program('Identity Provider', 'provisioner'),
} as const satisfies Readonly<Record<string, Actor>>;

export type PersonName = keyof typeof people;
export type ManagerName = 'wang' | 'chen' | 'liu' | 'ma';
