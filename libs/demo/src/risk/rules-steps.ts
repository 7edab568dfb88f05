import { ApproveCreditRules, DraftCreditRules, releaseContent } from '#credit';
import { addDays } from '#kernel';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';

/** The bank's capital as its last report tells it, and a table of authority that judges next month. */
export function rulesSteps({ today, ago }: Dates): readonly Step[] {
  const common = { on: today, line: 'rules' };
  const { authority } = releaseContent('authority', today);
  const { pricing } = releaseContent('pricing', today);
  const capital = {
    reportedOn: ago(60),
    netCapital: 13_200_000_000_000,
    netTier1: 10_600_000_000_000,
  };
  const put = (
    tableId: 'authority' | 'capital' | 'pricing',
    from: string,
    content: Partial<Pick<DraftCreditRules, 'authority' | 'capital' | 'pricing'>>,
    reason: string,
  ): readonly Step[] => [
    {
      ...{ ...common, by: people.risk, key: `${tableId}:DraftCreditRules` },
      command: DraftCreditRules.of({ tableId, ...content, reason }),
    },
    {
      ...{ ...common, by: people.approver, key: `${tableId}:ApproveCreditRules` },
      command: ApproveCreditRules.of({ tableId, version: 1, from }),
    },
  ];
  return [
    ...put('capital', today, { capital }, '季度资本报告 (quarterly report of the capital)'),
    ...(authority
      ? put(
          'authority',
          addDays(today, 30),
          { authority },
          '年度授权 (yearly mandate of the board)',
        )
      : []),
    ...(pricing
      ? put('pricing', addDays(today, 30), { pricing }, '年度定价授权 (yearly table of prices)')
      : []),
  ];
}
