import type { OrganisationName, UnitKind } from '#organisation';
import type { PersonName } from './people.js';

/** A unit of the demo bank: what it is, and below which it lies. */
export interface DemoUnit {
  readonly slug: string;
  readonly kind: UnitKind;
  readonly name: OrganisationName;
  readonly below?: string;
}

/** Those above come first. */
export const demoUnits: readonly DemoUnit[] = [
  { slug: 'head', kind: 'headOffice', name: { en: 'Head Office', zh: '总行' } },
  department('risk', 'Risk Management', '风险管理部'),
  department('approval', 'Credit Approval', '授信审批部'),
  department('audit', 'Internal Audit', '审计部'),
  department('technology', 'Technology', '信息科技部'),
  branch('xian', 'Xi’an Branch', '西安分行'),
  subBranch('gaoxin', 'xian', 'Gaoxin Sub-branch', '高新支行'),
  subBranch('qujiang', 'xian', 'Qujiang Sub-branch', '曲江支行'),
  branch('jinan', 'Jinan Branch', '济南分行'),
  subBranch('lixia', 'jinan', 'Lixia Sub-branch', '历下支行'),
];

function department(slug: string, en: string, zh: string): DemoUnit {
  return { slug, kind: 'department', name: { en, zh }, below: 'head' };
}
function branch(slug: string, en: string, zh: string): DemoUnit {
  return { slug, kind: 'branch', name: { en, zh }, below: 'head' };
}
function subBranch(slug: string, below: string, en: string, zh: string): DemoUnit {
  return { slug, kind: 'subBranch', name: { en, zh }, below };
}

/** Where everybody works, and what they are called in Chinese. */
export const demoPlaces: Readonly<
  Record<
    PersonName,
    {
      readonly unit: string;
      readonly zh: string;
      /** Where the role holds, unless in that unit. */
      readonly roleIn?: string;
    }
  >
> = {
  wang: { unit: 'gaoxin', zh: '王芳' },
  chen: { unit: 'qujiang', zh: '陈伟' },
  liu: { unit: 'lixia', zh: '刘洋' },
  ma: { unit: 'lixia', zh: '马俊' },
  xianHead: { unit: 'xian', zh: '高磊' },
  jinanHead: { unit: 'jinan', zh: '何静' },
  risk: { unit: 'risk', zh: '李娜' },
  smallLoans: { unit: 'risk', zh: '周海' },
  approver: { unit: 'approval', zh: '赵敏', roleIn: 'head' },
  auditor: { unit: 'audit', zh: '孙悦' },
  operations: { unit: 'technology', zh: '系统运行' },
  secondAdministrator: { unit: 'technology', zh: '邓凯' },
  core: { unit: 'technology', zh: '核心银行系统' },
  identityProvider: { unit: 'technology', zh: '统一身份平台' },
};
