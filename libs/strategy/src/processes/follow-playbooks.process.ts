import { clientEvents } from '#clients';
import { PromptManager } from '#engagement';
import type { Occurrence } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { followingId } from '#platform';
import { modeEvents } from '../mode/mode.events.js';
import { placementEvents } from '../placement/placement.events.js';
import { stepsFor } from '../playbook/playbook.rules.js';
import { segmentEvents } from '../segment/segment.events.js';
import type { Taxonomy } from '../taxonomy/taxonomy.codes.js';
import type { SegmentRow } from '../views/segments.rows.js';
import { segments } from '../views/segments.view.js';

interface OfClient {
  readonly clientId: string;
}

/** The steps of the places that a client came to on a day become tasks of its manager. */
function begun(row: SegmentRow, { valueDate, at, businessDate }: Occurrence, taxonomy: Taxonomy) {
  const { clientId, managerId, facts, places } = row;
  const placing = places[taxonomy];
  // Nobody is asked to do what a client no longer needs, or what should have been done long ago.
  if (managerId === undefined || placing?.since !== valueDate) return [];
  return stepsFor(taxonomy, placing.value, facts, valueDate).flatMap(({ id, label, inDays }) => {
    const dueOn = addDays(valueDate, inDays);
    if (dueOn < (businessDate ?? at.slice(0, 10))) return [];
    return [
      PromptManager.of({
        taskId: followingId('tk', clientId, id, valueDate),
        clientId,
        title: `${label.zh} (${label.en})`.slice(0, 200),
        dueOn,
        source: 'playbook',
        sourceId: id,
      }),
    ];
  });
}

const of = (taxonomy: Taxonomy) =>
  sweep(
    ({ clientId }: OfClient) => segments.rows({ clientId }),
    (row: SegmentRow, _, where: Occurrence) => begun(row, where, taxonomy),
  );

const placed = sweep(
  ({ clientId }: OfClient & { readonly taxonomy: Taxonomy }) => segments.rows({ clientId }),
  (row: SegmentRow, { taxonomy }, where: Occurrence) => begun(row, where, taxonomy),
);

/** Who is new and was no prospect before begins as a new client once somebody looks after it. */
const newcomer = sweep(
  ({ clientId }: OfClient) => segments.rows({ clientId }),
  (row: SegmentRow, _, where: Occurrence) =>
    row.knownSince === undefined ? begun(row, where, 'lifecycle') : [],
);

/** The playbook of a place begins when a client comes to it. */
export const followPlaybooks = defineProcess({
  name: 'follow-playbooks',
  events: {
    ...pick(segmentEvents, 'ClientTypeAssigned', 'ClientTypeOverridden'),
    ...pick(placementEvents, 'ClientSegmented'),
    ...pick(clientEvents, 'LifecycleStageChanged', 'ProspectConverted'),
    ...pick(clientEvents, 'RelationshipManagerAssigned'),
    ...modeEvents,
  },
  sweeps: {
    ClientTypeAssigned: of('relationshipType'),
    ClientTypeOverridden: of('relationshipType'),
    ClientSegmented: placed,
    LifecycleStageChanged: of('lifecycle'),
    ProspectConverted: of('lifecycle'),
    RelationshipManagerAssigned: newcomer,
    ModeSwitched: of('crmMode'),
    FacilityModeSwitched: of('crmMode'),
    FacilityModeEnded: of('crmMode'),
  },
});
