import { clientId } from '#credit/examples';
import type { Level } from '#kernel';
import { addDays, cny } from '#kernel';
import { decides, projects, reacts } from '#kernel/testing';
import { AssignCadence } from '#engagement';
import type { WarningPlaybook } from '../early-warning/early-warning.codes.js';
import { respondToWarnings } from '../processes/respond-to-warnings.process.js';
import { responses } from '../views/watch/responses.view.js';
import { closedAsTrue, escalatedToRed, warnedYellow } from '../warning/warning.examples.js';
import { escalationFor, escalationRules, playbookSteps, stepsOf } from './playbook.rules.js';
import type { ResponseStep } from './response.codes.js';
import * as commands from './response.commands.js';
import { openSteps, response } from './response.decider.js';
import * as facts from './response.examples.js';
import { responseEvents } from './response.events.js';
import { responseRefusals as refuse } from './response.refusals.js';

const { responseId, started, madeRed, called, escalated, offered, sued, ended } = facts;
const { StartResponse, CompleteResponseStep, JudgeResponse, EndResponse } = commands;
const given = decides(response);
const day = '2026-03-02';
const start = (level: Level, on = day) =>
  StartResponse.of({ responseId, clientId, rule: 'EW-01', level, playbook: 'collect', day: on });
const judge = (on: string) => JudgeResponse.of({ responseId, day: on });
const done = (step: ResponseStep) =>
  CompleteResponseStep.of({ responseId, step, result: called.data.result });

