import type { PartyRow } from '#clients';
import type { Day } from '#kernel';
import { partsOf } from '#kernel';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { AgeBand } from '../taxonomy/taxonomy.codes.js';

const bandOf = (age: number): AgeBand =>
  age < 36 ? 'under36' : age < 60 ? 'from36to59' : 'from60';

/** Of a person nothing else is looked at: the other figures are those of nobody. */
const nobody: SegmentFigures = {
  daysPastDue: 0,
  loansWrittenOff: 0,
  runningLoans: 0,
  exposure: [],
  flags: [],
  longOverdueIn24Months: false,
};

/**
 * What the rules of demographic groups may know of a person on a day: nothing without a consent to
 * segmentation that holds on it.
 */
export function demographicFigures(person: PartyRow | undefined, day: Day): SegmentFigures {
  const { demographics, consent } = person ?? {};
  if (demographics === undefined || consent === undefined) return nobody;
  const { purpose, givenOn, until, withdrawnOn } = consent;
  const isOver = withdrawnOn !== undefined || (until !== undefined && until < day);
  if (purpose !== 'service' || givenOn > day || isOver) return nobody;
  const { birthYear, occupation } = demographics;
  return {
    ...nobody,
    ...(birthYear !== undefined && { ageBand: bandOf(partsOf(day).year - birthYear) }),
    ...(occupation && { occupation }),
  };
}
