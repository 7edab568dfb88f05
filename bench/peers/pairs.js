// Sides measured by turns, so that what else the machine does falls upon all of them alike.

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** A B A B: every side once a round. Resolves to the rates of each side, round by round. */
export async function inTurns(sides, rounds, work) {
  const rates = Object.fromEntries(sides.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, side] of sides) rates[name].push(await work(name, side));
  }
  return rates;
}

/** The median of the rounds' ratios, and whether it reaches the aim. */
export function verdict(what, some, others, aim) {
  const ratios = some.map((rate, round) => rate / others[round]);
  const ratio = median(ratios);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const judged = aim === undefined ? '' : `; aim ${aim}: ${ratio >= aim ? 'reached' : 'MISSED'}`;
  console.log(`  ${what}: ${ratio.toFixed(2)} (${range})${judged}`);
}