describe('the response to a warning', () => {
  it('starts at once with the steps of its playbook', () =>
    given().when(start('yellow')).then(started));

  it('starts once', () => given(started).when(start('yellow')).changesNothing());

  it('is widened by a graver warning; what was due sooner stays due sooner', () => {
    const [widened] = given(started).when(start('red', '2026-03-06')).facts();
    expect(widened).toMatchObject({
      type: 'ResponseWidened',
      data: {
        steps: [
          { step: 'callClient', dueOn: '2026-03-07' },
          { step: 'stopDrawdowns', dueOn: '2026-03-07' },
          { step: 'agreePayment', dueOn: '2026-03-09' },
          { step: 'proposeTerms', dueOn: '2026-03-09' },
          { step: 'reportToCommittee', dueOn: '2026-03-09' },
        ],
      },
    });
  });

  it('is done step by step', () => {
    given(started).when(done('callClient')).then(called);
    given(started, called).when(done('callClient')).refuses(refuse.StepDone);
    given(started).when(done('setTarget')).refuses(refuse.StepNotPlanned, { field: 'step' });
    expect(openSteps({ steps: started.data.steps, done: ['callClient'] })).toMatchObject([
      { step: 'agreePayment' },
    ]);
  });

  it('has steps done by what is done anyway: a contact, a loan restructured, the court', () => {
    const fulfil = commands.FulfilResponseSteps.of({
      responseId,
      steps: ['callClient', 'visitClient'],
      result: called.data.result,
      doneThrough: 'in_1',
      day,
    });
    const through = { ...called, data: { ...called.data, doneThrough: 'in_1' } };
    given(started).when(fulfil).then(through);
    given(started, called).when(fulfil).changesNothing();
    given(started, ended).when(fulfil).changesNothing();
    const { proposal, channel } = offered.data;
    const [, proposed] = given(started, madeRed)
      .when(commands.ProposeSolution.of({ responseId, proposal, channel }))
      .facts();
    expect(proposed).toMatchObject({ type: 'ResponseStepDone', data: { step: 'proposeTerms' } });
  });

  it('tells lending what the client accepts: the terms that were proposed last', () => {
    const terms = { loanId: 'ln_1', maturesOn: '2026-12-31' };
    const { proposal, channel } = offered.data;
    const propose = commands.ProposeSolution.of({ responseId, proposal, channel, terms });
    given(started).when(propose).refuses(refuse.LoanOfOtherClient, { field: 'terms.loanId' });
    const loan = { loan: { clientId: started.data.clientId } };
    const [proposed] = given(started).when(propose, loan).facts();
    const answer = commands.AnswerProposal.of({ responseId, answer: 'accepted', comment: 'Yes.' });
    const [answered] = given(started, proposed!).when(answer).facts();
    expect(answered?.data).toMatchObject({ proposed: { ...terms, by: 'rm-7', number: 1 } });
    const [later] = given(started, proposed!, answered!, offered).when(answer).facts();
    expect(later?.data).not.toHaveProperty('proposed');
  });

  it('is taken further up, level by level, the longer a step is overdue', () => {
    given(started).when(judge('2026-03-11')).changesNothing();
    const [first] = given(started).when(judge('2026-03-12')).facts();
    expect(first).toMatchObject({ data: { to: 'unitHead', daysOverdue: 5, rule: 'ER-Y1' } });
    given(started, madeRed).when(judge('2026-03-09')).then(escalated);
    given(started, madeRed, escalated).when(judge('2026-03-20')).changesNothing();
    given(started, ended).when(judge('2026-05-20')).changesNothing();
  });

  it('tells the client with a proposal, and hears the answer', () => {
    const { proposal, channel } = offered.data;
    given(started)
      .when(commands.ProposeSolution.of({ responseId, proposal, channel }))
      .then(offered);
    const { answer, comment } = facts.accepted.data;
    const reply = commands.AnswerProposal.of({ responseId, answer, comment });
    given(started).when(reply).refuses(refuse.NoOpenProposal);
    given(started, offered).when(reply).then(facts.accepted);
  });

  it('is decided by the committee once it was taken there', () => {
    const { decision, members, response: chosen } = facts.decided.data;
    const decide = commands.DecideResponse.of({ responseId, decision, members, response: chosen });
    given(started).when(decide).refuses(refuse.NotBeforeCommittee);
    given(started, madeRed, escalated).when(decide).then(facts.decided, facts.reported);
  });

  it('goes to court stage by stage, never back', () => {
    const { stage, court, reference } = { court: '', reference: '', ...sued.data };
    const reach = commands.ReachLegalStage.of({ responseId, stage, court, reference });
    given(started).when(reach).then(sued);
    given(started, sued)
      .when(commands.ReachLegalStage.of({ responseId, stage: 'demand' }))
      .refuses(refuse.LegalStageBack, { before: 'filed' });
  });

  it('sets a target below what the client owes', () => {
    const set = (target: number, more: { clientId?: string; by?: string } = {}) =>
      commands.SetExposureTarget.of({
        responseId,
        clientId,
        by: '2026-12-31',
        target: cny(target),
        ...more,
      });
    const owed = { loans: [{ outstanding: cny(50_000) }, { outstanding: cny(10_000) }] };
    given(started).when(set(40_000), { owed }).then(facts.targeted);
    given(started).when(set(60_000), { owed }).refuses(refuse.TargetNotBelowExposure);
    const yen = (minor: number) => ({ minor, currency: 'JPY' });
    const planned = { step: 'setTarget', owner: 'riskOfficer', dueOn: '2026-12-31' } as const;
    const toTarget = responseEvents.ResponseStarted({ ...started.data, steps: [planned] });
    const ask = { responseId, clientId, by: '2026-12-31', target: yen(5_000_000) };
    const done = given(toTarget)
      .when(commands.SetExposureTarget.of(ask), {
        owed: { loans: [{ outstanding: yen(9_000_000) }] },
      })
      .facts();
    expect(done[1]?.data).toMatchObject({ result: 'JPY 5000000 · 2026-12-31' });
    given(started)
      .when(set(1, { by: day }), { owed })
      .refuses(refuse.TargetInPast);
    given(started)
      .when(set(1, { clientId: 'cl_2' }), { owed })
      .refuses(refuse.ResponseOfOtherClient);
  });

  it('ends with its warning', () => {
    const end = EndResponse.of({ responseId, verdict: 'truePositive', day });
    given(started).when(end).then(ended);
    given().when(end).changesNothing();
    given(started, ended).when(done('callClient')).refuses(refuse.ResponseOver);
  });
});

describe('a warning', () => {
  const of = { ...warnedYellow, data: { ...warnedYellow.data, clientId } };
  it('starts its response, which ends with it', () => {
    reacts(respondToWarnings)(of, { id: clientId }).then(start('yellow'));
    const closed = { ...closedAsTrue, data: { ...closedAsTrue.data, clientId } };
    reacts(respondToWarnings)(closed, { id: clientId }).then(
      EndResponse.of({ responseId, verdict: 'truePositive', day }),
    );
    const red = { ...escalatedToRed, data: { ...escalatedToRed.data, clientId } };
    reacts(respondToWarnings)(red, { id: clientId }).then(start('red', '2026-05-29'));
  });

  it('has its client watched closely while it is red', () => {
    const widened = { ...madeRed, data: { ...madeRed.data, clientId } };
    reacts(respondToWarnings)(widened, { id: responseId }).then(
      AssignCadence.of({ clientId, profile: 'risk', reason: 'A red warning stands.' }),
    );
    reacts(respondToWarnings)(started, { id: responseId }).then();
  });
});

