import { cny, NotIndependent } from '#kernel';
import { context, decides, projects } from '#kernel/testing';
import { applicationId, clientId } from '../application/application.examples.js';
import { limits } from '../views/limits.view.js';
import { capitalOn, largestExposure } from './capital.js';
import { capitalRules } from './capital.rules.js';
import {
  ApproveLimit,
  DeclineLimit,
  ProposeLimit,
  ReleaseLimit,
  ReserveLimit,
} from './limit.commands.js';
import { limit } from './limit.decider.js';
import { approvedLimit, content, proposed, reserved } from './limit.examples.js';
import { limitEvents } from './limit.events.js';
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

describe('who may what with a limit', () => {
  it('goes by role', () => {
    const holders = ['relationshipManager', 'riskOfficer', 'creditApprover', 'service'];
    expect(limit.allow).toEqual({
      ProposeLimit: ['relationshipManager', 'riskOfficer'],
      ApproveLimit: ['creditApprover'],
      DeclineLimit: ['creditApprover', 'riskOfficer'],
      ReserveLimit: holders,
      ReleaseLimit: holders,
    });
  });

  it('looks at the client that is to hold it, and at the capital', () => {
    const consults = (command: ProposeLimit | ApproveLimit) =>
      limit.consult(command, context.actor);
    expect(consults(propose())).toMatchObject({ client: { id: limitId } });
    expect(consults(propose({ holder: 'group' }))).toEqual({ client: undefined });
    expect(consults(ApproveLimit.of({ limitId, version: 1 }))).toMatchObject({
      capital: { id: 'capital' },
    });
  });
});

describe('the proposal of a limit', () => {
  const decline = DeclineLimit.of({ limitId, reason: 'Too much' });
  const declined = limitEvents.LimitDeclined({
    ...{ limitId, version: 1, reason: 'Too much', declinedBy: 'ca-1', valueDate: '2026-03-02' },
  });

  it('names the field that is wrong, and what is the last day', () => {
    given().when(propose()).refuses(refuse.HolderUnknown, { field: 'limitId' });
    given()
      .when(propose({ total: { minor: 1, currency: 'USD' } }), known)
      .refuses(refuse.LimitInYuan, { field: 'total.currency' });
    for (const found of ['2026-03-01', '2027-03-04']) {
      given()
        .when(propose({ validUntil: found }), known)
        .refuses(refuse.LimitTooLong, { field: 'validUntil', found, last: '2027-03-03' });
    }
  });

  it('may end today or after a year, be all of one part, and be of a group', () => {
    const proposes = (more: object) => given().when(propose(more), known).facts()[0]?.data;
    for (const validUntil of ['2026-03-02', '2027-03-03']) {
      expect(proposes({ validUntil })).toMatchObject({ validUntil });
    }
    const subLimits = [{ id: 'x', most: 100_000_000 }];
    expect(proposes({ subLimits })).toMatchObject({ subLimits });
    given()
      .when(propose({ holder: 'group' }))
      .then(limitEvents.LimitProposed({ ...proposed.data, holder: 'group' }));
  });

  it('that follows another has the next number, and leaves what is in force and held', () => {
    const second = limitEvents.LimitProposed({ ...proposed.data, version: 2 });
    const past = [proposed, approvedLimit, reserved] as const;
    given(...past)
      .when(propose(), known)
      .then(second);
    given(...past, second)
      .when(reserve({ applicationId: 'ap_2', amount: cny(600_000.01) }))
      .refuses(refuse.LimitExceeded, { field: 'amount', free: cny(600_000) });
  });

  it('is declined by another person, once, and can then not be approved', () => {
    given(proposed).when(decline).refuses(NotIndependent);
    given(proposed).when(decline, approver).then(declined);
    given(proposed, declined).when(decline, approver).refuses(refuse.LimitNotProposed);
    given(proposed, declined)
      .when(ApproveLimit.of({ limitId, version: 1 }), approver)
      .refuses(refuse.LimitNotProposed, { field: 'version' });
  });

  it('is approved as it stands, and within the capital', () => {
    const approve = ApproveLimit.of({ limitId, version: 1 });
    const second = limitEvents.LimitProposed({ ...proposed.data, version: 2 });
    given(proposed, second).when(approve, approver).refuses(refuse.LimitNotProposed);
    const huge = limitEvents.LimitProposed({ ...proposed.data, total: cny(12_500_000_000.01) });
    given(huge)
      .when(approve, approver)
      .refuses(refuse.LargeExposureExceeded, { field: 'total', rule: { id: 'LE-01', version: 1 } });
    given(proposed)
      .when(approve, { ...approver, today: '1899-12-31' })
      .refuses(refuse.LargeExposureExceeded);
  });
});

