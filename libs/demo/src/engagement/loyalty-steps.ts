import { EarnPoints, OfferWinBack, RedeemPoints } from '#engagement';
import type { DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** Points that clients earned and redeemed, and whom the bank tries to keep. */
export const loyaltySteps = ({ today }: Dates): readonly Step[] => {
  const step = (client: string, key: string, command: DomainCommand): Step => ({
    on: today,
    by: people[clientOf(client).manager],
    line: client,
    key,
    command,
  });
  const earn = (client: string, number: number) => {
    const entryId = `lp_demo.${client}.${number}`;
    const command = EarnPoints.of({ clientId: clientId(client), entryId, occasion: 'referral' });
    return step(client, entryId, command);
  };
  return [
    ...[1, 2, 3].map((number) => earn('qingfeng', number)),
    earn('railworks', 1),
    earn('donghai', 1),
    earn('jinshan', 1),
    step(
      'qingfeng',
      'lp_demo.qingfeng:lecture',
      RedeemPoints.of({
        clientId: clientId('qingfeng'),
        entryId: 'lp_demo.qingfeng.lecture',
        reward: 'lecture',
      }),
    ),
    step(
      'lanxi',
      'wb_demo.lanxi',
      OfferWinBack.of({
        winBackId: 'wb_demo.lanxi',
        clientId: clientId('lanxi'),
        reason: 'speed',
        signal: '满意度调查推荐意愿为 5 (would recommend: 5)',
        measure: 'seniorVisit',
        offer: '支行行长上门说明审批进度 (the head explains the progress)',
        validUntil: addDays(today, 30),
      }),
    ),
  ];
};
