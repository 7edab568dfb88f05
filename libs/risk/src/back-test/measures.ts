/** Scores beside what became of each: higher scores should go with failures. */
export interface Scored {
  readonly scores: ArrayLike<number>;
  /** 1 where it failed. */
  readonly failed: ArrayLike<number>;
}

/** The places of the scores, the highest first; equal scores keep their order. */
const ranked = ({ scores }: Scored): Uint32Array => {
  const order = Uint32Array.from({ length: scores.length }, (_, index) => index);
  return order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
};

/** Runs of equal scores, the highest first: how many there are, and how many of them failed. */
function* runs(scored: Scored): Generator<{ readonly count: number; readonly failures: number }> {
  const order = ranked(scored);
  for (let from = 0; from < order.length;) {
    const score = scored.scores[order[from] ?? 0];
    let [to, failures] = [from, 0];
    while (to < order.length && scored.scores[order[to] ?? 0] === score) {
      failures += scored.failed[order[to] ?? 0] ?? 0;
      to++;
    }
    yield { count: to - from, failures };
    from = to;
  }
}

/**
 * Area under the receiver operating curve: how likely a failure is scored above a survivor, equal
 * scores counting half. NaN without both.
 */
export function areaUnderCurve(scored: Scored): number {
  let [above, failures, survivors] = [0, 0, 0];
  for (const run of runs(scored)) {
    const stood = run.count - run.failures;
    above += stood * (failures + run.failures / 2);
    failures += run.failures;
    survivors += stood;
  }
  return failures === 0 || survivors === 0 ? Number.NaN : above / (failures * survivors);
}

/** Mean precision over the failures, equal scores taken together. */
export function averagePrecision(scored: Scored): number {
  let [seen, hits, sum] = [0, 0, 0];
  for (const { count, failures } of runs(scored)) {
    seen += count;
    hits += failures;
    sum += failures * (hits / seen);
  }
  return hits === 0 ? Number.NaN : sum / hits;
}

/** Largest distance between the shares of failures and of survivors above a score. */
export function kolmogorovSmirnov(scored: Scored): number {
  const all = [...runs(scored)];
  const failures = all.reduce((sum, run) => sum + run.failures, 0);
  const survivors = all.reduce((sum, run) => sum + run.count - run.failures, 0);
  let [bad, good, most] = [0, 0, 0];
  for (const run of all) {
    bad += run.failures;
    good += run.count - run.failures;
    most = Math.max(most, Math.abs(bad / failures - good / survivors));
  }
  return most;
}

/** The share of failures among the highest scores, up to a budget of alarms; ties counted in part. */
export function hitsAt(scored: Scored, budget: number): number {
  const alarms = scored.scores.length * budget;
  let [seen, hits, failures] = [0, 0, 0];
  for (const run of runs(scored)) {
    const room = Math.min(run.count, Math.max(0, alarms - seen));
    hits += (run.failures * room) / run.count;
    seen += run.count;
    failures += run.failures;
  }
  return failures === 0 ? Number.NaN : hits / failures;
}

/** The interval in which a share lies with 95 % confidence (Wilson). */
export function wilson(hits: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const centre = share + (z * z) / (2 * of);
  const scale = 1 + (z * z) / of;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

/** Population stability index of two distributions over the same bands; an empty band counts half. */
export function stabilityIndex(now: readonly number[], then: readonly number[]): number {
  const total = (counts: readonly number[]) => counts.reduce((sum, each) => sum + each, 0);
  const [nowTotal, thenTotal] = [total(now), total(then)];
  if (nowTotal === 0 || thenTotal === 0) return Number.NaN;
  return now.reduce((sum, count, band) => {
    const a = Math.max(count, 0.5) / nowTotal;
    const b = Math.max(then[band] ?? 0, 0.5) / thenTotal;
    return sum + (a - b) * Math.log(a / b);
  }, 0);
}

/** The middle value; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
