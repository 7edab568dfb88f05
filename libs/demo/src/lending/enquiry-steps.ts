import { AnswerEnquiry, CloseEnquiry, RecordEnquiry } from '#credit';
import { addDays } from '#kernel';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId, whole } from '../story.js';

/** The enquiry that an application of the demo comes of. */
export const enquiryOf = (client: string): string => `eq_demo.${client}`;

/** The client whose application comes of an enquiry. */
export const enquirer = 'zhuguang';

/** What clients and prospects ask: one open, one that lapsed, one that became an application. */
export function enquirySteps({ today, ago }: Dates): readonly Step[] {
  const about = (line: string) => {
    const enquiryId = enquiryOf(line);
    const by = people[clientOf(line).manager];
    return { enquiryId, of: { by, line }, key: (what: string) => `${enquiryId}:${what}` };
  };
  const applied = about(enquirer);
  const lapsed = about('baltic');
  const open = about('songhua');
  const askedOn = ago(14);
  return [
    {
      ...{ ...applied.of, on: askedOn, key: applied.key('RecordEnquiry') },
      command: RecordEnquiry.of({
        ...{ enquiryId: applied.enquiryId, clientId: clientId(enquirer), valueDate: askedOn },
        ...{ purpose: 'workingCapital', amount: whole(900_000), termMonths: 24 },
        need: '旺季备货需要流动资金 (stock for the high season)',
      }),
    },
    {
      ...{ ...applied.of, on: addDays(askedOn, 1), key: applied.key('AnswerEnquiry') },
      command: AnswerEnquiry.of({
        ...{ enquiryId: applied.enquiryId, valueDate: addDays(askedOn, 1) },
        ...{ answer: '可申请小微贷款 (a small-business loan fits)', products: ['smallBusiness'] },
      }),
    },
    {
      ...{ ...lapsed.of, on: ago(9), key: lapsed.key('RecordEnquiry') },
      command: RecordEnquiry.of({
        ...{ enquiryId: lapsed.enquiryId, clientId: clientId('baltic'), valueDate: ago(9) },
        ...{ purpose: 'investmentProject', need: '扩建仓库 (a larger warehouse)' },
      }),
    },
    {
      ...{ ...lapsed.of, on: ago(3), key: lapsed.key('CloseEnquiry') },
      command: CloseEnquiry.of({
        ...{ enquiryId: lapsed.enquiryId, outcome: 'lapsed', valueDate: ago(3) },
        reason: '项目推迟至明年 (the project waits until next year)',
      }),
    },
    {
      ...{ ...open.of, on: today, key: open.key('RecordEnquiry') },
      command: RecordEnquiry.of({
        ...{ enquiryId: open.enquiryId, clientId: clientId('songhua'), termMonths: 36 },
        ...{ purpose: 'fixedAsset', amount: whole(6_000_000), dueOn: addDays(today, 2) },
        need: '烘干设备更新 (new drying equipment)',
      }),
    },
  ];
}
