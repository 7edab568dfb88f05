import { ClientUnknown } from '#clients';
import { cny } from '#kernel';
import { context, decides } from '#kernel/testing';
import {
  CertifyMilestone,
  ForecastMilestone,
  JudgeDelay,
  PlanMilestone,
  RejectMilestone,
  ReportMilestone,
} from './milestone.commands.js';
import {
  AgreeBudget,
  AgreeFunding,
  RecordContract,
  RecordCost,
  RegisterProject,
  ReachStage,
  ReleaseStakeholder,
} from './project.commands.js';
import { project } from './project.decider.js';
import { projectEvents } from './project.events.js';
import {
  budgeted,
  certified,
  clientId,
  lines,
  planned,
  projectId,
  registered,
  reported,
  sources,
} from './project.examples.js';
import type { Source } from './project.fields.js';
import { projectRefusals as refuse } from './project.refusals.js';

const given = decides(project);
const client = { clientId };
const { clientId: _stated, ...terms } = registered.data;
const register = (more: object = {}) =>
  RegisterProject.of({ projectId, clientId, ...terms, ...more });

describe('a project', () => {
  it('is registered for a client that is there', () => {
    given().when(register()).refuses(ClientUnknown, { field: 'clientId' });
    given().when(register(), { client }).then(registered);
  });

  it('has no sponsors of more than 100 %', () =>
    given()
      .when(
        register({
          sponsors: [
            { name: 'One', share: '0.7' },
            { name: 'Two', share: '0.31' },
          ],
        }),
        { client },
      )
      .refuses(refuse.SharesOverWhole, { field: 'sponsors', found: '1.01' }));

  it('is not taken up again once it is cancelled', () => {
    const cancelled = projectEvents.ProjectStageReached({
      stage: 'cancelled',
      from: 'idea',
      reason: 'No land',
      valueDate: '2025-02-01',
    });
    given(registered, cancelled)
      .when(ReachStage.of({ projectId, stage: 'design', reason: 'Again' }))
      .refuses(refuse.ProjectClosed);
  });

  it('releases only a stakeholder that it has', () =>
    given(registered)
      .when(ReleaseStakeholder.of({ projectId, stakeholderId: 'grid', reason: 'Gone' }))
      .refuses(refuse.StakeholderUnknown));

  it('has no contract that ends before it is signed', () =>
    given(registered)
      .when(
        RecordContract.of({
          projectId,
          contractId: 'epc',
          kind: 'construction',
          counterparty: 'Power China',
          signedOn: '2026-01-10',
          endsOn: '2026-01-09',
        }),
      )
      .refuses(refuse.EndsBeforeItBegins, { field: 'endsOn' }));
});

describe('the money of a project', () => {
  const agree = (some: readonly Source[], known: object = {}) =>
    given(registered, budgeted).when(
      AgreeFunding.of({ projectId, sources: some, equityTiming: 'proRata', reason: 'Term sheet' }),
      known,
    );
  const [equity, senior] = sources;

  it('is budgeted in its own currency, each line once', () => {
    const [line] = lines;
    given(registered)
      .when(AgreeBudget.of({ projectId, lines: [line, line], reason: 'x' }))
      .refuses(refuse.NamedTwice, { field: 'lines', found: 'works' });
    const dollars = [{ ...line, amount: { minor: 1, currency: 'USD' } }];
    given(registered)
      .when(AgreeBudget.of({ projectId, lines: dollars, reason: 'x' }))
      .refuses(refuse.OtherCurrency, { expected: 'CNY', found: 'USD' });
  });

  it('comes from sources that come to the budget', () => {
    agree([equity]).refuses(refuse.SourcesDifferFromUses, { uses: cny(500_000_000) });
    agree(sources).then(
      projectEvents.FundingAgreed({
        sources,
        equityTiming: 'proRata',
        capitalShare: '0.24',
        rule: { id: 'EQ-12', version: 2 },
        reason: 'Term sheet',
        valueDate: context.today,
      }),
    );
  });

  it('comes from no source that is paid out of itself, or by the borrower', () => {
    agree([
      { ...equity, paidFrom: 'senior' },
      { ...senior, kind: 'grant', paidFrom: 'equity' },
    ]).refuses(refuse.SourcesGoInCircles, { field: 'sources' });
    agree([{ ...equity, providerClientId: clientId }, senior]).refuses(refuse.SourcesGoInCircles);
    agree([{ ...equity, paidFrom: 'nowhere' }, senior]).refuses(refuse.SourceUnknown);
  });

  it('has no capital that is paid out of its debt', () =>
    agree([{ ...equity, paidFrom: 'senior' }, senior]).refuses(refuse.CapitalIsDebt));

  it('holds the least capital of its industry', () =>
    agree([
      { ...equity, amount: cny(99_000_000) },
      { ...senior, amount: cny(401_000_000) },
    ]).refuses(refuse.CapitalTooSmall, { least: '0.20', found: '0.198000', rule: 'EQ-12' }));

  it('is spent on lines that the budget has, and told once', () => {
    const cost = {
      projectId,
      costId: 'c1',
      lineId: 'works',
      amount: cny(5),
      valueDate: '2026-01-05',
    };
    const incurred = projectEvents.CostIncurred({
      costId: 'c1',
      lineId: 'works',
      amount: cny(5),
      evidence: [],
      valueDate: '2026-01-05',
    });
    given(registered, budgeted).when(RecordCost.of(cost)).then(incurred);
    given(registered, budgeted, incurred)
      .when(RecordCost.of(cost))
      .refuses(refuse.CostRecordedBefore);
    given(registered, budgeted)
      .when(RecordCost.of({ ...cost, lineId: 'art' }))
      .refuses(refuse.BudgetLineUnknown);
    given(registered, budgeted)
      .when(RecordCost.of({ ...cost, valueDate: '2026-03-03' }))
      .refuses(refuse.NotYetHappened, { field: 'valueDate' });
  });
});

