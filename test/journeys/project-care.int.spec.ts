import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import { fundedProject } from '../project-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, project: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  project = `/projects/${await fundedProject(desk, clientId)}`;
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const post = async (way: string, body: object): Promise<number> => {
  const answer = await desk.rm.post(`${project}/${way}`, body).expect(201);
  return answer.body.position as number;
};

describe('the care of a project', () => {
  it('has a team, meetings with tasks, and says when the next meeting is due', async () => {
    await post('service-teams', {
      members: [
        { personId: 'wang.fang', duty: 'lead' },
        { personId: 'li.na', duty: 'risk' },
      ],
      meetingEveryDays: 30,
    });
    await post('meetings', {
      meetingId: 'm1',
      kind: 'progress',
      heldOn: '2026-01-09',
      participants: [
        { name: '王芳', organisation: '本行', personId: 'wang.fang' },
        { name: '秦岚', organisation: '秦岭能源' },
      ],
      decisions: ['增加一台吊车'],
      tasks: [{ taskId: 't1', what: '租吊车', owner: '电建', dueOn: '2026-01-31' }],
    });
    const given = await eventually(
      () => desk.rm.get(`/tasks?clientId=${clientId}&source=project`),
      ({ body }) => body.items.length === 1,
      60_000,
    );
    expect(given.body.items).toMatchObject([{ title: '租吊车', source: 'project', state: 'open' }]);
    const after = await post('meeting-tasks/t1/completions', { result: '已租' });
    await eventually(
      () => desk.rm.get(`/tasks?clientId=${clientId}&source=project&state=done`),
      ({ body }) => body.items.length === 1,
      60_000,
    );
    const { body } = await desk.rm.get(`${project}/care?after=${after}`).expect(200);
    expect(body).toMatchObject({
      nextMeetingBy: '2026-02-09',
      meetings: [{ meetingId: 'm1', decisions: ['增加一台吊车'] }],
      tasks: [{ taskId: 't1', doneOn: '2026-01-10', result: '已租' }],
    });
    const due = await desk.rm.get('/project-care?meetingBy=2026-02-09').expect(200);
    expect(due.body.items).toMatchObject([{ clientId }]);
    const none = await desk.rm.get('/project-care?meetingBy=2026-02-08').expect(200);
    expect(none.body.items).toEqual([]);
  });

  it('has what was done as a task of the bank done for the meeting too', async () => {
    await post('meetings', {
      meetingId: 'm3',
      kind: 'progress',
      heldOn: '2026-01-10',
      participants: [
        { name: '王芳', organisation: '本行', personId: 'wang.fang' },
        { name: '秦岚', organisation: '秦岭能源' },
      ],
      decisions: ['核对发票'],
      tasks: [{ taskId: 't3', what: '核对发票', owner: '王芳', dueOn: '2026-01-20' }],
    });
    const given = await eventually(
      () => desk.rm.get(`/tasks?clientId=${clientId}&source=project&state=open`),
      ({ body }) => body.items.length === 1,
      60_000,
    );
    const [{ taskId }] = given.body.items;
    await desk.rm.post(`/tasks/${taskId}/completion`, { result: '无误' }).expect(201);
    const { body } = await eventually(
      () => desk.rm.get(`${project}/care`),
      ({ body: care }) => care.tasks.every(({ doneOn }: { doneOn?: string }) => doneOn),
      60_000,
    );
    expect(body.tasks).toMatchObject([{ taskId: 't1' }, { taskId: 't3', result: '无误' }]);
  });

  it('refuses a task that is due before its meeting, by field', async () => {
    const { body } = await desk.rm.post(`${project}/meetings`, {
      meetingId: 'm2',
      kind: 'site',
      heldOn: '2026-01-09',
      participants: [
        { name: '王芳', organisation: '本行' },
        { name: '秦岚', organisation: '秦岭能源' },
      ],
      decisions: [],
      tasks: [{ taskId: 't2', what: '检查', owner: '电建', dueOn: '2026-01-08' }],
    });
    expect(body).toMatchObject({
      code: 'TaskDueBeforeMeeting',
      details: { field: 'tasks.0.dueOn' },
    });
  });

  it('gives the client a report as a document in both languages', async () => {
    for (const [language, words] of [
      ['en', 'Progress and finance of the project'],
      ['zh', '项目进度与财务报告'],
    ] as const) {
      const html = await desk.rm
        .get(`${project}/progress-report`)
        .set('Accept', 'text/html')
        .set('Accept-Language', language)
        .expect(200);
      expect(html.text).toContain(words);
      expect(html.text).toMatch(/秦岭|Qinling/);
    }
    const pdf = await desk.rm
      .get(`${project}/progress-report`)
      .set('Accept', 'application/pdf')
      .expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const { body } = await desk.rm.get(`${project}/progress-report`).expect(200);
    expect(body).toMatchObject({ on: '2026-01-10', budgetTotal: { minor: 50_000_000_000 } });
    expect(body).not.toHaveProperty('stakeholders');
  });

  it('keeps what the client was told and what the client said to it', async () => {
    await post('reports', {
      reportId: 'r1',
      reportedOn: '2026-01-10',
      recipient: '秦岚',
      way: 'email',
    });
    await post('alerts', { alertId: 'a1', message: '吊装延误', recipient: '秦岚', way: 'phone' });
    const after = await post('feedback', { feedbackId: 'f1', said: '五月到场', answers: 'a1' });
    const { body } = await desk.rm.get(`${project}/care?after=${after}`).expect(200);
    expect(body).toMatchObject({
      toClient: [
        { id: 'r1', kind: 'report' },
        { id: 'a1', kind: 'alert', message: '吊装延误' },
      ],
      fromClient: [{ feedbackId: 'f1', answers: 'a1' }],
    });
  });

  it('follows up after completion, with satisfaction and what is needed next', async () => {
    const call = {
      followUpId: 'u1',
      heldOn: '2026-01-10',
      contact: '秦岚',
      progress: '运行正常',
      satisfaction: 5,
      needs: [{ kind: 'refinancing', detail: '2027年' }],
    };
    await desk.rm.post(`${project}/follow-ups`, call).expect(409);
    await post('stages', { stage: 'operation', reason: '并网' });
    const after = await post('follow-ups', call);
    const { body } = await desk.rm
      .get(`/project-care?followUpBy=2026-07-31&after=${after}`)
      .expect(200);
    expect(body.items).toMatchObject([
      { followUps: [{ satisfaction: 5, needs: [{ kind: 'refinancing' }] }] },
    ]);
  });
});
