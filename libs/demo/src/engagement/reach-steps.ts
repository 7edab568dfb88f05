import {
  AddAddress,
  GiveConsent,
  PublishCommonQuestion,
  ReceiveMessage,
  StatePreference,
} from '#engagement';
import type { DomainCommand } from '#kernel';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** Clients whose offices have a mailbox, and what they agreed to hear of. */
const reached = ['qingfeng', 'railworks', 'donghai', 'lanxi', 'tianfu', 'guanzhong'] as const;
const addressOf = (client: string) => `finance@${client}.example`;

/** How clients are reached, and what has come in by mail. */
export const reachSteps = (dates: Dates): readonly Step[] => [
  ...reached.flatMap((client) => reachOf(client, dates)),
  mail(dates, 'grid', 'new.cfo@longteng.example', '回款进度说明', '甲方已确认三月底前付款。'),
  mail(dates, 'rate', 'office@unknown.example', '咨询贷款利率', '请问三年期贷款利率？'),
  question(dates),
];

function reachOf(client: string, { today }: Dates): readonly Step[] {
  const id = clientId(client);
  const evidence = '签署授权书';
  const address = addressOf(client);
  const commands: readonly DomainCommand[] = [
    AddAddress.of({ clientId: id, channel: 'email', address, office: '财务部' }),
    StatePreference.of({
      clientId: id,
      channels: ['email'],
      language: 'zh',
      digest: client === 'guanzhong',
    }),
    GiveConsent.of({ clientId: id, topic: 'market', evidence }),
    GiveConsent.of({ clientId: id, topic: 'care', evidence }),
  ];
  return commands.map((command, index) => ({
    on: today,
    by: people[clientOf(client).manager],
    line: client,
    key: `reach_demo.${client}:${index}`,
    command,
  }));
}

const mail = (
  { today, ago }: Dates,
  id: string,
  from: string,
  subject: string,
  text: string,
): Step => ({
  on: today,
  by: people.core,
  line: id,
  key: `ms_demo.${id}`,
  command: ReceiveMessage.of({
    messageId: `ms_demo.${id}`,
    channel: 'email',
    from,
    to: 'vip@rapport.example',
    subject,
    text,
    sentAt: `${ago(1)}T01:30:00.000Z`,
    attachments: [],
  }),
});

const question = ({ today }: Dates): Step => ({
  on: today,
  by: people.xianHead,
  line: 'bank',
  key: 'qu_demo.prepay',
  command: PublishCommonQuestion.of({
    questionId: 'qu_demo.prepay',
    topic: 'repayment',
    question: { en: 'May we prepay a loan?', zh: '贷款可以提前还款吗？' },
    answer: {
      en: 'Yes. Tell your relationship manager three business days before.',
      zh: '可以。请提前三个营业日告知客户经理。',
    },
  }),
});
