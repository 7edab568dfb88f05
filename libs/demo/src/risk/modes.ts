import type { CrmMode } from '#strategy';
import type { PersonName } from '../bank/people.js';

/** A client that is kept in a mode, since so many days. */
export interface DemoMode {
  readonly client: string;
  readonly mode: CrmMode;
  readonly by: PersonName;
  readonly reason: string;
}

/* A row of a table, as people read it. */
// prettier-ignore
export const modes: readonly DemoMode[] = [
  { client: 'qingfeng', mode: 'responsible', by: 'wang', reason: '大型清洁能源项目 (a large clean-energy project)' },
  { client: 'railworks', mode: 'responsible', by: 'wang', reason: '授信敞口大 (large exposure)' },
  { client: 'nanyang', mode: 'responsible', by: 'risk', reason: '跨国企业 (a multinational)' },
  { client: 'jinshan', mode: 'responsible', by: 'risk', reason: '风险较高 (high risk)' },
  { client: 'longteng', mode: 'responsible', by: 'risk', reason: '多期逾期 (several instalments overdue)' },
  { client: 'taihu', mode: 'passive', by: 'risk', reason: '按需服务 (served on request)' },
  { client: 'xiangjiang', mode: 'passive', by: 'risk', reason: '项目融资过渡 (project finance, for the time being)' },
  { client: 'minhang', mode: 'basic', by: 'risk', reason: '小额标准化贷款 (a small standard loan)' },
];

/** The loans that are kept more attentively than the rest of the relationship. */
export const facilityModes: readonly (readonly [client: string, loan: number, mode: CrmMode])[] = [
  ['taihu', 1, 'responsible'],
];

/** Sole proprietors, and the persons of `/parties` who run their businesses. */
export const owners: readonly (readonly [client: string, partyId: string])[] = [
  ['shuangxi', 'pt_demo.lin'],
];
