import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What an application that is not decided waits for. */
export const ApplicationTask = defineCodes(
  { en: 'Task of an application', zh: '贷款申请待办' },
  {
    review: { en: 'Review it', zh: '审查' },
    completion: { en: 'Complete it', zh: '补充资料' },
    decision: { en: 'Decide upon it', zh: '审批' },
  },
);
export type ApplicationTask = CodeOf<typeof ApplicationTask>;
