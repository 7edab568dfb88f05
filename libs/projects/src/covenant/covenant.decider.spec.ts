import { context, decides } from '#kernel/testing';
import { examplePlan } from '../cash-flow/cash-flow.examples.js';
import {
  CureBreach,
  DefineCovenant,
  DeliverInformation,
  GrantCovenantWaiver,
  JudgeCovenant,
  RequestCovenantWaiver,
  TestCovenant,
} from './covenant.commands.js';
import { covenant } from './covenant.decider.js';
import { covenantEvents } from './covenant.events.js';
import {
  agreed,
  breached,
  clientId,
  covenantId,
  information,
  projectId,
  requested,
  waived,
} from './covenant.examples.js';
import { covenantRefusals as refuse } from './covenant.refusals.js';

const given = decides(covenant);
const ids = { covenantId, projectId };
const { today } = context;
const terms = agreed.data;

describe('a covenant', () => {
  const define = (more: object = {}) => {
    const { valueDate: _, ...rest } = terms;
    return DefineCovenant.of({ ...rest, ...ids, ...more });
  };

  it('is of a project of the client', () => {
    given().when(define()).refuses(refuse.ProjectOfOtherClient, { field: 'clientId' });
    given()
      .when(define(), { project: { clientId } })
      .then(covenantEvents.CovenantAgreed({ ...terms, valueDate: today }));
  });

  it.each([
    [{ ratio: undefined }, refuse.RatioMissing],
    [{ kind: 'information' }, refuse.RatioMissing],
    [{ lastTestOn: '2025-06-29' }, refuse.TestsEndBeforeTheyBegin],
    [{ ratio: { ...terms.ratio, lockUp: '1.05' } }, refuse.LockUpLooserThanLimit],
  ])('is refused with %j', (wrong, refusal) =>
    given().when(define(wrong), { project: { clientId } }).refuses(refusal),
  );
});

describe('a test', () => {
  const test = (more: object = {}) => TestCovenant.of({ ...ids, testOn: '2025-12-31', ...more });
  const come = (cashFlow: number) => ({ figures: { cashFlow, debtService: 1_000 } });
  const found = (cashFlow: number, value: string, headroom: string, result: 'met' | 'lockUp') =>
    covenantEvents.CovenantTested({
      figures: { cashFlow, debtService: 1_000 },
      value,
      headroom,
      result,
      testOn: '2025-12-31',
      limit: '1.10',
      evidence: [],
      valueDate: today,
    });

  it.each([
    [1_200, '1.200000', '0.0909', 'met'],
    [1_199, '1.199000', '0.0900', 'lockUp'],
    [1_100, '1.100000', '0.0000', 'lockUp'],
  ] as const)('of %i over 1,000 is %s with a headroom of %s: %s', (flow, value, headroom, result) =>
    given(agreed)
      .when(test(come(flow)))
      .then(found(flow, value, headroom, result)),
  );

  it('below the limit is a breach that may be cured', () =>
    expect(
      given(agreed)
        .when(test(come(1_099)))
        .facts(),
    ).toMatchObject([
      { type: 'CovenantTested', data: { result: 'breached', headroom: '-0.0009' } },
      { type: 'CovenantBreached', data: { cause: 'ratio', cureBy: '2026-04-01' } },
    ]));

  it('takes the recorded cash flows of its months', () => {
    const [year] = examplePlan.periods;
    const flows = {
      actuals: [
        { ...year!, endsOn: '2025-12-31' },
        { ...year!, endsOn: '2024-12-31' },
      ],
    };
    expect(given(agreed).when(test(), { flows }).facts()).toMatchObject([
      { data: { figures: { cashFlow: 12_000_000, debtService: 10_000_000 }, value: '1.200000' } },
    ]);
  });

  it('of half a year that ends in June leaves December out', () => {
    const [year] = examplePlan.periods;
    const flows = { actuals: ['2024-12-31', '2025-06-30'].map((endsOn) => ({ ...year!, endsOn })) };
    const halfYear = covenantEvents.CovenantAgreed({
      ...terms,
      ratio: { ...terms.ratio!, windowMonths: 6 },
    });
    expect(
      given(halfYear)
        .when(test({ testOn: '2025-06-30' }), { flows })
        .facts(),
    ).toMatchObject([{ data: { figures: { cashFlow: 12_000_000 } } }]);
  });

  it('needs its figures, and something to divide by', () => {
    given(agreed).when(test()).refuses(refuse.FigureMissing, { field: 'figures.cashFlow' });
    given(agreed)
      .when(test({ figures: { cashFlow: 1, debtService: 0 } }))
      .refuses(refuse.NothingToDivideBy);
  });

  it('is made on its days, after they have come, of its own project and kind', () => {
    given(agreed)
      .when(test({ testOn: '2025-12-30' }))
      .refuses(refuse.NotATestDay);
    given(agreed)
      .when(test({ testOn: '2026-06-30' }))
      .refuses(refuse.TestDayToCome);
    given(agreed)
      .when(test({ projectId: 'pj_x' }))
      .refuses(refuse.CovenantOfOtherProject);
    given(information).when(test()).refuses(refuse.WrongKindOfTest);
  });
});

