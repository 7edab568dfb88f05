import type { View } from '#kernel';
import type { Build, LaneContext } from './lane-context.js';
import type { Checkpoint } from './checkpoints.js';
import { KeysWritten } from './keys-written.js';
import { Lane } from './lane.js';
import { tablesOf } from './indexes.js';
import { parkedTable } from './view-tables.js';

/** Lanes for some builds, one for all that have read equally far; their tables are made. */
export async function lanesOf(
  context: LaneContext,
  wanted: readonly { readonly view: View; readonly id: string }[],
): Promise<Lane[]> {
  const { tables, checkpoints } = context;
  await tables.create(wanted.flatMap(tablesOf));
  const begun = await checkpoints.begin(wanted);
  const places = new Map(begun.map((checkpoint) => [checkpoint.id, checkpoint]));
  const parkedBy = await parkedKeys(context, places);
  const lanes = new Map<string, Lane>();
  for (const { view, id } of wanted) {
    const { position = -1, cut } = places.get(id) ?? {};
    const place = `${position}/${cut?.upTo ?? ''}`;
    const lane = lanes.get(place) ?? new Lane(context, [], position, cut);
    const parked = parkedBy.get(id) ?? new Set();
    const written = position < 0 && !cut ? new KeysWritten() : undefined;
    const past = { deltas: 0, groups: 0 };
    lane.builds.push({ view, id, rows: context.remembered.ofBuild(), written, parked, past });
    lanes.set(place, lane);
    checkpoints.reached([id], position);
  }
  return [...lanes.values()];
}

/** What was parked beyond the checkpoint belongs to a batch cut short: it will be found again. */
async function parkedKeys(
  { tables }: LaneContext,
  places: ReadonlyMap<string, Checkpoint>,
): Promise<ReadonlyMap<string, Set<string>>> {
  const rows = await tables.find(parkedTable, {
    all: [
      { field: 'build', is: 'in', value: [...places.keys()] },
      { field: 'skipped', is: 'eq', value: null },
    ],
  });
  const parked = new Map<string, Set<string>>();
  for (const { build, position, key } of rows) {
    const upTo = places.get(String(build))?.position ?? -1;
    if (Number(position) > upTo) continue;
    parked.set(String(build), (parked.get(String(build)) ?? new Set()).add(String(key)));
  }
  return parked;
}

/** The types a lane needs; undefined where one of its views needs them all. */
export function typesOf({ builds }: Lane): readonly string[] | undefined {
  const types = builds.map(({ view }: Build) => view.types);
  if (types.some((each) => each === undefined)) return undefined;
  return [...new Set(types.flatMap((each) => [...(each ?? [])]))];
}
