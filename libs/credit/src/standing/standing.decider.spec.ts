import { NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { creditStanding } from '../views/credit-standing.view.js';
import {
  AssignRiskClass,
  BlockCredit,
  SetHandlingPriority,
  SetStraightThrough,
  UnblockCredit,
} from './standing.commands.js';
import { standing } from './standing.decider.js';
import { standingEvents } from './standing.events.js';
import { standingRefusals as refuse } from './standing.refusals.js';

const given = decides(standing);
const clientId = 'cl_1';
const client = { client: { clientId } };
const officer = { actor: { id: 'ro-1', roles: ['riskOfficer'] }, ...client };
const process = { actor: { id: 'process:block-credit', roles: [] } };
const red = { clientId, cause: 'redWarning', reference: 'EW-01', reason: 'EW-01' } as const;
const own = { clientId, cause: 'decision', reference: 'memo-7', reason: 'Lawsuit' } as const;
const blocked = standingEvents.CreditBlocked({ ...own, by: 'ro-1', valueDate: '2026-03-02' });

describe('the standing of a client', () => {
  it('is blocked and freed by processes, once each', () => {
    const [fact = blocked] = given().when(BlockCredit.of(red), process).facts();
    given(fact).when(BlockCredit.of(red), process).changesNothing();
    expect(given(fact).when(UnblockCredit.of(red), process).facts()).toHaveLength(1);
    given().when(UnblockCredit.of(red), process).changesNothing();
  });

  it('is blocked by a person, and freed by another', () => {
    given().when(BlockCredit.of(red), officer).refuses(refuse.BlockStatedBySystem);
    given().when(BlockCredit.of(own), officer).then(blocked);
    given(blocked).when(UnblockCredit.of(own), officer).refuses(NotIndependent);
    const second = { actor: { id: 'ro-2', roles: ['riskOfficer'] } };
    expect(given(blocked).when(UnblockCredit.of(own), second).facts()).toHaveLength(1);
    given().when(UnblockCredit.of(own), second).refuses(refuse.NotBlocked);
  });

  it('lets the rules alone grant, unless the mode of the relationship forbids it', () => {
    const forbid = SetStraightThrough.of({ clientId, allowed: false, reason: 'responsible' });
    const facts = given().when(forbid, process).facts();
    projects(creditStanding, { id: clientId })(...facts).matches({ straightThrough: false });
    given(...facts)
      .when(forbid, process)
      .changesNothing();
    given()
      .when(SetStraightThrough.of({ clientId, allowed: true, reason: 'basic' }), process)
      .changesNothing();
  });

  it('shows blocks, risk class and priority', () => {
    const assign = AssignRiskClass.of({ clientId, riskClass: 'low', reason: 'AAA' });
    const first = SetHandlingPriority.of({ clientId, priority: 'vip', reason: 'Key client' });
    const facts = [
      blocked,
      ...given().when(assign, officer).facts(),
      ...given().when(first, officer).facts(),
    ];
    projects(creditStanding, { id: clientId })(...facts).matches({
      riskClass: 'low',
      priority: 'vip',
      blocks: [
        {
          cause: 'decision',
          reference: 'memo-7',
          reason: 'Lawsuit',
          since: '2026-03-02',
          by: 'ro-1',
        },
      ],
    });
  });
});
