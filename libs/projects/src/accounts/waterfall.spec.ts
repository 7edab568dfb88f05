import { waterfall } from './waterfall.js';

const claims = { operating: 30, tax: 5, fee: 1, interest: 20, principal: 30 };
const basis = {
  revenue: 150,
  reserve: 10,
  reserveTarget: 25,
  sweepShare: '0.5',
  lockUp: '1.20',
  owed: 500,
  isLocked: false,
};
const paid = (result: ReturnType<typeof waterfall>) =>
  Object.fromEntries(result.payments.map((each) => [each.step, each.paid]));

describe('a waterfall', () => {
  it('pays in order, fills the reserve, sweeps, and distributes the rest', () => {
    const result = waterfall(claims, basis);
    expect(paid(result)).toEqual({
      ...claims,
      reserve: 15,
      sweep: 24,
      distribution: 25,
    });
    expect(result).toMatchObject({
      dscr: '2.3000',
      lockedUp: false,
      unpaid: 0,
      revenueAfter: 0,
      reserveAfter: 25,
    });
  });

  it('locks up below the cover: what is left stays on the account', () => {
    const result = waterfall(claims, { ...basis, revenue: 94, reserve: 25 });
    expect(result).toMatchObject({ dscr: '1.1800', lockedUp: true, revenueAfter: 4 });
    expect(paid(result)).toMatchObject({ sweep: 4, distribution: 0 });
  });

  it('takes the reserve for debt service alone, and says what is not paid', () => {
    const result = waterfall(claims, { ...basis, revenue: 50 });
    expect(result).toMatchObject({ unpaid: 26, reserveAfter: 0, lockedUp: true });
    expect(paid(result)).toMatchObject({ interest: 20, principal: 4, reserve: 0 });
    const short = waterfall(claims, { ...basis, revenue: 20 });
    expect(paid(short)).toMatchObject({ operating: 20, tax: 0, fee: 0, interest: 10 });
  });

  it('distributes at the cover itself, but not while a covenant locks it', () => {
    const atCover = { ...basis, revenue: 95, reserve: 25 };
    expect(waterfall(claims, atCover)).toMatchObject({ dscr: '1.2000', lockedUp: false });
    const locked = waterfall(claims, { ...basis, isLocked: true });
    expect(locked).toMatchObject({ dscr: '2.3000', lockedUp: true, revenueAfter: 25 });
    expect(paid(locked)).toMatchObject({ distribution: 0 });
  });

  it('locks up where something is not paid, whatever the cover', () => {
    const result = waterfall({ ...claims, fee: 100 }, basis);
    expect(result).toMatchObject({ dscr: '2.3000', unpaid: 25, lockedUp: true });
  });

  it('has no cover where no debt service is due, and distributes then', () => {
    const result = waterfall({ ...claims, interest: 0, principal: 0 }, basis);
    expect(result).toMatchObject({ lockedUp: false, revenueAfter: 0 });
    expect(result).not.toHaveProperty('dscr');
  });

  it('sweeps whole units, and no more than is owed', () => {
    expect(paid(waterfall(claims, { ...basis, revenue: 152 }))).toMatchObject({ sweep: 25 });
    expect(paid(waterfall(claims, { ...basis, owed: 7 }))).toMatchObject({
      sweep: 7,
      distribution: 42,
    });
  });

  it('says of each step what was asked, and what of it the reserve paid', () => {
    const { payments } = waterfall(claims, { ...basis, revenue: 80, reserve: 30 });
    expect(payments.slice(3)).toEqual([
      { step: 'interest', asked: 20, paid: 20, fromReserve: 0 },
      { step: 'principal', asked: 30, paid: 30, fromReserve: 6 },
      { step: 'reserve', asked: 1, paid: 0, fromReserve: 0 },
      { step: 'sweep', asked: 0, paid: 0, fromReserve: 0 },
      { step: 'distribution', asked: 0, paid: 0, fromReserve: 0 },
    ]);
  });

  it('leaves a reserve alone that holds more than it should', () =>
    expect(waterfall(claims, { ...basis, reserve: 40 })).toMatchObject({ reserveAfter: 40 }));

  it('neither makes nor loses money, whatever stands on the accounts', () => {
    for (let revenue = 0; revenue <= 300; revenue += 7) {
      for (const reserve of [0, 3, 40]) {
        const result = waterfall(claims, { ...basis, revenue, reserve });
        const out = result.payments
          .filter(({ step }) => step !== 'reserve')
          .reduce((sum, each) => sum + each.paid, 0);
        expect(out + result.revenueAfter + result.reserveAfter).toBe(revenue + reserve);
        expect(Math.min(result.revenueAfter, result.reserveAfter)).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
