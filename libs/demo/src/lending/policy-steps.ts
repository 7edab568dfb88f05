import { ApprovePolicy, DraftPolicy } from '#credit';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** What the bank's credit policy says of an industry, of a segment and of one client. */
export function policySteps({ today }: Dates): readonly Step[] {
  const put = (policyId: string, content: DraftPolicy['content'], reason: string) => [
    {
      ...{ on: today, line: policyId, by: people.risk, key: `${policyId}:DraftPolicy` },
      command: DraftPolicy.of({ policyId, content, reason }),
    },
    {
      ...{ on: today, line: policyId, by: people.approver, key: `${policyId}:ApprovePolicy` },
      command: ApprovePolicy.of({ policyId, version: 1, from: today }),
    },
  ];
  return [
    ...put(
      'industry.K',
      { newCredit: 'reviewed', longestMonths: 36 },
      '房地产行业审慎投放 (real estate: with care)',
    ),
    ...put(
      'segment.risk',
      { newCredit: 'reviewed', guarantees: ['realEstate', 'deposit', 'combined'] },
      '风险客户压降 (clients at risk: secured credit only)',
    ),
    ...put(
      `client.${clientId('jinshan')}`,
      { newCredit: 'stopped' },
      '风险处置期间停止新增 (no new credit while the arrears are worked out)',
    ),
  ];
}
