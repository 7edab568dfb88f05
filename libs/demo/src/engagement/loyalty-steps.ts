import { ConfirmPoints, OfferWinBack, ProposePoints, RedeemPoints } from '#engagement';
import type { Actor, DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** The head who sees the client: Liu and Ma work in Jinan. */
const headOf = (client: string): Actor =>
  ['liu', 'ma'].includes(clientOf(client).manager) ? people.jinanHead : people.xianHead;

/** Points that clients earned and redeemed, and whom the bank tries to keep. */
export const loyaltySteps = ({ today }: Dates): readonly Step[] => {
  const step = (client: string, key: string, command: DomainCommand, by?: Actor): Step => ({
    on: today,
    by: by ?? people[clientOf(client).manager],
    line: client,
    key,
    command,
  });
  const proposed = (client: string, number: number) => {
    const entryId = `lp_demo.${client}.${number}`;
    const reason = '推荐新客户 (recommended a new client)';
    const told = { clientId: clientId(client), entryId, occasion: 'referral', reason } as const;
    return step(client, entryId, ProposePoints.of(told));
  };
  const earned = (client: string, number: number) => {
    const entryId = `lp_demo.${client}.${number}`;
    const confirm = ConfirmPoints.of({ clientId: clientId(client), entryId });
    return [
      proposed(client, number),
      step(client, `${entryId}:confirmed`, confirm, headOf(client)),
    ];
  };
  return [
    ...[1, 2, 3].flatMap((number) => earned('qingfeng', number)),
    ...['railworks', 'donghai', 'jinshan'].flatMap((client) => earned(client, 1)),
    proposed('railworks', 2),
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