describe('a milestone', () => {
  const plan = {
    projectId,
    milestoneId: 'tests',
    title: 'Tests',
    beginsOn: '2026-08-01',
    dueOn: '2026-09-30',
    weight: '0',
    budget: cny(0),
  };
  const all = [registered, budgeted, ...planned] as const;
  const report = {
    projectId,
    milestoneId: 'turbines',
    completedOn: '2026-02-20',
    evidence: [{ title: 'Protocol' }],
  };

  it('does not end before it begins', () =>
    given(...all)
      .when(PlanMilestone.of({ ...plan, dueOn: '2026-07-31' }))
      .refuses(refuse.EndsBeforeItBegins, { field: 'dueOn' }));

  it('brings the weights to 100 % at most, and the budgets to the budget', () => {
    given(...all)
      .when(PlanMilestone.of({ ...plan, weight: '0.01' }))
      .refuses(refuse.SharesOverWhole, { field: 'weight' });
    given(...all)
      .when(PlanMilestone.of({ ...plan, budget: cny(1) }))
      .refuses(refuse.MilestonesOverBudget, { field: 'budget' });
  });

  it('is expected at no time before it begins', () =>
    given(...all)
      .when(
        ForecastMilestone.of({
          projectId,
          milestoneId: 'grid',
          expectedOn: '2026-01-31',
          reason: 'x',
        }),
      )
      .refuses(refuse.EndsBeforeItBegins, { field: 'expectedOn' }));

  it('is certified by another person than the one who reported it', () => {
    const certify = CertifyMilestone.of({
      projectId,
      milestoneId: 'foundations',
      certifier: 'Northwest Engineering Supervision',
    });
    const by = (id: string) => ({ actor: { id, roles: ['riskOfficer'] } });
    given(...all)
      .when(certify)
      .refuses(refuse.MilestoneNotReported);
    expect(() =>
      given(...all, reported)
        .when(certify, by('rm-8'))
        .facts(),
    ).toThrow('NotIndependent');
    given(...all, reported)
      .when(certify, by('ro-1'))
      .then(certified);
    given(...all, reported, certified)
      .when(RejectMilestone.of({ projectId, milestoneId: 'foundations', reason: 'x' }))
      .refuses(refuse.MilestoneDone);
  });

  it('is not completed on a day to come', () => {
    given(...all)
      .when(ReportMilestone.of({ ...report, completedOn: '2026-03-03' }))
      .refuses(refuse.NotYetHappened, { field: 'completedOn' });
    given(...all)
      .when(ReportMilestone.of({ ...report, milestoneId: 'none' }))
      .refuses(refuse.MilestoneUnknown);
  });

  it('that is late is judged at the end of a day, once for each change', () => {
    const judge = (day: string) => JudgeDelay.of({ projectId, day });
    const judged = projectEvents.ProjectDelayJudged({
      level: 'serious',
      from: 'onTime',
      due: 1,
      late: 1,
      days: 1,
      rate: '1',
      rule: { id: 'PD-01', version: 1 },
      valueDate: '2025-10-01',
    });
    given(...all)
      .when(judge('2025-09-29'))
      .changesNothing();
    given(...all)
      .when(judge('2025-10-01'))
      .then(judged);
    given(...all, judged)
      .when(judge('2025-10-02'))
      .changesNothing();
  });
});
