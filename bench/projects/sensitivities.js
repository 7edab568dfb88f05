// Sensitivity cases of a plan of 40 half-years per second of processor time, so that a busy machine
// does not blur the figure: a case is the plan after a shock, with all ratios of the whole plan.
// Run: node scripts/build.js && node bench/projects/sensitivities.js
import 'reflect-metadata';

const dist = '../../dist/libs/projects/src/cash-flow';
const { planRatios } = await import(`${dist}/ratios.js`);
const { shocked } = await import(`${dist}/sensitivities.js`);

const halfYears = 40;
const plan = {
  debt: 680_000_000_00,
  equity: 170_000_000_00,
  reserve: 0,
  ratePerPeriod: '0.01825',
  periods: Array.from({ length: halfYears }, (_, index) => ({
    endsOn: `${2027 + Math.floor(index / 2)}-${index % 2 === 0 ? '06-30' : '12-31'}`,
    revenue: 56_000_000_00,
    operatingCosts: 9_000_000_00,
    tax: 3_000_000_00,
    workingCapitalChange: 0,
    maintenanceCapex: 1_000_000_00,
    interest: 11_000_000_00 - index * 27_000_000,
    principal: 17_000_000_00,
  })),
};

/** Another shock each time: price and cost by thousandths, none to three periods late, the rate. */
const shock = (number) => ({
  price: (-(number % 200) / 1_000).toFixed(3),
  cost: ((number % 170) / 1_000).toFixed(3),
  delayPeriods: number % 4,
  rate: ((number % 50) / 10_000).toFixed(4),
});

/** Cases a second of processor time. */
function rate(seconds) {
  const from = process.cpuUsage();
  for (let made = 0; ; made++) {
    const { lowestDscr } = planRatios(shocked(plan, shock(made)), '2026-03-02');
    if (lowestDscr === undefined) throw new Error('a case has no cover');
    const { user, system } = process.cpuUsage(from);
    const spent = (user + system) / 1e6;
    if (spent >= seconds) return made / spent;
  }
}

rate(1);
const [, median] = [rate(1), rate(1), rate(1)].sort((a, b) => a - b);
console.log(`${halfYears} half-years: ${Math.round(median)} cases/s (aim 1,000)`);
