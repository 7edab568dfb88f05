import { reacts } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import { JudgeDelay } from '../project/milestone.commands.js';
import { judgeDelays } from './judge-delays.process.js';

describe('the end of a business day', () => {
  it('judges the delay of every project that has milestones', () =>
    reacts(judgeDelays)(businessDayEvents.BusinessDayClosed({ day: '2026-03-02' } as never), {}, [
      { projectId: 'pj_1', milestones: [{}] },
      { projectId: 'pj_2', milestones: [] },
    ]).then(JudgeDelay.of({ projectId: 'pj_1', day: '2026-03-02' })));
});
