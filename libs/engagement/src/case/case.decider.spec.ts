import { ClientUnknown } from '#clients';
import { decides, reacts } from '#kernel/testing';
import { followCases } from '../processes/follow-cases.process.js';
import { AssignTask } from '../task/task.commands.js';
import { taskRefusals } from '../task/task.refusals.js';
import * as commands from './case.commands.js';
import { clientCase } from './case.decider.js';
import { caseEvents } from './case.events.js';
import { caseRefusals as refusals } from './case.refusals.js';
import { distributionOf } from './distribution.js';
import { priorityOf, priorityRules } from './priority.rules.js';

const given = decides(clientCase);
const caseId = 'ca_1';
const clientId = 'cl_1';
const client = { clientId, managerId: 'rm-7', units: ['un_b'], teamIds: [] };
const person = { personId: 'rm-7', unitId: 'un_b', active: true, roles: [], teamIds: [] };
const owner = { ...person, deputises: [] };
// A Monday in Shanghai: half past nine, ten, and a quarter past ten.
const [nine, ten, later] = ['01:30', '02:00', '02:15'].map((time) => `2026-03-02T${time}:00.000Z`);
const told = {
  clientId,
  category: 'complaint',
  channel: 'phone',
  urgency: 'urgent',
  subject: 'The drawdown is late',
} as const;
const office = { calendar: 'china', timeZone: 'Asia/Shanghai' } as const;
const opened = caseEvents.CaseOpened({ ...told, raisedBy: 'client', at: nine!, office });
const sorted = { line: 'fixedAssets', serviceStep: 'drawdown', theme: 'Waiting' } as const;
const classified = caseEvents.CaseClassified(sorted);
const weight = { importance: 'high', urgency: 'urgent', finding: 'A form is missing.' } as const;
const assessed = caseEvents.CaseAssessed({
  ...weight,
  priority: 'first',
  rule: 'CP-01',
  version: 1,
});
const actions = [{ what: 'Fetch the form', dueOn: '2026-03-03' }];
const planned = caseEvents.CasePlanned({ actions });
const assigned = caseEvents.CaseAssigned({
  clientId,
  ownerId: 'rm-7',
  subject: told.subject,
  actions,
});
const answer = { text: 'Tomorrow.', channel: 'phone' } as const;
const answered = caseEvents.CaseAnswered({ ...answer, at: ten! });
const end = { outcome: 'remedied', resolution: 'Paid out.' } as const;
const steps = [opened, classified, assessed, planned, assigned] as const;
const resolve = (more: object = {}) => commands.ResolveCase.of({ caseId, ...end, ...more });
const resolved = caseEvents.CaseResolved({
  clientId,
  ...end,
  at: later!,
  timely: true,
  workingMinutes: 45,
});

describe('a case', () => {
  it('is opened with its moment', () =>
    given()
      .when(commands.OpenCase.of({ caseId, ...told, at: '2026-03-02T09:30:00+08:00' }), { client })
      .then(opened));
  it('is of a client we know, or of nobody yet', () => {
    given()
      .when(commands.OpenCase.of({ caseId, ...told }))
      .refuses(ClientUnknown);
    const { clientId: _, ...nobodys } = told;
    expect(
      given()
        .when(commands.OpenCase.of({ caseId, ...nobodys }))
        .facts(),
    ).toHaveLength(1);
  });
  it('does not happen in the future, or before what is known', () => {
    const answerAt = (at: string) => commands.AnswerCase.of({ caseId, ...answer, at });
    given(opened)
      .when(answerAt('2026-03-02T09:00:01Z'))
      .refuses(refusals.CaseMomentInFuture, { field: 'at' });
    given(opened)
      .when(answerAt('2026-03-02T01:29:59Z'))
      .refuses(refusals.CaseMomentTooEarly, { field: 'at' });
  });
});