describe('the responses', () => {
  const past = projects(responses, { id: responseId });
  it('show who has what to do still, and by when', () => {
    past(started).matches({ owners: ['relationshipManager'], nextDueOn: '2026-03-07', open: true });
    past(started, called, madeRed).matches({
      level: 'red',
      owners: ['riskOfficer', 'relationshipManager'],
      nextDueOn: '2026-03-06',
    });
  });

  it('show what was proposed, decided and taken to court', () =>
    past(started, escalated, offered, facts.accepted, facts.decided, sued, facts.targeted).matches({
      escalation: 'committee',
      response: 'supportOrRestructure',
      proposals: [expect.objectContaining({ answer: 'accepted' })],
      decisions: [expect.objectContaining({ members: ['chen', 'li'] })],
      legalStages: [expect.objectContaining({ stage: 'filed' })],
      target: { target: cny(40_000), by: '2026-12-31', exposure: cny(60_000) },
    }));

  it('are counted while they are under way', () => {
    past(started).adds(
      'open',
      { group: { by: 'response', value: 'engageAndAmend' }, sums: {} },
      { group: { by: 'level', value: 'yellow' }, sums: {} },
      { group: { by: 'escalation', value: 'owner' }, sums: {} },
    );
    past(started, ended).adds('open');
    const { nextDueOn } = past(started, ended).rows.get(responseId)!;
    expect(nextDueOn).toBeUndefined();
  });
});

describe('the playbooks', () => {
  it.each<[string, WarningPlaybook, ResponseStep, Level, number]>([
    ['PB-C1', 'collect', 'callClient', 'yellow', 5],
    ['PB-C2', 'collect', 'agreePayment', 'yellow', 10],
    ['PB-C3', 'collect', 'proposeTerms', 'orange', 5],
    ['PB-C4', 'collect', 'stopDrawdowns', 'orange', 2],
    ['PB-C5', 'collect', 'reportToCommittee', 'red', 3],
    ['PB-D1', 'reviewDebtor', 'stopDrawdowns', 'orange', 2],
    ['PB-D2', 'reviewDebtor', 'reviewClaims', 'yellow', 10],
    ['PB-D3', 'reviewDebtor', 'proposeTerms', 'orange', 5],
    ['PB-D4', 'reviewDebtor', 'arrangeFunds', 'red', 10],
    ['PB-D5', 'reviewDebtor', 'reportToCommittee', 'red', 3],
    ['PB-G1', 'strengthenGuarantee', 'revalueSecurity', 'yellow', 10],
    ['PB-G2', 'strengthenGuarantee', 'askForSecurity', 'orange', 5],
    ['PB-G3', 'strengthenGuarantee', 'amendTerms', 'red', 10],
    ['PB-V1', 'renewContact', 'callClient', 'yellow', 5],
    ['PB-V2', 'renewContact', 'visitClient', 'yellow', 30],
    ['PB-R1', 'recover', 'secureAssets', 'orange', 5],
    ['PB-R2', 'recover', 'beginProceedings', 'orange', 15],
    ['PB-R3', 'recover', 'reportToCommittee', 'red', 3],
    ['PB-P1', 'rebalance', 'setTarget', 'yellow', 30],
    ['PB-P2', 'rebalance', 'reportToCommittee', 'orange', 15],
  ])('%s: %s asks for %s from %s on, within %i days', (id, playbook, step, level, days) => {
    expect(playbookSteps.find((each) => each.id === id)).toMatchObject({ playbook, step });
    expect(stepsOf(playbook, level, day)).toContainEqual(
      expect.objectContaining({ step, dueOn: addDays(day, days) }),
    );
  });

  it.each<[string, Level, number, string | undefined]>([
    ['ER-Y1', 'yellow', 5, 'unitHead'],
    ['ER-O1', 'orange', 2, 'unitHead'],
    ['ER-O2', 'orange', 10, 'committee'],
    ['ER-R1', 'red', 1, 'unitHead'],
    ['ER-R2', 'red', 3, 'committee'],
  ])('%s: a step of a %s warning %i days overdue goes to %s', (id, level, days, to) => {
    expect(escalationFor(level, days, day)).toMatchObject({ id, to });
    expect(escalationRules.map((rule) => rule.id)).toContain(id);
  });
});
