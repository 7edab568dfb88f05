import { MakePromise } from '#engagement';
import type { PromiseKind } from '#engagement';
import { addDays } from '#kernel';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

interface DemoPromise {
  readonly client: string;
  readonly kind: PromiseKind;
  readonly what: string;
  readonly days: number;
}

/* A row of a table, as people read it. */
// prettier-ignore
const promised: readonly DemoPromise[] = [
  { client: 'lanxi', kind: 'promise', days: 3,
    what: '三日内答复增额申请 (an answer on the higher limit within three days)' },
  { client: 'qingfeng', kind: 'disclosure', days: 4,
    what: '利率重定价影响测算 (what the next rate means for the instalments)' },
  { client: 'tianfu', kind: 'promise', days: 5,
    what: '提供质押资料清单 (a list of the papers for the pledge)' },
];

/** What clients were promised, and what has to be disclosed to them. */
export const promiseSteps = ({ today }: Dates): readonly Step[] =>
  promised.map(({ client, kind, what, days }) => ({
    on: today,
    by: people[clientOf(client).manager],
    line: client,
    key: `pr_demo.${client}`,
    command: MakePromise.of({
      promiseId: `pr_demo.${client}`,
      clientId: clientId(client),
      kind,
      what,
      dueOn: addDays(today, days),
    }),
  }));
