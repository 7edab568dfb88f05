import { ClientUnknown } from '#clients';
import type { Evolve, Facts } from '#kernel';
import { defineDecider } from '#kernel';
import { figuresIn } from '../segment/condition.js';
import { PlacedTaxonomy } from '../taxonomy/taxonomy.codes.js';
import { placingRule, taxonomyRulesOn } from '../taxonomy/taxonomy.rules.js';
import { segments } from '../views/segments.view.js';
import * as commands from './placement.commands.js';
import { placementEvents } from './placement.events.js';
import { placementRefusals } from './placement.refusals.js';

const { ClientSegmented, ClientSegmentEnded, OwnerDescribed } = placementEvents;

interface Placement {
  readonly values: Readonly<Partial<Record<PlacedTaxonomy, string>>>;
  readonly owner?: string;
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
  OwnerDescribed: ({ ageBand, occupation, consentedOn }, before: Before) => ({
    ...(before ?? nowhere),
    owner: `${ageBand} ${occupation} ${consentedOn}`,
  }),
};

/** Where one client stands in the taxonomies: each is recorded only where its value changes. */
export const placement = defineDecider({
  stream: 'placement',
  by: 'clientId',
  prefix: 'cl',
  events: placementEvents,
  commands,
  allow: { PlaceInTaxonomies: [], DescribeOwner: ['relationshipManager'] },
  evolve,
  consult: { DescribeOwner: ({ clientId }) => ({ client: segments.row(clientId) }) },
  create: {},

  either: {
    PlaceInTaxonomies({ day, figures }, before) {
      return PlacedTaxonomy.all.flatMap((taxonomy): readonly Facts<typeof placementEvents>[] => {
        const from = before?.values[taxonomy] ?? null;
        const rule = placingRule(taxonomyRulesOn(taxonomy, day), figures);
        if (rule === undefined) {
          return from === null ? [] : [ClientSegmentEnded({ taxonomy, from, valueDate: day })];
        }
        const { value, id, version, all } = rule;
        if (value === from) return [];
        const because = figuresIn(all, figures);
        return [
          ClientSegmented({ taxonomy, value, from, rule: id, version, because, valueDate: day }),
        ];
      });
    },

    DescribeOwner({ clientId, ageBand, occupation, consentedOn }, before, { client, today }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (consentedOn > today) {
        throw placementRefusals.ConsentInFuture({ field: 'consentedOn', found: consentedOn });
      }
      if (before?.owner === `${ageBand} ${occupation} ${consentedOn}`) return [];
      return OwnerDescribed({ ageBand, occupation, consentedOn, valueDate: today });
    },
  },

  decide: {},
});
