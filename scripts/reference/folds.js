// What every view makes of a sample of every event. A fingerprint of it is checked in for each version
// of a view, so that a fold cannot change under a version that is built already.
import { createHash } from 'node:crypto';

/** A value that cannot be changed, so that a fold that tries is found out. */
function frozen(value) {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).map(frozen);
  return value;
}

/** A fact of every event that has a sample, in its present shape, and the stream it is of. */
export function sampleFacts({ deciders, events }, samples) {
  const streamOf = new Map(
    deciders.flatMap(({ stream, events: own }) => Object.keys(own).map((type) => [type, stream])),
  );
  return [...events.keys()]
    .filter((type) => samples.has(type))
    .map((type) => ({
      fact: frozen({ type, data: samples.get(type).at(-1) }),
      stream: streamOf.get(type) ?? 'x',
      ...personalIn(events.get(type), samples.get(type).at(-1)),
    }));
}

/** What the metadata say of personal data. */
const personalIn = ({ personal }, data) =>
  personal ? { personal: { of: String(data[personal.of]), fields: personal.fields } } : {};

/**
 * Every row that a view makes of the facts it cares for, one fact after the other; those that find
 * no row are left out.
 * @param surroundings `occurrence`, where they are said to have happened, and the error `NoRow`
 */
export function foldedRows(view, facts, { occurrence, NoRow }) {
  const rows = new Map();
  return caredFor(view, facts).flatMap(({ fact, stream, personal }, index) => {
    const place = { stream: `${stream}-X-1`, position: 1_000 + index };
    const where = { ...occurrence, ...place, ...(personal && { personal }) };
    const change = view.change(fact, frozen(where));
    return (change?.keys ?? []).flatMap((key) => {
      const row = opened(() => change.apply(rows.get(key), key), NoRow);
      rows.set(key, frozen(row));
      return row === undefined ? [] : [{ key, row }];
    });
  });
}

/** The row, or none where an event came for a row that nothing had opened. */
function opened(apply, NoRow) {
  try {
    return apply();
  } catch (error) {
    if (error instanceof NoRow) return undefined;
    throw error;
  }
}

const caredFor = ({ types }, facts) =>
  facts.filter(({ fact }) => types === undefined || types.has(fact.type));

const hashOf = (value) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

/** What stands for the fold of one version of a view: of what facts, and what comes out. */
export const fingerprintOf = (view, facts, surroundings) => ({
  version: view.version,
  facts: hashOf(caredFor(view, facts)),
  rows: hashOf(foldedRows(view, facts, surroundings)),
});

/**
 * The fingerprint to keep. One that is kept already stays for as long as its version and its facts
 * are the same: were the rows different then, the version would have to be raised.
 */
export const keptFingerprint = (kept, present) =>
  kept?.version === present.version && kept.facts === present.facts ? kept : present;

/** The views whose rows come out differently under a version that was kept before. */
export const changedFolds = (pairs) =>
  pairs
    .filter(([, kept, present]) => keptFingerprint(kept, present).rows !== present.rows)
    .map(
      ([name, , { version }]) =>
        `${name}@${version} folds differently: raise its version, then npm run docs`,
    );