describe('the four steps of a case', () => {
  const classify = commands.ClassifyCase.of({ caseId, ...sorted });
  const assess = commands.AssessCase.of({ caseId, ...weight });
  const plan = commands.PlanCase.of({ caseId, actions });
  const assign = commands.AssignCase.of({ caseId, clientId, ownerId: 'rm-7' });
  it('come one after the other', () => {
    given(opened).when(classify).then(classified);
    given(opened).when(assess).refuses(refusals.CaseNotClassified);
    given(opened, classified).when(assess).then(assessed);
    given(opened, classified).when(plan).refuses(refusals.CaseNotAssessed);
    given(opened, classified, assessed).when(plan).then(planned);
    given(opened, classified, assessed)
      .when(assign, { client, owner })
      .refuses(refusals.CaseNotPlanned);
    given(opened, classified, assessed, planned).when(assign, { client, owner }).then(assigned);
  });
  it('plan nothing for a day that is over', () =>
    given(opened, classified, assessed)
      .when(commands.PlanCase.of({ caseId, actions: [{ what: 'X', dueOn: '2026-03-01' }] }))
      .refuses(refusals.ActionDueInPast, { field: 'actions.0.dueOn' }));
  it('end with somebody who sees the client', () => {
    const before = [opened, classified, assessed, planned] as const;
    given(...before)
      .when(assign, { client })
      .refuses(taskRefusals.OwnerUnknown);
    given(...before)
      .when(assign, { client: { ...client, managerId: 'rm-9' }, owner })
      .refuses(taskRefusals.OwnerDoesNotSeeClient);
    given(...before)
      .when(commands.AssignCase.of({ caseId, ownerId: 'rm-7' }), { owner })
      .refuses(refusals.CaseOfOtherClient);
  });
  it('make tasks of the plan', () =>
    reacts(followCases)(assigned, { id: caseId, revision: 4 }).then(
      AssignTask.of({
        taskId: 'tk_ca_1.4.1',
        clientId,
        ownerId: 'rm-7',
        title: 'Fetch the form',
        detail: told.subject,
        dueOn: '2026-03-03',
        source: 'case',
        sourceId: caseId,
      }),
    ));
});

describe('the end of a case', () => {
  it('says whether every promise was kept', () => {
    given(...steps, caseEvents.CaseAnswered({ ...answer, at: nine! }))
      .when(resolve({ at: later }))
      .then(resolved);
    // Half an hour was promised; the answer came after 31 minutes.
    const late = caseEvents.CaseAnswered({ ...answer, at: '2026-03-02T02:01:00.000Z' });
    given(...steps, late)
      .when(resolve({ at: later }))
      .then(caseEvents.CaseResolved({ ...resolved.data, timely: false }));
  });
  it('needs an owner, an answer, and money only where it was paid', () => {
    given(opened).when(resolve()).refuses(refusals.CaseNotAssigned);
    given(...steps)
      .when(resolve())
      .refuses(refusals.CaseNotAnswered);
    given(...steps, answered)
      .when(resolve({ outcome: 'compensated' }))
      .refuses(refusals.CompensationMismatch, { field: 'compensation' });
  });
  it('is looked at by somebody else, and may be undone', () => {
    const review = commands.ReviewCaseEffect.of({ caseId, effective: true, finding: 'Content.' });
    const other = { actor: { id: 'head', roles: [] } };
    given(...steps, answered)
      .when(review, other)
      .refuses(refusals.CaseNotResolved);
    given(...steps, answered, resolved)
      .when(review)
      .refuses({ code: 'NotIndependent' } as never);
    given(...steps, answered, resolved)
      .when(review, other)
      .then(caseEvents.CaseEffectReviewed({ effective: true, finding: 'Content.' }));
    const reopen = commands.ReopenCase.of({ caseId, reason: 'Again.' });
    given(...steps)
      .when(reopen)
      .refuses(refusals.CaseNotResolved);
    given(...steps, answered, resolved)
      .when(commands.ClassifyCase.of({ caseId, ...sorted }))
      .refuses(refusals.CaseIsResolved);
    expect(
      given(...steps, answered, resolved)
        .when(reopen)
        .facts(),
    ).toMatchObject([{ type: 'CaseReopened' }]);
  });
});

