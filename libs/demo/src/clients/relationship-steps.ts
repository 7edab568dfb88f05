import type { DomainCommand } from '#kernel';
import { addDays, partsOf } from '#kernel';
import {
  AgreePlan,
  AssessPlanGoal,
  CompletePlanAction,
  ConfirmReview,
  DraftCriteria,
  HoldReview,
  rulesOn,
} from '#strategy';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';
import { clientOf, ofManager } from './client-steps.js';

/** Clients that were reviewed today, a plan for one of them, and criteria that await their trial. */
export const relationshipSteps = (dates: Dates): readonly Step[] => [
  ...reviewSteps('qingfeng', 'prime', dates, true),
  ...reviewSteps('donghai', 'good', dates, false),
  ...planSteps('qingfeng', dates),
  criteriaStep(dates),
];

function reviewSteps(
  slug: string,
  grade: 'prime' | 'good',
  { today }: Dates,
  isConfirmed: boolean,
): readonly Step[] {
  const id = clientId(slug);
  const hold = HoldReview.of({
    ...{ clientId: id, grade, riskClass: grade === 'prime' ? 'low' : 'medium' },
    finances: '经审计报表显示现金流稳定 (audited statements show stable cash flow)',
    market: '行业需求平稳 (demand in the industry is steady)',
    reason: '偿债能力充足 (able to service its debt)',
  });
  const confirm: Step = {
    ...{ on: today, by: people.risk, line: slug, key: `${id}:ConfirmReview` },
    command: ConfirmReview.of({ clientId: id }),
  };
  return [ofManager(slug, today, hold), ...(isConfirmed ? [confirm] : [])];
}

function planSteps(slug: string, { today }: Dates): readonly Step[] {
  const planId = `lp_demo.${slug}`;
  const ownerId = people[clientOf(slug).manager].id;
  const take = (command: DomainCommand) => ofManager(slug, today, command);
  const agree = AgreePlan.of({
    ...{ planId, clientId: clientId(slug), year: partsOf(today).year },
    goals: [
      { goalId: 'lines', kind: 'otherLines', measure: '结算量占三成 (30 % of its payments)' },
      { goalId: 'trust', kind: 'trust', measure: '高层互访两次 (two visits of seniors)' },
    ],
    actions: [
      {
        ...{ actionId: 'cash', goalId: 'lines', ownerId, dueOn: addDays(today, 45) },
        what: '介绍现金管理平台 (present cash management)',
      },
      {
        ...{ actionId: 'visit', goalId: 'trust', ownerId, dueOn: addDays(today, 20) },
        what: '安排行领导拜访 (arrange a visit of the president)',
      },
    ],
    reviewOn: addDays(today, 90),
  });
  const result = '已完成拜访 (the visit took place)';
  const evidence = '双方已互访 (both have visited)';
  return [
    take(agree),
    take(CompletePlanAction.of({ planId, actionId: 'visit', result })),
    take(AssessPlanGoal.of({ planId, goalId: 'trust', state: 'partly', evidence })),
  ];
}

/** A head would serve whoever brings a hundredth of the income as a key client. */
function criteriaStep({ today }: Dates): Step {
  const criteriaId = 'ct_demo.tier';
  const present = rulesOn(undefined, 'serviceTier', today);
  const rule = {
    id: 'KT-1',
    label: { en: 'Brings a hundredth of the income', zh: '贡献全行收入1%以上' },
    value: 'key',
    all: [{ figure: 'incomeShare', atLeast: '0.01' }],
  } as const;
  const content = {
    taxonomy: 'serviceTier',
    title: { en: 'Service tiers by contribution', zh: '按贡献度分层' },
    rules: [rule, ...present.map(({ id, label, value, all }) => ({ id, label, value, all }))],
  } as const;
  const reason = '年度审视分类标准 (yearly review of the criteria)';
  return {
    ...{ on: today, by: people.xianHead, line: criteriaId, key: `${criteriaId}:DraftCriteria` },
    command: DraftCriteria.of({ criteriaId, content, reason }),
  };
}
