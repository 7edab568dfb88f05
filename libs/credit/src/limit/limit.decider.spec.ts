import { cny, NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { applicationId, clientId } from '../application/application.examples.js';
import { limits } from '../views/limits.view.js';
import { capitalOn, largestExposure } from './capital.js';
import { capitalRules } from './capital.rules.js';
import { ApproveLimit, ProposeLimit, ReleaseLimit, ReserveLimit } from './limit.commands.js';
import { limit } from './limit.decider.js';
import { approvedLimit, content, proposed, reserved } from './limit.examples.js';
import { limitRefusals as refuse } from './limit.refusals.js';

const given = decides(limit);
const limitId = clientId;
const known = { client: { clientId } };
const approver = { actor: { id: 'ca-1', roles: ['creditApprover'] } };
const propose = (more: object = {}) =>
  ProposeLimit.of({ limitId, ...content, reason: 'Yearly review', ...more });
const reserve = (more: object = {}) =>
  ReserveLimit.of({
    limitId,
    applicationId,
    amount: cny(400_000),
    product: 'workingCapital',
    termMonths: 12,
    ...more,
  });

describe('a limit', () => {
  it('is proposed with its four inputs, and approved by a second person', () => {
    given().when(propose(), known).then(proposed);
    const approve = ApproveLimit.of({ limitId, version: 1 });
    given(proposed).when(approve).refuses(NotIndependent);
    given(proposed).when(approve, approver).then(approvedLimit);
    given(proposed, approvedLimit).when(approve, approver).refuses(refuse.LimitNotProposed);
  });

  it('is of somebody known, in yuan, for a year at most, and no less than its parts', () => {
    given().when(propose()).refuses(refuse.HolderUnknown);
    given()
      .when(propose({ total: { minor: 1, currency: 'USD' } }), known)
      .refuses(refuse.LimitInYuan);
    given()
      .when(propose({ validUntil: '2027-03-04' }), known)
      .refuses(refuse.LimitTooLong);
    given()
      .when(propose({ subLimits: [{ id: 'x', most: 100_000_001 }] }), known)
      .refuses(refuse.SubLimitAboveTotal, { field: 'subLimits.0.most' });
  });

  it('keeps to what the law allows of the capital', () => {
    const share = (yuan: number, holder: 'client' | 'group' = 'client') =>
      largestExposure(holder, cny(yuan), capitalOn(undefined, '2026-03-02'), '2026-03-02');
    expect(capitalRules.map(({ id }) => id)).toEqual(['CA-01']);
    // Loans to one client: 10 % of net capital. Everything to one: 15 % of tier 1; a group: 20 %.
    expect(share(12_500_000_000)).toMatchObject({ isAllowed: true, isLargeExposure: true });
    expect(share(12_500_000_000.01)).toMatchObject({ isAllowed: false, rule: { id: 'LE-01' } });
    expect(share(20_000_000_000, 'group')).toMatchObject({ isAllowed: true });
    expect(share(20_000_000_000.01, 'group')).toMatchObject({ rule: { id: 'LE-03' } });
    expect(share(2_499_000_000)).toMatchObject({ isLargeExposure: false, rule: { id: 'LE-01' } });
  });

  it('counts what is held of the records that were merged into the client', () => {
    const past = [proposed, approvedLimit, reserved] as const;
    const theirs = { ...reserved.data, applicationId: 'ap_twin' };
    const records = { limitId, reservations: [reserved.data, theirs] };
    const other = { applicationId: 'ap_2', amount: cny(200_000.01) };
    given(...past)
      .when(reserve(other), { ...known, records })
      .refuses(refuse.LimitExceeded, { bound: 'total', free: cny(200_000) });
    const mergedInto = { clientId: 'cl_2', since: '2026-03-02' };
    given(...past)
      .when(reserve(other), { client: { clientId, mergedInto } })
      .refuses({ code: 'ClientIsMerged' } as never, { into: 'cl_2' });
  });

  it('holds no more than is free, of the whole and of each part', () => {
    const past = [proposed, approvedLimit, reserved] as const;
    given(...past)
      .when(reserve())
      .changesNothing();
    given(...past)
      .when(reserve({ amount: cny(1) }))
      .refuses(refuse.ReservedOtherwise);
    const other = { applicationId: 'ap_2' };
    given(...past)
      .when(reserve({ ...other, amount: cny(600_000.01) }))
      .refuses(refuse.LimitExceeded, { bound: 'total', free: cny(600_000) });
    given(...past)
      .when(reserve({ ...other, termMonths: 13 }))
      .refuses(refuse.LimitExceeded, { bound: 'long', free: cny(300_000) });
    given(...past)
      .when(reserve({ ...other, amount: { minor: 10_000_000, currency: 'USD' } }))
      .refuses(refuse.LimitExceeded, { bound: 'dollars' });
    given(...past)
      .when(reserve({ ...other, amount: { minor: 1, currency: 'CHF' } }))
      .refuses(refuse.CurrencyWithoutRate);
  });

  it('holds nothing before it is approved or after it has expired', () => {
    given(proposed).when(reserve()).refuses(refuse.LimitNotInForce);
    given(proposed, approvedLimit)
      .when(reserve(), { today: '2027-03-02' })
      .refuses(refuse.LimitNotInForce);
  });

  it('frees what is given back, and says how much is used', () => {
    const release = ReleaseLimit.of({ limitId, applicationId, reason: 'withdrawn' });
    const past = [proposed, approvedLimit, reserved] as const;
    const less = ReleaseLimit.of({ limitId, applicationId, leaving: cny(100_000), reason: 'x' });
    const [part = reserved] = given(...past)
      .when(less)
      .facts();
    const [all = reserved] = given(...past)
      .when(release)
      .facts();
    const row = projects(limits, { id: limitId });
    row(...past).matches({ used: cny(400_000), free: cny(600_000), applicationIds: ['ap_1'] });
    row(...past, part).matches({ used: cny(100_000), free: cny(900_000) });
    row(...past, all).matches({ used: cny(0), reservations: [] });
    given(...past, all)
      .when(release)
      .refuses(refuse.NothingReserved);
  });
});
