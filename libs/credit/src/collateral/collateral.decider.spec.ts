import type { Actor, Fact } from '#kernel';
import { cny, NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { applicationId, clientId } from '../application/application.examples.js';
import { collateralBook } from '../views/security/collateral.view.js';
import { guarantors } from '../views/security/guarantors.view.js';
import { advanceRateOf } from './advance-rate.rules.js';
import {
  AcceptAppraisal,
  AllocateCollateral,
  AskRelease,
  EndAllocation,
  InsureCollateral,
  OfferCollateral,
  RegisterCollateral,
  ReleaseCollateral,
  SubmitAppraisal,
} from './collateral.commands.js';
import { collateral } from './collateral.decider.js';
import {
  appraised,
  collateralId,
  covering,
  offered,
  registered,
  valued,
} from './collateral.examples.js';
import { collateralRefusals as refuse } from './collateral.refusals.js';

const given = decides(collateral);
const client = { clientId };
const officer: { actor: Actor } = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
const approver: { actor: Actor } = { actor: { id: 'ca-1', roles: ['creditApprover'] } };
const application = { clientId, requested: cny(400_000) };
const offer = (more: object = {}) =>
  OfferCollateral.of({
    collateralId,
    clientId,
    kind: 'realEstate',
    description: 'Plant in Gaoxin, 12,000 m²',
    ...more,
  });
const appraisal = (yuan: number, appraisedOn = '2026-02-20') =>
  SubmitAppraisal.of({
    collateralId,
    value: cny(yuan),
    appraiser: 'Zhonglian Appraisal',
    appraisedOn,
  });
const accept = AcceptAppraisal.of({ collateralId });
const allocate = (yuan: number, id = applicationId) =>
  AllocateCollateral.of({ collateralId, applicationId: id, amount: cny(yuan) });
const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const good = [offered, appraised, valued, registered] as const;

describe('collateral', () => {
  it('is offered for a client that is known, by a guarantor only where it is a guarantee', () => {
    given().when(offer(), { client }).then(offered);
    given()
      .when(offer({ kind: 'person' }), { client })
      .refuses(refuse.GuarantorMissing);
    const guarantor = { clientId, name: 'Itself' };
    given()
      .when(offer({ kind: 'institution', guarantor }), { client })
      .refuses(refuse.GuarantorIsBorrower);
    given().when(offer({ guarantor }), { client }).refuses(refuse.GuarantorMissing);
    given()
      .when(offer({ enhancementId: 'en_1' }), { client })
      .refuses(refuse.EnhancementUnknown);
  });

  it('is worth what a second person accepts, less the haircut of its kind (L10)', () => {
    given(offered).when(appraisal(1_000_000)).then(appraised);
    given(offered, appraised)
      .when(accept, { actor: { id: 'rm-7', roles: ['riskOfficer'] } })
      .refuses(NotIndependent);
    const facts = given(offered, appraised).when(accept, officer).facts();
    expect(types(facts)).toEqual(['CollateralValued', 'CoverChanged']);
    expect(facts[0]).toEqual(valued);
    expect(facts[1]?.data).toMatchObject({ covers: [], free: cny(0), loanToValue: '0' });
    given(offered).when(accept, officer).refuses(refuse.NoAppraisalOpen);
    given(offered).when(appraisal(1, '2025-02-01')).refuses(refuse.AppraisalTooOld);
  });

  it.each([
    ['AR-01', 'realEstate', '0.70'],
    ['AR-02', 'equipment', '0.50'],
    ['AR-03', 'equity', '0.50'],
    ['AR-04', 'receivables', '0.80'],
    ['AR-05', 'deposit', '0.95'],
    ['AR-06', 'institution', '1.00'],
    ['AR-07', 'person', '0.50'],
  ] as const)('has rule %s for %s: %s of the value', (id, kind, advanceRate) =>
    expect(advanceRateOf(kind, '2026-03-02')).toMatchObject({ id, advanceRate }),
  );

  it('had no rate before the first', () =>
    expect(advanceRateOf('realEstate', '1899-12-31')).toBeUndefined());

  it('secures nothing before it is registered, and then no more than it is good for', () => {
    given(offered, appraised, valued)
      .when(allocate(1), { application })
      .refuses(refuse.CollateralNotRegistered);
    given(...good)
      .when(allocate(400_000), { application })
      .then(covering);
    given(...good, covering)
      .when(allocate(300_000.01, 'ap_2'), { application })
      .refuses(refuse.CollateralExhausted, { free: cny(300_000) });
    given(...good)
      .when(allocate(1), { application: { ...application, clientId: 'cl_9' } })
      .refuses(refuse.CreditNotOfClient);
    const prior = { registry: 'R', certificate: 'C', rank: 2, priorClaims: cny(600_000) };
    const second = RegisterCollateral.of({ collateralId, ...prior });
    const [, changed] = given(offered, appraised, valued).when(second, officer).facts();
    expect(changed?.data).toMatchObject({ free: cny(100_000), loanToValue: '0.6' });
  });

  it('alarms when its value falls below what it secures, and shares the shortfall out', () => {
    const both = given(...good, covering)
      .when(allocate(300_000, 'ap_2'), { application })
      .facts();
    const low = given(...good, covering, ...both)
      .when(appraisal(500_000))
      .facts();
    const facts = given(...good, covering, ...both, ...low)
      .when(accept, officer)
      .facts();
    expect(facts[1]?.data).toMatchObject({
      covers: [{ good: cny(200_000) }, { good: cny(150_000) }],
      loanToValue: '1.4',
      isShort: true,
    });
    projects(collateralBook, { id: collateralId })(
      ...good,
      covering,
      ...both,
      ...low,
      ...facts,
    ).matches({ isShort: true, loanToValue: '1.4', insuredUntil: 'none' });
  });

  it('is released by a second person, an approver where it still secures credit', () => {
    const ask = AskRelease.of({ collateralId, reason: 'Replaced' });
    const asked = given(...good, covering)
      .when(ask)
      .facts();
    const release = ReleaseCollateral.of({ collateralId });
    given(...good, covering)
      .when(release, officer)
      .refuses(refuse.ReleaseNotAsked);
    given(...good, covering, ...asked)
      .when(release, officer)
      .refuses(refuse.ReleaseNeedsApprover);
    const facts = given(...good, covering, ...asked)
      .when(release, approver)
      .facts();
    expect(types(facts)).toEqual(['CoverChanged', 'CollateralReleased']);
    given(...good, covering, ...asked, ...facts)
      .when(ask)
      .refuses(refuse.CollateralReleasedBefore);
  });

  it('secures nothing of a credit that is over', () => {
    const end = EndAllocation.of({ collateralId, applicationId, valueDate: '2026-05-01' });
    const [changed] = given(...good, covering)
      .when(end)
      .facts();
    expect(changed?.data).toMatchObject({ covers: [], ended: [applicationId], free: cny(700_000) });
    given(...good)
      .when(end)
      .changesNothing();
  });

  it('is insured until a day', () => {
    const insure = (until: string) =>
      InsureCollateral.of({
        ...{ collateralId, insurer: 'PICC', policy: 'P-1', insured: cny(900_000) },
        ...{ from: '2026-03-01', until },
      });
    given(...good)
      .when(insure('2026-02-28'))
      .refuses(refuse.InsuranceOutOfOrder);
    const facts = given(...good)
      .when(insure('2027-02-28'))
      .facts();
    projects(collateralBook, { id: collateralId })(...good, ...facts).matches({
      insuredUntil: '2027-02-28',
    });
  });

  it('counts as the exposure of its guarantor', () => {
    const guarantor = { clientId: 'cl_8', name: 'Hongda Group' };
    const given = { ...covering.data, kind: 'institution' as const, guarantor };
    const fact = { ...covering, data: given };
    projects(guarantors, { id: collateralId })(fact).matches({
      guarantorId: 'cl_8',
      guaranteed: cny(400_000),
      clientId,
    });
    projects(guarantors, { id: collateralId })(fact, {
      ...fact,
      data: { ...given, covers: [] },
    }).leavesNothing();
  });
});
