// The history of a set of source files, ready to be judged: read, decided, folded, as columns.
const dist = '../../dist/libs';
const { factsOf } = await import('./facts.js');
const { Histories } = await import(`${dist}/risk/src/back-test/columns/history.js`);
const { buildColumns } = await import(`${dist}/risk/src/back-test/columns/build-columns.js`);
const { clientFigures } = await import(`${dist}/risk/src/client-figures/client-figures.view.js`);
const { warningEvents } = await import(`${dist}/risk/src/warning/warning.events.js`);

/** Processor time of this process since a moment, in seconds: a busy machine does not blur it. */
export function stopwatch() {
  let since = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(since);
    since = process.cpuUsage();
    return (user + system) / 1e6;
  };
}

/** Reads lines of commands into columns of some indicators. */
export async function columnsOf(lines, { indicators, until, daily = [] }) {
  const lap = stopwatch();
  const histories = new Histories(clientFigures, warningEvents);
  const { events, bad } = await factsOf(lines, (fact, at) => histories.add(fact, at));
  const readSeconds = lap();
  const options = { indicators, until, observedUntil: until, daily };
  const columns = buildColumns(histories.all(), options);
  return { columns, events, bad, readSeconds, foldSeconds: lap() };
}

/** One line of the table: what is wanted, what was found. */
export function row(name, wanted, found, holds) {
  const mark = holds ? 'reached' : 'MISSED';
  console.log(`${mark.padEnd(8)} ${name.padEnd(58)} ${String(found).padEnd(28)} wanted ${wanted}`);
}

/** The file that is named on the command line, or else one of the shared data. */
export const given = (otherwise) => process.argv[2] ?? `../shared/data/${otherwise}`;

/** Numbers from 0 to 1 that are the same each time. */
export function random(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
}
