import type { Day } from '#kernel';
import { addDays, addMonths } from '#kernel';
import type { CadenceProfile, ContactKind, ContactStage } from '../engagement.codes.js';
import type { CadenceRule, Interval } from './cadence.rules.js';
import { cadenceRules } from './cadence.rules.js';

/** A contact that is due: by which rule, of which kind, and by which day at the latest. */
export interface DueContact {
  readonly rule: string;
  readonly kind: ContactKind;
  /** The last day on time: the client is overdue from the day after. */
  readonly dueOn: Day;
}

/** The last contact of each kind; where there was none, the day the relationship began here. */
export type LastContacts = Readonly<Record<ContactKind, Day | undefined>>;

/**
 * What is due of a client, soonest first: the last contact that counts plus the interval. Nothing
 * where only occasions make the bank speak, or where there is no day to count from.
 */
export function dueContacts(
  profile: CadenceProfile,
  stage: ContactStage,
  last: LastContacts,
  rules: readonly CadenceRule[] = cadenceRules,
): readonly DueContact[] {
  const ofClient = rules.filter((rule) => rule.profile === profile && rule.stage === stage);
  const ids = new Set(ofClient.map(({ id }) => id));
  return [...ids]
    .flatMap((id) =>
      dueUnder(
        ofClient.filter((rule) => rule.id === id),
        last,
      ),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/**
 * The due day under the versions of one rule: each judges the days it is in force. Under a version
 * that comes into force later, nobody is due before it does.
 */
function dueUnder(versions: readonly CadenceRule[], last: LastContacts): readonly DueContact[] {
  const inOrder = [...versions].sort((a, b) => a.version - b.version);
  for (const [index, { id, kind, every, inForceFrom }] of inOrder.entries()) {
    const from = last[kind];
    if (every === undefined || from === undefined) continue;
    const reached = after(from, every);
    const dueOn = reached < inForceFrom ? inForceFrom : reached;
    const superseded = inOrder[index + 1]?.inForceFrom;
    if (superseded === undefined || dueOn < superseded) return [{ rule: id, kind, dueOn }];
  }
  return [];
}

const after = (day: Day, { days = 0, months = 0 }: Interval): Day =>
  addDays(addMonths(day, months), days);

/** The review of seniors that a sponsor owes a client, whatever its profile and stage (G-16). */
export const dueOfSponsor = (
  last: LastContacts,
  rules: readonly CadenceRule[] = cadenceRules,
): readonly DueContact[] =>
  dueUnder(
    rules.filter(({ id }) => id === 'CC-responsible-postLoan-seniorReview'),
    last,
  );