describe('what is held of a limit', () => {
  const past = [proposed, approvedLimit, reserved] as const;
  const other = { applicationId: 'ap_2' };
  const release = (more: object = {}) =>
    ReleaseLimit.of({ limitId, applicationId, reason: 'withdrawn', ...more });
  const released = (leaving: number) =>
    limitEvents.LimitReleased({
      ...{ limitId, applicationId, leaving: cny(leaving), reason: 'withdrawn' },
      valueDate: '2026-03-02',
    });

  it('may be all that is free, on the last day too', () => {
    const all = limitEvents.LimitReserved({
      ...reserved.data,
      ...other,
      reserved: cny(600_000),
      amount: cny(600_000),
    });
    given(...past)
      .when(reserve({ ...other, amount: cny(600_000) }))
      .then(all);
    given(proposed, approvedLimit)
      .when(reserve(), { today: '2027-03-01' })
      .then(limitEvents.LimitReserved({ ...reserved.data, valueDate: '2027-03-01' }));
  });

  it('names what stands in the way', () => {
    given(proposed).when(reserve()).refuses(refuse.LimitNotInForce, { validUntil: undefined });
    given(...past)
      .when(reserve(), { today: '2027-03-02' })
      .refuses(refuse.LimitNotInForce, { validUntil: '2027-03-01' });
    given(...past)
      .when(reserve({ amount: cny(1) }))
      .refuses(refuse.ReservedOtherwise, { reserved: cny(400_000) });
    given(...past)
      .when(reserve({ ...other, amount: { minor: 1, currency: 'CHF' } }))
      .refuses(refuse.CurrencyWithoutRate, { field: 'amount.currency' });
  });

  it('is given back in part or whole, for that application alone', () => {
    const second = limitEvents.LimitReserved({ ...reserved.data, ...other });
    given(...past)
      .when(release())
      .then(released(0));
    given(...past)
      .when(release({ leaving: cny(100_000) }))
      .then(released(100_000));
    const free = (facts: readonly ReturnType<typeof released>[], yuan: number) =>
      given(...past, second, ...facts)
        .when(reserve({ applicationId: 'ap_3', amount: cny(1_000_000) }))
        .refuses(refuse.LimitExceeded, { free: cny(yuan) });
    free([], 200_000);
    free([released(100_000)], 500_000);
    free([released(0)], 600_000);
  });

  it('stays where no less would be left, and is refused without a rate', () => {
    for (const leaving of [cny(400_000), cny(500_000)]) {
      given(...past)
        .when(release({ leaving }))
        .changesNothing();
    }
    given(...past)
      .when(release({ leaving: { minor: 1, currency: 'CHF' } }))
      .refuses(refuse.CurrencyWithoutRate, { field: 'leaving.currency' });
  });

  it('may be nothing for a process that gives back whatever there is', () => {
    const process = { actor: { id: 'free-limits', roles: [] } };
    given(proposed).when(release(), process).changesNothing();
    given().when(release(), process).changesNothing();
    given(...past)
      .when(release(), process)
      .then(released(0));
    given(...past)
      .when(release(other))
      .refuses(refuse.NothingReserved, { field: 'applicationId', found: 'ap_2' });
    given().when(release()).refuses(refuse.NothingReserved);
  });
});
