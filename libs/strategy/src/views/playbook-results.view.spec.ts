import { taskEvents } from '#engagement';
import { projects } from '#kernel/testing';
import { MemoryTable } from '#platform';
import { modeEvents } from '../mode/mode.events.js';
import { facilityEnded, facilityResponsible, keptBasic } from '../mode/mode.examples.js';
import { placementEvents } from '../placement/placement.events.js';
import { CountPlaybookResults, playbookResults } from './playbook-results.view.js';

const clientId = 'cl_1';
// The stream of the task is that of the client here, so that one row gathers all.
const taskId = clientId;
const assigned = taskEvents.TaskAssigned({
  taskId,
  clientId,
  ownerId: 'wang',
  title: '制定挽回措施',
  dueOn: '2026-03-09',
  remindOn: '2026-03-08',
  source: 'playbook',
  sourceId: 'PB-leaving-1',
});
const done = taskEvents.TaskCompleted({ taskId, clientId, result: 'They stay.' });
const won = placementEvents.ClientSegmented({
  clientId,
  taxonomy: 'serviceTier',
  value: 'ordinary',
  from: 'aboutToLeave',
  rule: 'ST-O1',
  version: 1,
  because: {},
  valueDate: '2026-04-01',
});

describe('a step of a playbook', () => {
  it('belongs to the mode in which the client is kept, not to that of one loan', () => {
    const data = { ...assigned.data, sourceId: 'PB-responsible-1' };
    const step = { ...assigned, data };
    const of = <F extends { readonly data: object }>(fact: F) => ({
      ...fact,
      data: { ...fact.data, clientId },
    });
    const begun = [of(keptBasic), of(facilityResponsible), step, done];
    const [still] = projects(playbookResults, { id: taskId })(
      ...begun,
      of(modeEvents.ModeSwitched({ ...keptBasic.data, mode: 'passive', effective: 'responsible' })),
    ).rows.values();
    expect(still?.steps[0]?.movedTo).toBeUndefined();
    const [gone] = projects(playbookResults, { id: taskId })(
      ...begun,
      of(facilityEnded),
    ).rows.values();
    expect(gone?.steps[0]?.movedTo).toBe('basic');
  });

  it('is measured by whether it was done, and where the client went afterwards', async () => {
    const step = {
      rule: 'PB-leaving-1',
      dueOn: '2026-03-09',
      state: 'done',
      movedTo: 'ordinary',
    } as const;
    projects(playbookResults, { id: taskId })(assigned, done, won).matches({
      steps: [{ taskId, ...step, doneOn: '2026-03-02', result: 'They stay.' }],
    });
    const row = { clientId, steps: [{ taskId, ...step, doneOn: '2026-03-10' }] };
    const rows = new MemoryTable(playbookResults, new Map([[clientId, row]]));
    expect(await playbookResults.answer(CountPlaybookResults.of({}), rows as never)).toContainEqual(
      {
        rule: 'PB-leaving-1',
        taxonomy: 'serviceTier',
        value: 'aboutToLeave',
        open: 0,
        done: 1,
        late: 1,
        dropped: 0,
        moved: [{ to: 'ordinary', clients: 1 }],
      },
    );
  });
});
