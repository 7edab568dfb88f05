import type { CodeOf } from './words/codes.js';
import { defineCodes } from './words/codes.js';
import type { Labels } from './words/labels.js';

/** Upon whose clients a role acts. */
export type Reach = 'own' | 'unit' | 'all' | 'none';

const roles = {
  relationshipManager: { en: 'Relationship manager', zh: '客户经理', reach: 'own' },
  riskOfficer: { en: 'Risk officer', zh: '风险管理人员', reach: 'all' },
  creditApprover: { en: 'Credit approver', zh: '审批人', reach: 'unit' },
  auditor: { en: 'Auditor', zh: '审计人员', reach: 'all' },
  unitHead: { en: 'Head of a unit', zh: '机构负责人', reach: 'unit' },
  service: { en: 'Service', zh: '系统服务', reach: 'all' },
  administrator: { en: 'Administrator', zh: '管理员', reach: 'none' },
  provisioner: { en: 'Identity provider', zh: '身份同步账号', reach: 'none' },
} as const satisfies Readonly<Record<string, Labels & { readonly reach: Reach }>>;

/**
 * What a person or a program may be to the bank. Commands and queries name who may send them; `reach`
 * says upon which clients: one's own (and of whom one deputises), those of one's unit and below, all,
 * or none at all.
 */
export const Role = defineCodes({ en: 'Role', zh: '角色' }, roles);
export type Role = CodeOf<typeof Role>;

/** Everyone who holds a token: for what says nothing of any client. */
export const anybody: readonly Role[] = Role.all;

/** Everyone who does business: administrators run the system and see no clients. */
export const everyone: readonly Role[] = Role.all.filter((role) => Role(role).reach !== 'none');

/** Who acts: a person, a service, or the system itself on behalf of one of its processes. */
export interface Actor {
  readonly id: string;
  readonly name?: string;
  /** The entry in the staff register; a program has none. Four eyes are two persons. */
  readonly person?: string;
  readonly roles: readonly Role[];
  /** The way the request came: `api`, `console`, `process`, `import`, or another application. */
  readonly channel?: string;
}