describe('a breach', () => {
  const cure = CureBreach.of({ ...ids, how: 'Equity', evidence: [{ title: 'Receipt' }] });

  it('is cured in time only', () => {
    given(agreed).when(cure).refuses(refuse.NotBreached);
    given(agreed, breached).when(cure, { today: '2026-03-16' }).refuses(refuse.CureTooLate);
    expect(given(agreed, breached).when(cure).facts()).toMatchObject([
      { type: 'CovenantCured', data: { testOn: '2025-12-31' } },
    ]);
  });

  it('is waived by another person than the one who asked', () => {
    const grant = GrantCovenantWaiver.of(ids);
    const by = (id: string) => ({ actor: { id, roles: ['riskOfficer'] } });
    given(agreed, breached).when(grant).refuses(refuse.WaiverNotRequested);
    expect(() => given(agreed, breached, requested).when(grant, by('rm-8')).facts()).toThrow(
      'NotIndependent',
    );
    given(agreed, breached, requested)
      .when(grant, by('ro-1'))
      .then(covenantEvents.CovenantWaived({ ...waived.data, valueDate: today }));
  });

  it('has no waiver that ends before it begins', () =>
    given(agreed, breached)
      .when(RequestCovenantWaiver.of({ ...ids, until: '2026-03-01', reason: 'x' }))
      .refuses(refuse.WaiverEndsInPast, { field: 'until' }));

  it('becomes a default when its time or its waiver is over, once', () => {
    const judge = (day: string) => JudgeCovenant.of({ ...ids, day });
    const tested = covenantEvents.CovenantTested({
      figures: {},
      value: '1',
      headroom: '-0.1',
      result: 'breached',
      testOn: '2025-12-31',
      limit: '1.10',
      evidence: [],
      valueDate: '2026-02-13',
    });
    const past = [agreed, tested, breached] as const;
    const defaulted = (lastCureOn: string, valueDate: string) =>
      covenantEvents.CovenantDefaulted({ testOn: '2025-12-31', lastCureOn, valueDate });
    given(...past)
      .when(judge('2026-03-15'))
      .changesNothing();
    given(...past)
      .when(judge('2026-03-16'))
      .then(defaulted('2026-03-15', '2026-03-16'));
    given(...past, defaulted('2026-03-15', '2026-03-16'))
      .when(judge('2026-03-17'))
      .changesNothing();
    const announced = covenantEvents.CovenantTestAnnounced({
      testOn: '2026-06-30',
      dueOn: '2026-08-29',
      valueDate: '2026-05-31',
    });
    given(...past, requested, waived, announced)
      .when(judge('2026-07-01'))
      .then(defaulted('2026-06-30', '2026-07-01'));
  });
});

describe('papers', () => {
  const judge = (day: string) => JudgeCovenant.of({ ...ids, day });

  it('are asked for a month before, and missed when their day is over', () => {
    given(information)
      .when(judge('2025-12-01'))
      .then(
        covenantEvents.CovenantTestAnnounced({
          testOn: '2025-12-31',
          dueOn: '2026-02-28',
          valueDate: '2025-12-01',
        }),
      );
    expect(given(information).when(judge('2026-03-01')).facts()).toMatchObject([
      { type: 'CovenantTestAnnounced' },
      { type: 'CovenantBreached', data: { cause: 'notDelivered', cureBy: '2026-03-11' } },
    ]);
  });

  it('that come late end the breach, and are said to be late', () => {
    const missed = covenantEvents.CovenantBreached({
      ...breached.data,
      cause: 'notDelivered',
    });
    const deliver = DeliverInformation.of({
      ...ids,
      testOn: '2025-12-31',
      evidence: [{ title: 'Accounts' }],
    });
    expect(given(information, missed).when(deliver).facts()).toMatchObject([
      { type: 'InformationDelivered', data: { late: true } },
    ]);
    given(agreed).when(deliver).refuses(refuse.WrongKindOfTest);
  });
});
