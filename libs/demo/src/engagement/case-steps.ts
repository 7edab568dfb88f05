import { AnswerCase, AssessCase, AssignCase, ClassifyCase, OpenCase, PlanCase } from '#engagement';
import type { FeedbackChannel, RequestCategory } from '#engagement';
import type { DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import { clientOf, ofManager } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** A case of the demo, and the theme it was sorted under. */
interface DemoCase {
  readonly client: string;
  readonly category: RequestCategory;
  readonly channel: FeedbackChannel;
  readonly subject: string;
  readonly theme?: string;
}

/* A row of a table, as people read it. */
// prettier-ignore
const cases: readonly DemoCase[] = [
  { client: 'lanxi', category: 'complaint', channel: 'phone', theme: '审批时效 (time of approval)',
    subject: '增额申请等待过久 (the application for more takes too long)' },
  { client: 'tianfu', category: 'suggestion', channel: 'meeting', theme: '资料清单 (list of papers)',
    subject: '希望一次列明质押资料 (wants one list of all papers)' },
  { client: 'donghai', category: 'creditEnquiry', channel: 'onlinePlatform',
    subject: '码头二期贷款期限 (how long a loan for the second berth may run)' },
];

/** What clients have complained of, suggested and asked today. */
export const caseSteps = (dates: Dates): readonly Step[] => [
  ...begunCases(dates),
  ...answeredCase(dates),
];

const begunCases = ({ today }: Dates): readonly Step[] =>
  cases.flatMap(({ client, category, channel, subject, theme }) => {
    const caseId = `ca_demo.${client}`;
    const common = { on: today, by: people[clientOf(client).manager], line: client };
    const command = OpenCase.of({
      caseId,
      clientId: clientId(client),
      category,
      channel,
      urgency: 'normal',
      subject,
    });
    const step = { ...common, key: `${caseId}:OpenCase`, command };
    if (theme === undefined) return [step];
    const sorting = ClassifyCase.of({ caseId, line: 'other', serviceStep: 'approval', theme });
    return [step, { ...common, key: `${caseId}:ClassifyCase`, command: sorting }];
  });

/** A complaint that went through the four steps and was answered: its plan is to be carried out. */
function answeredCase({ today }: Dates): readonly Step[] {
  const [caseId, client] = ['ca_demo.qingfeng', 'qingfeng'];
  const of = { caseId, clientId: clientId(client) };
  const commands: readonly DomainCommand[] = [
    OpenCase.of({
      ...{ ...of, category: 'complaint', channel: 'phone', urgency: 'urgent' },
      subject: '提款到账晚一天 (a drawdown arrived a day late)',
    }),
    ClassifyCase.of({
      ...{
        caseId,
        line: 'fixedAssets',
        serviceStep: 'drawdown',
        theme: '放款时效 (time to pay out)',
      },
    }),
    AssessCase.of({
      ...{ caseId, importance: 'high', urgency: 'urgent' },
      finding: '支付指令漏签 (an order was not signed)',
    }),
    PlanCase.of({
      caseId,
      actions: [{ what: '书面说明并致歉 (explain in writing)', dueOn: addDays(today, 2) }],
    }),
    AssignCase.of({ ...of, ownerId: people[clientOf(client).manager].id }),
    AnswerCase.of({
      ...{ caseId, channel: 'phone' },
      text: '今日已到账，两日内书面说明 (it has arrived; a letter follows in two days)',
    }),
  ];
  return commands.map((command) => ofManager(client, today, command, caseId));
}
