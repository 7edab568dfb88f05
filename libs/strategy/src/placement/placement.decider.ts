import { ClientUnknown, parties } from '#clients';
import type { Day, Evolve, Facts } from '#kernel';
import { defineDecider } from '#kernel';
import { figuresIn } from '../segment/condition.js';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { PlacedTaxonomy } from '../taxonomy/taxonomy.codes.js';
import { FiguredTaxonomy } from '../taxonomy/figured-taxonomy.js';
import { placingRule, taxonomyRulesOn } from '../taxonomy/taxonomy.rules.js';
import { segments } from '../views/segments.view.js';
import { demographicFigures } from './demographics.js';
import * as commands from './placement.commands.js';
import { placementEvents } from './placement.events.js';
import { placementRefusals } from './placement.refusals.js';

const { ClientSegmented, ClientSegmentEnded, OwnerNamed } = placementEvents;

interface Placement {
  readonly values: Readonly<Partial<Record<PlacedTaxonomy, string>>>;
  /** The person whose demographics count. */
  readonly ownerId?: string;
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
  OwnerNamed: ({ partyId }, before: Before) => ({ ...(before ?? nowhere), ownerId: partyId }),
};

/** What the rules of a day say of one taxonomy, where that is something new. */
function placed(taxonomy: PlacedTaxonomy, before: Before, figures: SegmentFigures, day: Day) {
  const from = before?.values[taxonomy] ?? null;
  const rule = placingRule(taxonomyRulesOn(taxonomy, day), figures);
  if (rule === undefined) {
    return from === null ? [] : [ClientSegmentEnded({ taxonomy, from, valueDate: day })];
  }
  const { value, id, version, all } = rule;
  if (value === from) return [];
  // Age and occupation of a person stay in the person's own file.
  const because = taxonomy === 'demographicGroup' ? {} : figuresIn(all, figures);
  return [ClientSegmented({ taxonomy, value, from, rule: id, version, because, valueDate: day })];
}

/** Where one client stands in the taxonomies: each is recorded only where its value changes. */
export const placement = defineDecider({
  stream: 'placement',
  by: 'clientId',
  prefix: 'cl',
  events: placementEvents,
  commands,
  allow: { PlaceInTaxonomies: [], NameOwner: ['relationshipManager'], GroupByOwner: [] },
  evolve,
  consult: {
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
    PlaceInTaxonomies: ({ day, figures }, before) =>
      FiguredTaxonomy.flatMap((taxonomy): readonly Facts<typeof placementEvents>[] =>
        placed(taxonomy, before, figures, day),
      ),

    NameOwner({ clientId, partyId }, before, { client, person, today }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (person?.kind !== 'person' || !person.clients.includes(clientId)) {
        throw placementRefusals.BusinessOwnerUnknown({ field: 'partyId', found: partyId });
      }
      return before?.ownerId === partyId ? [] : OwnerNamed({ partyId, valueDate: today });
    },

    GroupByOwner: ({ day }, before, { person }) =>
      before?.ownerId === undefined
        ? []
        : placed('demographicGroup', before, demographicFigures(person, day), day),
  },

  decide: {},
});
