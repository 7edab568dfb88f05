/**
 * Area under the receiver operating characteristic: the chance that a case with the outcome has a
 * higher signal than one without, ties counted half (Mann and Whitney 1947). 0.5 where there are no
 * two kinds of cases to tell apart.
 */
export function areaUnder(cases: readonly (readonly [signal: number, came: boolean])[]): number {
  const sorted = [...cases].sort(([a], [b]) => (a === b ? 0 : a - b));
  const hits = cases.filter(([, came]) => came).length;
  const others = cases.length - hits;
  if (hits === 0 || others === 0) return 0.5;
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let upTo = from;
    while (upTo < sorted.length && sorted[upTo]?.[0] === sorted[from]?.[0]) upTo++;
    // All of a tie have the middle of their ranks.
    const rank = (from + 1 + upTo) / 2;
    ranks += rank * sorted.slice(from, upTo).filter(([, came]) => came).length;
    from = upTo;
  }
  return (ranks - (hits * (hits + 1)) / 2) / (hits * others);
}
