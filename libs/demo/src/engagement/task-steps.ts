import { AssignTask, CompleteTask } from '#engagement';
import type { TaskSource } from '#engagement';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** A task of the demo, due in so many days, and what came of it where it is done. */
interface DemoTask {
  readonly client: string;
  readonly source: TaskSource;
  readonly title: string;
  readonly inDays: number;
  readonly done?: string;
}

/* A row of a table, as people read it. */
// prettier-ignore
const tasks: readonly DemoTask[] = [
  { client: 'qingfeng', source: 'manual', inDays: 2,
    title: '整理第四期提款资料 (papers for the fourth drawdown)' },
  { client: 'railworks', source: 'manual', inDays: 6,
    title: '出口保函报价 (price the export guarantee)' },
  { client: 'longteng', source: 'warning', inDays: 1,
    title: '核实工程款回收 (see what the builder is owed)' },
  { client: 'lanxi', source: 'manual', inDays: 0, done: '已提交审查 (sent to the reviewer)',
    title: '补充增额申请材料 (complete the application)' },
  { client: 'yinhe', source: 'playbook', inDays: 4,
    title: '准备挽留方案 (prepare the offer to stay)' },
];

/** What the managers have on their lists today. */
export const taskSteps = ({ today, ago }: Dates): readonly Step[] =>
  tasks.flatMap(({ client, source, title, inDays, done }) => {
    const taskId = `tk_demo.${client}`;
    const common = { on: today, by: people[clientOf(client).manager], line: client };
    const command = AssignTask.of({
      taskId,
      clientId: clientId(client),
      title,
      dueOn: ago(-inDays),
      source,
    });
    const step = { ...common, key: `${taskId}:AssignTask`, command };
    if (done === undefined) return [step];
    const completion = CompleteTask.of({ taskId, result: done });
    return [step, { ...common, key: `${taskId}:CompleteTask`, command: completion }];
  });
