import type { PromptManager } from '#engagement';
import { inForce } from '#kernel';
import { reacts } from '#kernel/testing';
import { begun } from '../contingency/contingency.examples.js';
import { ratedDown } from '../rating/rating.examples.js';
import { treatmentRules } from '../treatment/treatment.rules.js';
import { warnedYellow } from '../warning/warning.examples.js';
import { treatClients } from './treat-clients.process.js';

const on = { id: 'cl_1', at: '2026-03-02T09:00:00.000Z' };
const of = <F extends { readonly data: object }>(fact: F, change: object = {}): F => ({
  ...fact,
  data: { ...fact.data, clientId: 'cl_1', ...change },
});
const task = (told: object) => expect.objectContaining(told) as PromptManager;

describe('the treatment of a level of risk', () => {
  it('becomes a task with a day, and names who approves', () =>
    reacts(treatClients)(of(warnedYellow), on).then(
      task({
        taskId: 'tk_cl_1.TR-Y1.2026-03',
        sourceId: 'TR-Y1',
        title: '索取中期报表及订单情况 (Ask for interim statements and the order book)',
        detail: '风险管理人员审批。Approved by: Risk officer.',
        dueOn: '2026-03-22',
      }),
    ));

  it('is the stricter, the graver the warning', () => {
    reacts(treatClients)(of(warnedYellow, { level: 'orange' }), on).then(
      task({ sourceId: 'TR-O1', dueOn: '2026-03-12' }),
      task({ sourceId: 'TR-O2', dueOn: '2026-03-17' }),
    );
    reacts(treatClients)(of(warnedYellow, { level: 'red' }), on).then(
      task({ sourceId: 'TR-R1', dueOn: '2026-03-07' }),
      task({ sourceId: 'TR-R2', dueOn: '2026-03-05' }),
    );
  });

  it('is more flexible for whom comes to a good grade, and only then', () => {
    const good = { grade: 'A', from: 'BBB', cappedBy: undefined };
    const tasks = [task({ sourceId: 'TR-L1' }), task({ sourceId: 'TR-L2' })];
    reacts(treatClients)(of(ratedDown, good), on).then(...tasks);
    reacts(treatClients)(of(ratedDown, { ...good, from: 'A' }), on).then();
    reacts(treatClients)(of(ratedDown, { ...good, cappedBy: 'yellow' }), on).then();
    reacts(treatClients)(of(ratedDown, { ...good, grade: 'BBB', from: 'A' }), on).then();
  });

  it('gives every measure of a plan that starts to somebody', () =>
    reacts(treatClients)(of(begun, { planId: 'cp_1' }), on).then(
      task({ taskId: 'tk_cp_1.1.1', title: 'Open the standby credit line', dueOn: '2026-03-04' }),
      task({ taskId: 'tk_cp_1.1.2', dueOn: '2026-03-12' }),
    ));

  it('is known for every level', () =>
    expect(new Set(inForce(treatmentRules, '2026-03-02').map(({ band }) => band)).size).toBe(4));
});
