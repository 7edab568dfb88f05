// Schedules of 360 equal instalments per second of processor time, so that a busy machine does not
// blur the figure. Run: node scripts/build.js && node bench/arithmetic/schedules.js
import 'reflect-metadata';
import { repaymentSchedule } from '../../dist/libs/loan-arithmetic/src/schedule/repayment-schedule.js';

const terms = (number, dayCount) => ({
  method: 'equalInstalment',
  principal: { minor: 100_000_000 + number * 7_919, currency: 'CNY' },
  annualRate: '0.0435',
  startsOn: '2025-01-31',
  instalments: 360,
  dayCount,
});

const seconds = 1;

/** Different loans for a second; the rate, after a warm-up. */
function rate(dayCount) {
  let number = 0;
  let rows = 0;
  const run = (until) => {
    const from = process.cpuUsage();
    let made = 0;
    let spent = 0;
    while (spent < until) {
      for (let batch = 0; batch < 50; batch += 1) {
        rows += repaymentSchedule(terms((number += 1), dayCount)).rows.length;
      }
      made += 50;
      const { user, system } = process.cpuUsage(from);
      spent = (user + system) / 1e6;
    }
    return made / spent;
  };
  run(2 * seconds);
  const rates = [run(seconds), run(seconds), run(seconds)].sort((a, b) => a - b);
  if (rows % 360 !== 0) throw new Error('a schedule has lost rows');
  return rates[1];
}

for (const dayCount of ['A/360', 'month', 'A/A ISDA', '30/360']) {
  console.log(`360 equal instalments, ${dayCount}: ${Math.round(rate(dayCount))} schedules/s`);
}
