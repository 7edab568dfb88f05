import type { Decider, Fact, FactType, NoRow, Occurrence, View } from '#kernel';

export interface SampleFact {
  readonly fact: Fact;
  readonly stream: string;
}
export interface Surroundings {
  readonly occurrence: Occurrence;
  readonly NoRow: typeof NoRow;
}
export interface Fingerprint {
  readonly version: number;
  readonly facts: string;
  readonly rows: string;
}

export function sampleFacts(
  product: {
    readonly deciders: readonly Decider[];
    readonly events: ReadonlyMap<string, FactType>;
  },
  samples: ReadonlyMap<string, readonly unknown[]>,
): readonly SampleFact[];
export function foldedRows(
  view: View,
  facts: readonly SampleFact[],
  surroundings: Surroundings,
): readonly { readonly key: string; readonly row: unknown }[];
export function fingerprintOf(
  view: View,
  facts: readonly SampleFact[],
  surroundings: Surroundings,
): Fingerprint;
export function keptFingerprint(kept: Fingerprint | undefined, present: Fingerprint): Fingerprint;
export function changedFolds(
  pairs: readonly (readonly [name: string, kept: Fingerprint | undefined, present: Fingerprint])[],
): string[];
