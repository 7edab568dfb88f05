import type { Page, Receipt } from '../../api.js';
import { ask, reach, Refused, send } from '../../api.js';
import type { Labels } from '../../labels.js';
import type { Me } from '../../me.js';
import { isAllowed } from '../../me.js';
import type { Api, Route } from '../../schema.js';
import type { Change } from '../differences.js';
import { wholeHistory } from '../why.js';

/** The record that a command changes: its stream, and where its past is told to the person. */
export interface CommandRecord {
  /** The streams that it may be, by the ids in the address of the command. */
  readonly streams: readonly string[];
  /** The trail of what the address begins with. It holds every event, but not everybody may read it. */
  readonly trail: string | undefined;
  /** The history of the view whose address the command extends, with what each event changed. */
  readonly history: string | undefined;
}

/** What others did to a record. */
export interface Deed {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly words?: Labels;
  readonly at: string;
  readonly actor: string;
  readonly reason?: string;
  readonly changed?: readonly Change[];
}

/** Others were faster: what they did, and the revision that the sender has seen with it. */
export class Overtaken extends Error {
  constructor(
    readonly deeds: readonly Deed[],
    readonly revision: number | undefined,
  ) {
    super('others were faster');
  }
}

const trailOf = '/audit/subjects/{kind}/{subjectId}/trail';

/** The record of a command; nothing where its address names none, as where a client is registered. */
export function recordOf(
  { api, me, route }: { readonly api: Api; readonly me: Me; readonly route: Route },
  path: string,
): CommandRecord | undefined {
  const holes = route.path.split('/');
  const parts = path.split('/');
  const ids = holes.flatMap((hole, index) =>
    hole.startsWith('{') ? [{ name: hole.slice(1, -1), id: parts[index] ?? '' }] : [],
  );
  const [first] = ids;
  if (!first) return undefined;
  const may = (address: string) => {
    const asked = api.route('get', address);
    return asked !== undefined && isAllowed(me, asked);
  };
  const told = [...holes, ''].findLastIndex((_, end) =>
    may(`${holes.slice(0, end).join('/')}/history`),
  );
  const kind = first.name.replace(/Id$/, '');
  return {
    streams: ids.map(({ id }) => `${route.operation['x-stream']}-${decodeURIComponent(id)}`),
    trail: may(trailOf) ? `/audit/subjects/${kind}/${first.id}/trail` : undefined,
    history: told > 0 ? `${parts.slice(0, told).join('/')}/history` : undefined,
  };
}

/** The revision at which a record is; nothing where nobody tells. */
export async function revisionOf(record: CommandRecord): Promise<number | undefined> {
  const last = (await trailed(record)).at(-1) ?? (await historyOf(record)).at(-1);
  return last?.revision;
}

interface Intent {
  readonly record: CommandRecord | undefined;
  readonly path: string;
  readonly content: object;
  readonly key: string;
  /** The revision at which the form was opened, and the one that its sender has seen since. */
  readonly opened: number | undefined;
  readonly seen: number | undefined;
}

/**
 * Sends a command, unless others have changed its record since its form was opened.
 * @throws Overtaken
 */
export async function sendUnlessOvertaken(intent: Intent): Promise<Receipt | undefined> {
  const { record, path, content, key, opened, seen } = intent;
  try {
    return await send(path, content, key, seen);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 412) throw error;
    if (!record || opened === undefined) throw error;
    const { revision, position } = error.problem.details;
    if (typeof position === 'number') reach(position);
    const deeds = await deedsSince(record, opened);
    const latest = typeof revision === 'number' ? revision : deeds.at(-1)?.revision;
    // Nothing that the person may be told of has changed: then there is nothing to look at again.
    if (deeds.length === 0 && latest !== undefined) return send(path, content, key, latest);
    throw new Overtaken(deeds, latest);
  }
}

/** What was done after a revision, the first of it first. */
async function deedsSince(record: CommandRecord, since: number): Promise<readonly Deed[]> {
  const [all, steps] = await Promise.all([trailed(record), historyOf(record)]);
  const seen = new Set(all.map(({ position }) => position));
  const changes = new Map(steps.map(({ position, changed }) => [position, changed] as const));
  return [...all, ...steps.filter(({ position }) => !seen.has(position))]
    .filter(({ revision }) => revision > since)
    .sort((one, other) => one.revision - other.revision)
    .map((deed) => ({ ...deed, changed: changes.get(deed.position) ?? [] }));
}

/** The events of the record in the newest part of the trail, the latest last. */
async function trailed({ trail, streams }: CommandRecord): Promise<readonly Deed[]> {
  if (trail === undefined) return [];
  const { items } = await ask<Page<Deed>>(trail, { limit: 200 });
  return items.filter(({ stream }) => streams.includes(stream)).reverse();
}

async function historyOf({ history, streams }: CommandRecord): Promise<readonly Deed[]> {
  const steps = history === undefined ? [] : await wholeHistory(history);
  return steps
    .map(({ fact, changed }) => ({ ...fact, changed }))
    .filter(({ stream }) => streams.includes(stream));
}
