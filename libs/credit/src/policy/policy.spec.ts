import { ClientUnknown } from '#clients';
import { cny, NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { clientId, terms } from '../application/application.examples.js';
import { versionOn } from '../versions.js';
import { clientPolicies } from '../views/rules/client-policies.view.js';
import type { PolicyRow } from '../views/rules/policies.rows.js';
import { policies } from '../views/rules/policies.view.js';
import { applied, deviates, policiesFor, policyRefusal } from './policies-on.js';
import { ApprovePolicy, DeclinePolicy, DraftPolicy, EndPolicy } from './policy.commands.js';
import { policy } from './policy.decider.js';
import { drafted, inForce } from './policy.examples.js';
import type { PolicyContent } from './policy.fields.js';
import { policyRefusals as refuse } from './policy.refusals.js';

const given = decides(policy);
const policyId = 'industry.C';
const officer = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
const approver = { actor: { id: 'ca-1', roles: ['creditApprover'] } };
const draft = (content: PolicyContent, id = policyId) =>
  DraftPolicy.of({ policyId: id, content, reason: 'Overcapacity' });
const approve = (from = '2026-03-02', version = 1) => ApprovePolicy.of({ policyId, version, from });

/** The row of a policy that has judged since 2 March 2026. */
function rowOf(content: PolicyContent): PolicyRow | undefined {
  const first = given().when(draft(content), officer).facts();
  const second = given(...first)
    .when(approve(), approver)
    .facts();
  return [...projects(policies, { id: policyId })(...first, ...second).rows.values()][0];
}

describe('a credit policy (E-14)', () => {
  it('is drafted by one person and put in force by another, never for the past', () => {
    const first = given()
      .when(draft({ newCredit: 'stopped' }), officer)
      .facts();
    const then = given(...first);
    then.when(approve(), officer).refuses(NotIndependent);
    then.when(approve('2026-03-01'), approver).refuses(refuse.PolicyFromPast, { field: 'from' });
    then.when(approve('2026-03-02', 2), approver).refuses(refuse.PolicyNotDrafted);
    const decline = DeclinePolicy.of({ policyId, reason: 'Too strict' });
    then.when(decline, officer).refuses(NotIndependent);
    const declined = then.when(decline, approver).facts();
    given(...first, ...declined)
      .when(approve(), approver)
      .refuses(refuse.PolicyNotDrafted);
  });

  it('is for a client that there is, or a segment or product', () => {
    const of = (id: string) => draft({ newCredit: 'open' }, id);
    given().when(of('client.cl_9'), officer).refuses(ClientUnknown, { field: 'policyId' });
    given().when(of('segment.rich'), officer).refuses(refuse.PolicyForNobody);
    given().when(of('product.gold'), officer).refuses(refuse.PolicyForNobody);
    for (const id of ['industry.ZZZ', 'industry.8', 'region.xyz', 'region.99', 'region.US-ZZ']) {
      given().when(of(id), officer).refuses(refuse.PolicyForNobody, { field: 'policyId' });
    }
    for (const id of ['segment.growth', 'industry.72', 'region.61', 'region.US-NY', 'region.DE']) {
      given().when(of(id), officer).facts();
    }
  });

  it('is adjusted version by version, each with its reason, and ended', () => {
    const first = given()
      .when(draft({ newCredit: 'stopped' }), officer)
      .facts();
    const begun = [
      ...first,
      ...given(...first)
        .when(approve(), approver)
        .facts(),
    ];
    const next = given(...begun)
      .when(draft({ newCredit: 'reviewed' }), officer)
      .facts();
    const second = given(...begun, ...next)
      .when(approve('2026-04-01', 2), approver)
      .facts();
    const end = EndPolicy.of({ policyId, reason: 'Over' });
    const so = [...begun, ...next, ...second];
    const asked = given(...so)
      .when(end, approver)
      .facts();
    const ending = given(...so, ...asked);
    ending.when(approve('2026-05-01', 3), approver).refuses(NotIndependent);
    const kept = ending.when(DeclinePolicy.of({ policyId, reason: 'Not yet' }), officer).facts();
    given(...so, ...asked, ...kept)
      .when(approve('2026-05-01', 3), officer)
      .refuses(refuse.PolicyNotDrafted);
    const over = ending.when(approve('2026-05-01', 3), officer).facts();
    const all = [...so, ...asked, ...over];
    const [row] = [...projects(policies, { id: policyId })(...all).rows.values()];
    const days = ['2026-03-01', '2026-03-02', '2026-04-01', '2026-05-01'];
    expect(days.map((day) => versionOn(row?.versions ?? [], day)?.version)).toEqual([
      undefined,
      1,
      2,
      undefined,
    ]);
    expect(row?.versions[0]?.reason).toBe('Overcapacity');
    given(...all)
      .when(end, approver)
      .refuses(refuse.PolicyNotInForce);
  });

  it('of one client is seen with the client only', () => {
    const known = { ...officer, client: { clientId } };
    const own = draft({ newCredit: 'reviewed', longestMonths: 60 }, 'client.cl_1');
    given().when(own, known).then(drafted);
    const where = { id: 'client.cl_1' };
    projects(clientPolicies, where)(drafted, inForce).matches({ clientId, version: 1 });
    projects(policies, where)(drafted, inForce).leavesNothing();
  });

  it.each<[PolicyContent, readonly string[]]>([
    [{ newCredit: 'open' }, []],
    [{ newCredit: 'open', mostExposure: 12_000_000, longestMonths: 12, leastRate: '0.036' }, []],
    [{ newCredit: 'open', mostExposure: 11_999_999 }, ['amount']],
    [{ newCredit: 'open', longestMonths: 11 }, ['termMonths']],
    [{ newCredit: 'open', guarantees: ['deposit'] }, ['guaranteeType']],
    [{ newCredit: 'open', leastRate: '0.0361' }, ['annualRate']],
  ])('judges credit: of %j, %j deviate', (content, deviations) => {
    const seen = { industryPolicy: rowOf(content) };
    const proposed = { terms, exposure: cny(120_000) };
    const found = applied(seen, proposed, '2026-03-02');
    expect(found).toEqual([{ policyId, version: 1, newCredit: 'open', deviations }]);
    expect(deviates(found)).toBe(deviations.length > 0);
    expect(applied(seen, proposed, '2026-03-01')).toEqual([]);
  });

  it('of an industry or a region is for the whole code', () => {
    const industry = { scheme: 'NAICS', code: '72' } as const;
    const region = { scheme: 'US', code: 'DE' } as const;
    const seen = policiesFor({ clientId, terms: { ...terms, industry, region } });
    expect([seen.industryPolicy.id, seen.regionPolicy.id]).toEqual(['industry.72', 'region.US-DE']);
  });

  it('of a segment judges the clients of that segment', () => {
    const seen = { growthPolicy: rowOf({ newCredit: 'stopped' }) };
    const standing = {
      clientId,
      blocks: [],
      priority: 'normal',
      straightThrough: true,
      discounts: [],
    } as const;
    const proposed = { terms, exposure: undefined };
    const found = (segment: 'growth' | 'stable') =>
      applied({ ...seen, standing: { ...standing, segment } }, proposed, '2026-03-02');
    expect(found('stable')).toEqual([]);
    expect(policyRefusal(found('growth'), true)?.code).toBe('PolicyForbids');
  });

  it('may ask for a risk review first', () => {
    const seen = { bankPolicy: rowOf({ newCredit: 'reviewed' }) };
    const found = applied(seen, { terms, exposure: undefined }, '2026-03-02');
    expect(policyRefusal(found, false)?.code).toBe('PolicyNeedsReview');
    expect(policyRefusal(found, true)).toBeUndefined();
  });
});
