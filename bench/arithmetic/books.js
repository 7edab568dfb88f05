// The book of a loan: one repayment on a loan of a hundred years, and evenings of an ordinary loan,
// per second of processor time. Run: node scripts/build.js && node bench/arithmetic/books.js
import 'reflect-metadata';
import { addMonths, addDays } from '../../dist/libs/kernel/src/index.js';
import { bookOf } from '../../dist/libs/loan-arithmetic/src/index.js';

const cny = (minor) => ({ minor, currency: 'CNY' });
const terms = (instalments) => ({
  schedule: {
    method: 'equalInstalment',
    principal: cny(1),
    annualRate: '0.0435',
    instalments,
    dayCount: 'A/360',
  },
  overdue: { markup: '0.50' },
});

/** A loan of some months, its first instalments paid some days after they were due. */
function factsOf(months, paid, late = 2) {
  const start = '2025-01-31';
  const contract = terms(months);
  const drawn = { kind: 'drawdown', id: 'd', position: 0, valueDate: start, amount: cny(1e11) };
  const { rows } = bookOf(contract, [drawn]).planOn(start);
  const payments = rows.slice(0, paid).map(({ dueOn, due }, index) => ({
    kind: 'payment',
    id: `p${index}`,
    position: index + 1,
    valueDate: addDays(dueOn, late),
    amount: cny(due.minor),
    type: 'repayment',
  }));
  return { contract, facts: [drawn, ...payments], last: payments.at(-1)?.valueDate ?? start };
}

function milliseconds(what, times) {
  for (let number = 0; number < Math.min(20, times); number += 1) what(number);
  const from = process.cpuUsage();
  for (let number = 0; number < times; number += 1) what(number);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e3 / times;
}

for (const paid of [12, 600, 1_199]) {
  const { contract, facts, last } = factsOf(1_200, paid, 0);
  const spent = milliseconds(() => bookOf(contract, facts).standingOn(last), 60);
  console.log(`100 years, ${paid} repayments: ${spent.toFixed(1)} ms a book`);
}

const late = factsOf(120, 120, 2);
const arrears = milliseconds(() => bookOf(late.contract, late.facts).standingOn(late.last), 40);
console.log(`10 years, each instalment two days late: ${arrears.toFixed(1)} ms a book`);

const year = factsOf(60, 12);
const evenings = 700;
const spent = milliseconds(() => {
  const book = bookOf(year.contract, year.facts);
  for (let day = 0; day < evenings; day += 1)
    book.standingOn(addDays(addMonths('2025-01-31', 12), day));
}, 20);
console.log(`evenings of a loan in a row: ${Math.round((1_000 * evenings) / spent)} loan-days/s`);
const one = milliseconds(
  (number) => bookOf(year.contract, year.facts).standingOn(addDays('2026-02-10', number % 20)),
  300,
);
console.log(
  `one evening of a loan of 60 months, from its facts: ${Math.round(1_000 / one)} loans/s`,
);
