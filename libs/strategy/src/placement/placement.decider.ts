import { ClientUnknown, parties } from '#clients';
import type { Day, Evolve, Facts } from '#kernel';
import { defineDecider } from '#kernel';
import { figuresIn } from '../segment/condition.js';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { CreditGrade, PlacedTaxonomy } from '../taxonomy/taxonomy.codes.js';
import { FiguredTaxonomy } from '../taxonomy/figured-taxonomy.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import type { CriteriaBook } from '../criteria/criteria-in-force.js';
import { ruleOf, rulesOn } from '../criteria/criteria-in-force.js';
import { criteriaBook, theCriteriaBook } from '../views/criteria-book.view.js';
import { segments } from '../views/segments.view.js';
import { demographicFigures } from './demographics.js';
import * as commands from './placement.commands.js';
import { placementEvents } from './placement.events.js';
import { placementRefusals } from './placement.refusals.js';

const { ClientSegmented, ClientSegmentEnded, OwnerNamed, GradeReviewed } = placementEvents;

interface Placement {
  readonly values: Readonly<Partial<Record<PlacedTaxonomy, string>>>;
  /** The person whose demographics count. */
  readonly ownerId?: string;
  /** The grade of the last review, and the last day on which it counts. */
  readonly reviewed?: { readonly grade: CreditGrade; readonly until: Day };
}
type Before = Placement | undefined;

const nowhere: Placement = { values: {} };

const evolve: Evolve<Placement, typeof placementEvents> = {
  ClientSegmented: ({ taxonomy, value }, before: Before) => ({
    ...before,
    values: { ...(before ?? nowhere).values, [taxonomy]: value },
  }),
  ClientSegmentEnded: ({ taxonomy }, { values, ...before }) => ({
    ...before,
    values: Object.fromEntries(Object.entries(values).filter(([each]) => each !== taxonomy)),
  }),
  GradeReviewed: ({ grade, until }, before: Before) => ({
    ...(before ?? nowhere),
    reviewed: { grade, until },
  }),
  OwnerNamed: ({ partyId }, before: Before) => ({ ...(before ?? nowhere), ownerId: partyId }),
};

/** The grade of the last review while it counts; a client the rules watch stays watched. */
const reviewedGrade = (before: Before, ruled: string | undefined, day: Day) =>
  ruled !== 'watch' && before?.reviewed && day <= before.reviewed.until
    ? before.reviewed.grade
    : undefined;

/** What places a client by a review and not by a rule. */
const byReview = { rule: 'review', version: 1, because: {} } as const;

const gradedByReview = (value: CreditGrade, from: string | null, valueDate: Day) =>
  value === from
    ? []
    : [ClientSegmented({ taxonomy: 'creditGrade', value, from, ...byReview, valueDate })];

/** What the rules look at, and which those are. */
interface Looked {
  readonly figures: SegmentFigures;
  readonly day: Day;
  readonly book?: CriteriaBook | undefined;
}

/** What the rules of a day say of one taxonomy, where that is something new. */
function placed(taxonomy: PlacedTaxonomy, before: Before, { figures, day, book }: Looked) {
  const from = before?.values[taxonomy] ?? null;
  const rule = placingRule(rulesOn(book, taxonomy, day), figures);
  const grade = taxonomy === 'creditGrade' ? reviewedGrade(before, rule?.value, day) : undefined;
  if (grade !== undefined) return gradedByReview(grade, from, day);
  if (rule === undefined) {
    return from === null ? [] : [ClientSegmentEnded({ taxonomy, from, valueDate: day })];
  }
  const { value, all } = rule;
  if (value === from) return [];
  // Age and occupation of a person stay in the person's own file.
  const because = taxonomy === 'demographicGroup' ? {} : figuresIn(all, figures);
  return [ClientSegmented({ taxonomy, value, from, ...ruleOf(rule), because, valueDate: day })];
}

/** Where one client stands in the taxonomies: each is recorded only where its value changes. */
export const placement = defineDecider({
  stream: 'placement',
  by: 'clientId',
  prefix: 'cl',
  events: placementEvents,
  commands,
  allow: {
    PlaceInTaxonomies: [],
    NameOwner: ['relationshipManager'],
    GroupByOwner: [],
    GradeByReview: [],
  },
  evolve,
  consult: {
    PlaceInTaxonomies: () => ({ book: criteriaBook.row(theCriteriaBook) }),
    NameOwner: ({ clientId, partyId }) => ({
      client: segments.row(clientId),
      person: parties.row(partyId),
    }),
    GroupByOwner: (_, __, before) => ({
      person: before?.ownerId === undefined ? undefined : parties.row(before.ownerId),
    }),
  },
  create: {},

  either: {
    PlaceInTaxonomies: ({ day, figures }, before, { book }) =>
      FiguredTaxonomy.flatMap((taxonomy): readonly Facts<typeof placementEvents>[] =>
        placed(taxonomy, before, { figures, day, book }),
      ),

    NameOwner({ clientId, partyId }, before, { client, person, today }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (person?.kind !== 'person' || !person.clients.includes(clientId)) {
        throw placementRefusals.BusinessOwnerUnknown({ field: 'partyId', found: partyId });
      }
      return before?.ownerId === partyId ? [] : OwnerNamed({ partyId, valueDate: today });
    },

    GradeByReview({ grade, until, day: valueDate }, before) {
      const from = before?.values.creditGrade ?? null;
      // The rules look at grave warnings at once; until they do, the review counts.
      return [
        GradeReviewed({ grade, until, valueDate }),
        ...gradedByReview(grade, from, valueDate),
      ];
    },

    GroupByOwner: ({ day }, before, { person }) =>
      before?.ownerId === undefined
        ? []
        : placed('demographicGroup', before, { figures: demographicFigures(person, day), day }),
  },

  decide: {},
});
