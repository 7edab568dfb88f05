import {
  ApproveCeiling,
  ApproveLimit,
  AskForSecurity,
  ProposeCeiling,
  ProposeLimit,
} from '#credit';
import { addDays } from '#kernel';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId, whole } from '../story.js';

/** More security is asked of the client whose plant has lost value. */
export function securityAsked({ today }: Dates): readonly Step[] {
  const command = AskForSecurity.of({
    enhancementId: 'en_demo.lingnan',
    clientId: clientId('lingnan'),
    kinds: ['realEstate', 'institution'],
    amount: whole(3_960_000),
    reason: '厂房重估后抵押不足 (the plant is worth less since its appraisal)',
    dueOn: addDays(today, 14),
  });
  const key = 'en_demo.lingnan:AskForSecurity';
  return [{ on: today, by: people.risk, line: 'lingnan', key, command }];
}

/** How much credit there may be to industries, regions and of products in all. */
export function ceilingSteps({ today }: Dates): readonly Step[] {
  const put = (ceilingId: string, yuan: number, reason: string): readonly Step[] => [
    {
      ...{ on: today, line: ceilingId, by: people.risk, key: `${ceilingId}:ProposeCeiling` },
      command: ProposeCeiling.of({
        ceilingId,
        most: whole(yuan),
        reviewOn: addDays(today, 360),
        reason,
      }),
    },
    {
      ...{ on: today, line: ceilingId, by: people.approver, key: `${ceilingId}:ApproveCeiling` },
      command: ApproveCeiling.of({ ceilingId, version: 1 }),
    },
  ];
  return [
    ...put('industry.K', 100_000_000, '房地产业限额 (real estate)'),
    ...put('product.projectFinance', 3_000_000_000, '项目融资限额 (project finance)'),
  ];
}

/** The limit of one client, reviewed for another year. */
export function limitSteps({ today }: Dates): readonly Step[] {
  const limitId = clientId('huaxin');
  const common = { on: today, line: 'huaxin' };
  return [
    {
      ...common,
      by: people.chen,
      key: `${limitId}:ProposeLimit`,
      command: ProposeLimit.of({
        limitId,
        holder: 'client',
        total: whole(60_000_000),
        subLimits: [{ id: 'long', longerThanMonths: 36, most: whole(25_000_000).minor }],
        inputs: {
          creditStanding: '五年无逾期 (no arrears in five years)',
          financialPosition: '资产负债率 48% (debt to assets 48 %)',
          outlook: '在手订单可排产两年 (orders for two years)',
          collateralValue: '厂房评估 3300 万元 (plant appraised at 33 million)',
        },
        validUntil: addDays(today, 360),
        reason: '年度授信重检 (yearly review)',
      }),
    },
    {
      ...common,
      by: people.approver,
      key: `${limitId}:ApproveLimit`,
      command: ApproveLimit.of({ limitId, version: 1 }),
    },
  ];
}
