import type { Day } from '#kernel';
import type { FieldTreatment } from '../outlets.codes.js';

/** Which events an outlet gets; what is absent narrows nothing. */
export interface OutletScope {
  readonly types?: readonly string[];
  readonly categories?: readonly string[];
  readonly clientIds?: readonly string[];
  /** The clients of these units and of all below them. */
  readonly unitIds?: readonly string[];
}

/** What becomes of a field of the data, by its path: `facts.name`. */
export interface FieldPolicy {
  readonly path: string;
  readonly treatment: FieldTreatment;
}

/** What an outlet may have, and until when. */
export interface OutletTerms {
  readonly scope: OutletScope;
  readonly fields: readonly FieldPolicy[];
  readonly eventsPerMinute: number;
  readonly expiresOn: Day;
  /** The public key that fields are encrypted for, as a JWK in JSON. */
  readonly encryptionKey?: string;
}

/** How little a treatment shows, the least first. */
const openness: Readonly<Record<FieldTreatment, number>> = { absent: 0, masked: 1, encrypted: 2 };

/**
 * Whether terms give nothing that other terms do not give. Where they do not, they widen, and a second
 * person has to agree.
 */
export function isWithin(terms: OutletTerms, other: OutletTerms): boolean {
  const { scope, fields, eventsPerMinute, expiresOn, encryptionKey } = terms;
  return (
    narrows(scope.types, other.scope.types) &&
    narrows(scope.categories, other.scope.categories) &&
    narrows(scope.clientIds, other.scope.clientIds) &&
    narrows(scope.unitIds, other.scope.unitIds) &&
    other.fields.every((policy) => fields.some((field) => showsLess(field, policy))) &&
    eventsPerMinute <= other.eventsPerMinute &&
    expiresOn <= other.expiresOn &&
    encryptionKey === other.encryptionKey
  );
}

const narrows = (some: readonly string[] | undefined, all: readonly string[] | undefined) =>
  all === undefined || (some?.every((each) => all.includes(each)) ?? false);

const showsLess = (field: FieldPolicy, policy: FieldPolicy): boolean =>
  field.path === policy.path && openness[field.treatment] <= openness[policy.treatment];