describe('the clocks of a case', () => {
  const judge = (day: string) => commands.JudgeCase.of({ caseId, clientId, day });
  it('are over once at the end of a day, and said once', () => {
    const breached = (clock: 'firstResponse' | 'resolution', valueDate: string) =>
      caseEvents.CaseBreached({ clock, toUnitId: 'un_b', valueDate });
    const first = breached('firstResponse', '2026-03-02');
    const warned = caseEvents.CaseWarned({ clock: 'resolution', valueDate: '2026-03-02' });
    given(opened).when(judge('2026-03-02'), { client }).then(first, warned);
    given(opened, first, warned).when(judge('2026-03-02'), { client }).changesNothing();
    given(opened, first, warned)
      .when(judge('2026-03-03'), { client })
      .then(breached('resolution', '2026-03-03'));
  });
  it('stand still while the bank waits for the client', () => {
    const paused = caseEvents.CasePaused({ reason: 'The form.', at: ten! });
    given(opened, answered, paused).when(judge('2026-03-09'), { client }).changesNothing();
    given(opened).when(commands.ResumeCase.of({ caseId })).refuses(refusals.CaseNotPaused);
    const asked = caseEvents.CaseMessageReceived({ text: 'Here it is.', at: later! });
    given(opened, answered, paused, asked)
      .when(commands.ResumeCase.of({ caseId }))
      .refuses(refusals.CaseNotPaused);
  });
});

describe('the working time of a case', () => {
  it('is that of the first calendar of the institution, in the zone of the bank', () => {
    const facts = { calendars: ['us', 'none'] };
    expect(
      given()
        .when(commands.OpenCase.of({ caseId, ...told }), {
          ...{ client, timeZone: 'America/New_York' },
          institution: { institutionId: 'own', facts },
        })
        .facts(),
    ).toMatchObject([{ data: { office: { calendar: 'us', timeZone: 'America/New_York' } } }]);
  });
  it('goes by the office in which it was opened', () => {
    // Eleven on a Friday evening in New York, before a Monday on which only China works.
    const at = '2026-05-23T03:00:00.000Z';
    const there = { calendar: 'us', timeZone: 'America/New_York' } as const;
    const judge = (day: string) => commands.JudgeCase.of({ caseId, clientId, day });
    const breached = caseEvents.CaseBreached({
      ...{ clock: 'firstResponse', toUnitId: 'un_b', valueDate: '2026-05-25' },
    });
    const abroad = caseEvents.CaseOpened({ ...opened.data, at, office: there });
    given(abroad).when(judge('2026-05-25'), { client }).changesNothing();
    const { office: _, ...before } = opened.data;
    const home = caseEvents.CaseOpened({ ...before, at });
    expect(given(home).when(judge('2026-05-25'), { client }).facts()).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining(breached.data) as object }),
    );
  });
});

describe('a priority', () => {
  it.each([
    ['CP-01', 'high', 'urgent', 'first'],
    ['CP-02', 'high', 'normal', 'second'],
    ['CP-03', 'medium', 'urgent', 'second'],
    ['CP-04', 'medium', 'normal', 'third'],
    ['CP-05', 'low', 'urgent', 'third'],
    ['CP-06', 'low', 'normal', 'fourth'],
  ] as const)('%s: %s importance, %s, is seen to %s', (id, importance, urgency, priority) =>
    expect(priorityOf(importance, urgency, '2026-03-02')).toMatchObject({ id, priority }),
  );
  it('knows no other', () => expect(priorityRules).toHaveLength(6));
});

describe('a spread', () => {
  it('has its mean, median and the value of nineteen in twenty', () =>
    expect(
      distributionOf([
        [10, 1],
        [-1, 1],
        [0, 2],
      ]),
    ).toEqual({ count: 4, mean: '2.25', median: '0', p95: '8.5', max: 10, negative: 1 }));
  it('of nothing there is none', () => expect(distributionOf([])).toBeUndefined());
});
