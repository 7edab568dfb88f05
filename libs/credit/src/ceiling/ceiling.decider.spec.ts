import { cny, NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { applicationId, clientId, terms } from '../application/application.examples.js';
import { ceilings } from '../views/ceiling/ceilings.view.js';
import {
  ApproveCeiling,
  CountCommitment,
  EndCeiling,
  FreeCeiling,
  ProposeCeiling,
  ReserveCeiling,
} from './ceiling.commands.js';
import { ceiling } from './ceiling.decider.js';
import { approved, ceilingId, proposed, reserved } from './ceiling.examples.js';
import { ceilingRefusals as refuse } from './ceiling.refusals.js';
import { checkCeilings } from './check-ceilings.js';

const given = decides(ceiling);
const row = projects(ceilings, { id: ceilingId });
const officer = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
const approver = { actor: { id: 'ca-1', roles: ['creditApprover'] } };
const system = { actor: { id: 'process:hold-ceilings', roles: [] } };
const asking = (yuan: number, stage = 'reviewed') => ({
  application: { clientId, stage, terms, requested: cny(yuan) },
});
const propose = (more: object = {}) =>
  ProposeCeiling.of({
    ...{ ceilingId, most: cny(1_000_000), reviewOn: '2027-03-01', reason: 'Yearly review' },
    ...more,
  });
const reserve = ReserveCeiling.of({ ceilingId, applicationId });
const another = ReserveCeiling.of({ ceilingId, applicationId: 'ap_2' });
const count = (yuan: number) =>
  CountCommitment.of({ ceilingId, applicationId, clientId, amount: cny(yuan) });
const past = [proposed, approved, reserved] as const;

describe('a concentration limit', () => {
  it('is proposed by one person and approved by another, in yuan, for a year at most', () => {
    given().when(propose(), officer).then(proposed);
    given()
      .when(propose({ reviewOn: '2027-03-04' }), officer)
      .refuses(refuse.CeilingReview, { field: 'reviewOn' });
    given()
      .when(propose({ most: { minor: 1, currency: 'USD' } }), officer)
      .refuses(refuse.CeilingInYuan);
    const approve = ApproveCeiling.of({ ceilingId, version: 1 });
    given(proposed)
      .when(approve, { actor: { id: 'ro-1', roles: ['creditApprover'] } })
      .refuses(NotIndependent);
    given(proposed).when(approve, approver).then(approved);
    given(proposed, approved).when(approve, approver).refuses(refuse.CeilingNotProposed);
  });

  it('holds what an undecided application under it asks for, never beyond its headroom', () => {
    const seen = { ...officer, ...asking(120_000) };
    given(proposed, approved).when(reserve, seen).then(reserved);
    given(...past)
      .when(reserve, seen)
      .changesNothing();
    given(...past)
      .when(another, { ...officer, ...asking(880_000.01) })
      .refuses(refuse.CeilingExceeded, { ceilingId, headroom: cny(880_000) });
    given(...past)
      .when(another, { ...system, ...asking(880_000.01) })
      .changesNothing();
    given(proposed, approved)
      .when(reserve, { ...officer, ...asking(1, 'approved') })
      .refuses(refuse.ApplicationNotOpen);
    // A process that comes too late, or cannot count a currency, must not stop at it.
    given(proposed, approved)
      .when(reserve, { ...system, ...asking(1, 'approved') })
      .changesNothing();
    const francs = { minor: 1, currency: 'CHF' };
    const { application } = asking(1);
    given(proposed, approved)
      .when(reserve, { ...system, application: { ...application, requested: francs } })
      .changesNothing();
    given(proposed).when(reserve, seen).refuses(refuse.CeilingNotInForce);
    given()
      .when(reserve, { ...system, ...asking(1) })
      .changesNothing();
  });

  it('holds nothing for an application of another industry', () => {
    const industry = { scheme: 'GBT4754', code: 'K' };
    const application = { clientId, stage: 'reviewed', terms: { ...terms, industry } };
    given(proposed, approved)
      .when(reserve, { ...officer, application })
      .refuses(refuse.CeilingOfOthers);
  });

  it('counts what is granted even beyond itself, and keeps it until the credit is over', () => {
    const granted = given(...past)
      .when(count(2_000_000), system)
      .facts();
    row(...past, ...granted).matches({
      used: cny(2_000_000),
      headroom: cny(0),
      share: '2',
      use: 'exceeded',
    });
    given(...past, ...granted)
      .when(count(2_000_000), system)
      .changesNothing();
    const free = FreeCeiling.of({ ceilingId, applicationId, reason: 'ended' });
    given(...past, ...granted)
      .when(free, officer)
      .refuses(refuse.GrantedIsKept);
    const freed = given(...past, ...granted)
      .when(free, system)
      .facts();
    row(...past, ...granted, ...freed).matches({ used: cny(0), use: 'within' });
    given(proposed, approved).when(free, system).changesNothing();
    given(proposed, approved).when(free, officer).refuses(refuse.NothingHeld);
  });

  it('ends by two persons, and binds nobody from then on', () => {
    const end = EndCeiling.of({ ceilingId, reason: 'No longer needed' });
    const ending = given(...past)
      .when(end, officer)
      .facts();
    row(...past, ...ending).matches({ isEndProposed: true, most: cny(1_000_000) });
    const approve = ApproveCeiling.of({ ceilingId, version: 2 });
    given(...past, ...ending)
      .when(approve, { actor: { id: 'ro-1', roles: ['creditApprover'] } })
      .refuses(NotIndependent);
    const ended = given(...past, ...ending)
      .when(approve, approver)
      .facts();
    row(...past, ...ending, ...ended).matches({ used: cny(120_000), endedOn: '2026-03-02' });
    const [gone] = [
      ...projects(ceilings, { id: ceilingId })(...past, ...ending, ...ended).rows.values(),
    ];
    expect([gone?.most, gone?.use, gone?.isEndProposed]).toEqual([undefined, undefined, undefined]);
    given(...past, ...ending, ...ended)
      .when(another, { ...officer, ...asking(1) })
      .refuses(refuse.CeilingNotInForce);
    given(...past, ...ending, ...ended)
      .when(end, officer)
      .refuses(refuse.CeilingNotInForce);
    given(proposed).when(end, officer).refuses(refuse.CeilingNotInForce);
    // Another may take its place, and counts what is held.
    given(...past, ...ending, ...ended)
      .when(propose(), officer)
      .then({ ...proposed, data: { ...proposed.data, version: 3 } });
  });

  it('that allows nothing is near itself when empty', () =>
    row(proposed, { ...approved, data: { ...approved.data, most: cny(0) } }).matches({
      headroom: cny(0),
      use: 'alert',
    }));
});

describe('a decision under a concentration limit', () => {
  const industryCeiling = [...projects(ceilings, { id: ceilingId })(...past).rows.values()][0];
  const seen = { today: '2026-03-02', industryCeiling };
  const held = {
    ...{ ceilingId, applicationId, clientId, isGranted: false, on: '2026-03-02' },
    reserved: cny(120_000),
  };

  it('passes where the whole amount is held', () =>
    expect(() => {
      checkCeilings(cny(120_000), { ...seen, industryHolding: held });
    }).not.toThrow());

  it('is refused where the limit has been lowered below all that it holds', () => {
    const most = cny(119_999);
    const lowered = { ...seen, industryCeiling: industryCeiling && { ...industryCeiling, most } };
    expect(() => {
      checkCeilings(cny(120_000), { ...lowered, industryHolding: held });
    }).toThrow(expect.objectContaining({ code: 'CeilingExceeded' }));
  });

  it('is refused by name and headroom where it is not', () => {
    const refusal = (code: string) =>
      expect.objectContaining({
        code,
        details: expect.objectContaining({ ceilingId, headroom: cny(880_000) }),
      });
    expect(() => checkCeilings(cny(880_000), seen)).toThrow(refusal('CeilingNotReserved'));
    expect(() => checkCeilings(cny(880_000.01), seen)).toThrow(refusal('CeilingExceeded'));
  });
});
