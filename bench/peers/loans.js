// The loans that both sides fold: their events, what is known of a loan, and what is added up.
const regions = ['11', '31', '44', '50', '61', '65'];
const padding = 'x'.repeat(200);

/** Events of a loan; five of them. */
export const eventsPerLoan = 5;

/** The life of a loan in two parts, so that its events do not lie together in the log. */
export function lifeOf(index) {
  const amount = 1_000_000 + (index % 997) * 1_000;
  const region = regions[index % regions.length];
  const fact = (type, data) => ({ type, data: { ...data, note: padding } });
  const valueDate = '2026-03-02';
  return [
    [
      fact('BenchLoanGranted', { clientId: `cl_${index % 5_000}`, region, amount, valueDate }),
      fact('BenchLoanDisbursed', { amount, valueDate }),
    ],
    [
      fact('BenchLoanRepaid', { amount: Math.floor(amount / 3), valueDate }),
      fact('BenchLoanRepaid', { amount: Math.floor(amount / 4), valueDate }),
      index % 4 === 0
        ? fact('BenchLoanWrittenOff', { valueDate })
        : fact('BenchLoanRepaid', { amount: Math.floor(amount / 5), valueDate }),
    ],
  ];
}

export const openings = {
  BenchLoanGranted: ({ clientId, region, amount, valueDate }) => ({
    clientId,
    region,
    status: 'open',
    principal: amount,
    disbursed: 0,
    outstanding: 0,
    repayments: 0,
    changedOn: valueDate,
  }),
};

/** The row after each event; no row is changed in place. */
export const arms = {
  BenchLoanDisbursed: ({ amount, valueDate }, row) => ({
    ...row,
    status: 'disbursed',
    disbursed: row.disbursed + amount,
    outstanding: row.outstanding + amount,
    changedOn: valueDate,
  }),
  BenchLoanRepaid: ({ amount, valueDate }, row) => ({
    ...row,
    outstanding: row.outstanding - amount,
    repayments: row.repayments + 1,
    changedOn: valueDate,
  }),
  BenchLoanWrittenOff: ({ valueDate }, row) => ({
    ...row,
    status: 'writtenOff',
    outstanding: 0,
    changedOn: valueDate,
  }),
};

export const types = [...Object.keys(openings), ...Object.keys(arms)];

/** The row after an event of either kind. */
export const evolve = (row, { type, data }) => {
  const opening = openings[type];
  return opening ? opening(data) : arms[type](data, row);
};

/** What a row adds to the totals, which are kept by region and status. */
export const contribution = ({ region, status, disbursed, outstanding }) => ({
  group: { region, status },
  sums: { disbursed, outstanding },
});

/** The totals that must come out, added up from the events alone. */
export function expectedTotals(loans) {
  const totals = new Map();
  for (let index = 0; index < loans; index++) {
    const row = lifeOf(index).flat().reduce(evolve, undefined);
    const { group, sums } = contribution(row);
    const key = `${group.region} ${group.status}`;
    const { count, disbursed, outstanding } = totals.get(key) ?? {
      count: 0,
      disbursed: 0,
      outstanding: 0,
    };
    totals.set(key, {
      count: count + 1,
      disbursed: disbursed + sums.disbursed,
      outstanding: outstanding + sums.outstanding,
    });
  }
  return totals;
}

/** Does something for each loan, so many at a time. */
export async function forEachLoan(loans, hands, work) {
  let next = 0;
  await Promise.all(
    Array.from({ length: hands }, async () => {
      for (let index = next++; index < loans; index = next++) await work(index);
    }),
  );
}
