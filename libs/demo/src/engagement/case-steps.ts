import { ClassifyCase, OpenCase } from '#engagement';
import type { FeedbackChannel, RequestCategory } from '#engagement';
import { clientOf } from '../clients/client-steps.js';
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
export const caseSteps = ({ today }: Dates): readonly Step[] =>
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
