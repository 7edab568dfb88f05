// Allocation of 100 payments on 120 rows, and one day of ageing and classification for 20,000 loans,
// in processor time of one core. Run: node scripts/build.js && node bench/arithmetic/allocation-and-ageing.js
import 'reflect-metadata';
import { addDays, addMonths } from '../../dist/libs/kernel/src/time/day.js';
import { ageingOn } from '../../dist/libs/loan-arithmetic/src/ageing/days-past-due.js';
import { allocate } from '../../dist/libs/loan-arithmetic/src/allocation/allocate.js';
import { classifyDebtor } from '../../dist/libs/risk/src/classification/classify.js';

const currency = 'CNY';
const first = '2020-01-31';
const today = '2026-06-30';
const rows = 120;

const items = (loan) =>
  Array.from({ length: rows }, (_, row) => row + 1).flatMap((instalment) =>
    ['interest', 'principal'].map((component) => ({
      id: `${component}-${instalment}`,
      instalment,
      component,
      dueOn: addMonths(first, instalment),
      amount: { minor: 100_000 + ((loan * 31 + instalment * 17) % 5_000), currency },
    })),
  );

/** A loan whose payments come a few days early or late, some of them short, some back-dated. */
const life = (loan) => [
  { kind: 'charge', id: 'schedule', valueDate: first, position: 0, items: items(loan) },
  ...Array.from({ length: 100 }, (_, at) => ({
    kind: 'payment',
    id: `payment-${at}`,
    valueDate: addDays(addMonths(first, at + 1), ((loan + at * 7) % 15) - 5),
    position: 1 + ((at * 37) % 100),
    amount: { minor: 195_000 + ((loan * 13 + at * 29) % 12_000), currency },
    type: 'repayment',
  })),
];

/** Median seconds of processor time of five runs after a warm-up. */
function seconds(act) {
  act();
  const runs = Array.from({ length: 5 }, () => {
    const from = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  });
  return runs.sort((a, b) => a - b)[2];
}

const lives = Array.from({ length: 50 }, (_, loan) => life(loan));
const allocating = seconds(() => {
  for (const facts of lives) {
    const { outcomes } = allocate(facts, { currency });
    if (outcomes.length !== 100) throw new Error('a payment was lost');
  }
});
const milliseconds = (allocating / lives.length) * 1_000;
console.log(`100 payments on ${rows} rows: ${milliseconds.toFixed(2)} ms a loan`);

const loans = Array.from({ length: 20_000 }, (_, loan) => {
  const [schedule] = life(loan);
  // Most pay on the day; one in twenty stopped paying some months ago.
  const stopped = loan % 20 === 0 ? addMonths(today, -(1 + (loan % 14))) : '9999-12-31';
  const aged = schedule.items.map(({ dueOn }) =>
    dueOn <= today && dueOn < stopped ? { dueOn, clearedOn: dueOn } : { dueOn },
  );
  return { claimId: `L-${loan}`, exposure: { minor: 1_000_000, currency }, items: aged };
});

const ageing = seconds(() => {
  const pastDue = loans.filter(({ items: aged }) => ageingOn(aged, today).daysPastDue > 0).length;
  if (pastDue !== 1_000) throw new Error(`${pastDue} loans past due`);
});
console.log(`a day of ageing for 20,000 loans of ${rows} rows: ${ageing.toFixed(2)} s`);

const classing = seconds(() => {
  const bad = loans.filter((loan) => {
    const debtor = { debtorId: loan.claimId, retail: false, claims: [loan] };
    return classifyDebtor(debtor, today)[0].class !== 'normal';
  }).length;
  if (bad !== 1_000) throw new Error(`${bad} loans not normal`);
});
console.log(`a day of ageing and classification for 20,000 loans: ${classing.toFixed(2)} s`);
