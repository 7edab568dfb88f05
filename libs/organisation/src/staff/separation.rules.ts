import type { Day, DatedRule, Labels, Role } from '#kernel';
import { inForce } from '#kernel';

/** Roles that one person may not hold together (不相容岗位分离). */
interface Separation extends DatedRule {
  readonly label: Labels;
  readonly role: Role;
  /** None of these beside it; every other role where it is absent. */
  readonly excludes?: readonly Role[];
}

/** Guidelines on internal control of commercial banks: duties that do not go together. */
const source = '商业银行内部控制指引（银监发〔2014〕40号）';

export const separationRules: readonly Separation[] = [
  {
    id: 'SD-01',
    version: 1,
    inForceFrom: '2014-09-12',
    label: {
      en: 'Whoever runs the system does no business in it',
      zh: '系统管理与业务操作分离',
    },
    source,
    role: 'administrator',
  },
  {
    id: 'SD-02',
    version: 1,
    inForceFrom: '2014-09-12',
    label: { en: 'A program is no member of staff', zh: '系统服务账号不担任业务岗位' },
    source,
    role: 'service',
  },
  {
    id: 'SD-03',
    version: 1,
    inForceFrom: '2014-09-12',
    label: { en: 'Whoever keeps the roles holds no other', zh: '权限同步账号不担任其他岗位' },
    source,
    role: 'provisioner',
  },
  {
    id: 'SD-04',
    version: 1,
    inForceFrom: '2014-09-12',
    label: { en: 'Whoever audits does not act', zh: '审计与业务操作分离' },
    source,
    role: 'auditor',
  },
  {
    id: 'SD-05',
    version: 1,
    inForceFrom: '2014-09-12',
    label: {
      en: 'Whoever brings in business does not judge its risk or approve it',
      zh: '客户营销与风险审查、审批分离',
    },
    source,
    role: 'relationshipManager',
    excludes: ['riskOfficer', 'creditApprover'],
  },
];

/** The rule that keeps two roles apart on a day, where there is one. */
export const separationOf = (role: Role, other: Role, day: Day): Separation | undefined =>
  role === other
    ? undefined
    : inForce(separationRules, day).find(
        (rule) => parts(rule, role, other) || parts(rule, other, role),
      );

const parts = ({ role, excludes }: Separation, one: Role, other: Role): boolean =>
  role === one && (excludes?.includes(other) ?? true);
