import type { CodeOf } from './codes.js';
import { defineCodes } from './codes.js';

/** What a person or a program may be to the bank. Commands and queries name who may send them. */
export const Role = defineCodes(
  { en: 'Role', zh: '角色' },
  {
    relationshipManager: { en: 'Relationship manager', zh: '客户经理' },
    riskOfficer: { en: 'Risk officer', zh: '风险管理人员' },
    creditApprover: { en: 'Credit approver', zh: '审批人' },
    auditor: { en: 'Auditor', zh: '审计人员' },
    unitHead: { en: 'Head of a unit', zh: '机构负责人' },
    service: { en: 'Service', zh: '系统服务' },
    administrator: { en: 'Administrator', zh: '管理员' },
    provisioner: { en: 'Identity provider', zh: '身份同步账号' },
  },
);
export type Role = CodeOf<typeof Role>;

/** Everyone who holds a token: for what any employee and any service may see. */
export const everyone: readonly Role[] = Role.all;

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
