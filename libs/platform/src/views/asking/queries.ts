import type { Table, View, ViewQuery } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../timing/clock.js';
import { Definitions } from '../../definitions.js';
import { Settings } from '../../configuration/settings.js';
import { authorise } from '../../identity/authorise.js';
import { traced } from '../../operations/tracing.js';
import { platformRefusals } from '../../platform.refusals.js';
import { Readings } from '../../readings/readings.js';
import { Watch } from '../../readings/watch.js';
import { requestContext } from '../../request-context.js';
import { hashOf, withParked } from '../../seen/answers-again.js';
import { Handles } from '../../seen/handles.js';
import type { Seen } from '../../seen/seen.js';
import { maskedFrom, masking } from '../../visibility/masks.js';
import type { Sight } from '../../visibility/sight.js';
import { joining } from '../../visibility/joining.js';
import type { ClientScopeRow } from '../../visibility/stamp.js';
import { through } from '../../visibility/through.js';
import { Visibility } from '../../visibility/visibility.js';
import { Checkpoints } from '../running/checkpoints.js';
import { derivedFrom } from './derived.js';
import { Differences } from '../changes/differences.js';
import { History } from '../past/history.js';
import { KeptDays } from '../past/kept-days.js';
import { KnownAt } from '../past/known-at.js';
import { ParkedRows } from '../parking/parked-rows.js';
import { ViewRegistry } from '../running/registry.js';
import { Rows } from './rows.js';

type Asked = object & Partial<ViewQuery<unknown>>;
/** Where in the log an answer was told, and when. */
type At = Pick<Seen, 'position' | 'today' | 'at'>;
type Told = Omit<Seen, 'sha256' | 'parked'>;

/** Who looks, and who notes it. */
interface Looking {
  readonly sight: Sight;
  readonly watch: Watch;
}

/** A query about one client. */
interface About {
  readonly clientId?: string;
}

/** Answers any query of any view: now, once it has seen a position, or about the past. */
@Injectable()
export class Queries {
  constructor(
    private readonly rows: Rows,
    private readonly history: History,
    private readonly keptDays: KeptDays,
    private readonly knownAt: KnownAt,
    private readonly differences: Differences,
    private readonly parked: ParkedRows,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly visibility: Visibility,
    private readonly readings: Readings,
    private readonly handles: Handles,
    private readonly definitions: Definitions,
  ) {}

  answer(view: View, query: Asked): Promise<unknown> {
    const attributes = { 'rapport.view': view.name };
    return traced(query.constructor.name, attributes, async () => {
      const { answer, told } = await this.answered(view, query);
      const parked = await this.parked.missingFrom(view, query);
      const said = saying(parked, answer);
      if (told) this.remember({ ...told, ...(parked > 0 && { parked }), sha256: hashOf(said) });
      return said;
    });
  }

  private async answered(
    view: View,
    query: Asked,
  ): Promise<{ readonly answer: unknown; readonly told?: Told | undefined }> {
    const request = requestContext();
    const derived = derivedFrom(query.constructor);
    const allowed = view.allow[derived?.base.name ?? query.constructor.name];
    authorise(allowed, request);
    const sight = await this.visibility.of(view.scope === 'open' ? undefined : allowed, request);
    if (query.asOf !== undefined && query.knownAt !== undefined) throw platformRefusals.TwoPasts();
    if (request.remember) this.requireMemorable(view, query);
    const after = query.after ?? request.after;
    if (after !== undefined) await this.seen(view, after);
    const { clientId } = query as About;
    if (clientId !== undefined && view.scope !== 'open')
      await this.visibility.check(sight, clientId);
    const watch = new Watch(view);
    const roles = request.actor.roles.filter((role) => allowed?.includes(role));
    const masked = request.system ? [] : maskedFrom(view, roles);
    const shown = masked.length === 0 ? view : masking(view, masked);
    const { answer, at } = await this.told(shown, query, { sight, watch });
    request.masked = masked;
    if (clientId !== undefined) watch.add(clientId);
    this.readings.note(request, readOf(query, watch), allowed ?? []);
    return { answer, told: at && { ...askedOf(query), ...at, roles, sight: sight.grant } };
  }

  /** The answer by the rows that the asker sees, now or in the past; the watch learns which. */
  private async told(
    view: View,
    query: Asked,
    { sight, watch }: Looking,
  ): Promise<{ readonly answer: unknown; readonly at?: At }> {
    const { asOf, knownAt } = query;
    const derived = derivedFrom(query.constructor);
    if (derived) {
      const answer = await this.differences.answer({ ...derived, view }, query, sight);
      if (view.scope !== 'open') watch.named(answer);
      return { answer };
    }
    if (knownAt !== undefined || requestContext().remember)
      return this.known(view, query, { sight, watch });
    const seen = (table: Table<object>) =>
      through(this.joined(table, view, query), (row) => watch.noted(row));
    if (asOf !== undefined) {
      const kept = await this.keptDays.table(view, asOf, sight);
      if (kept) return { answer: await view.answer(query, seen(kept), { today: asOf }) };
      const passes = await this.visibility.passes(view, sight);
      const table = this.history.table(view, { asOf }, passes);
      return { answer: await view.answer(query, seen(table), { today: asOf }) };
    }
    const rows = seen(await this.rows.of(view, sight, this.shownTo(view)));
    return { answer: await view.answer(query, rows, { today: this.clock.today() }) };
  }

  /** The answer as it was known; what is to be remembered is told as it is known up to a position. */
  private async known(view: View, query: Asked, { sight, watch }: Looking) {
    const { knownAt } = query;
    const request = requestContext();
    const known = await this.knownAt.table(
      view,
      knownAt ?? String(await this.knownAt.seenUpTo(view)),
      knownAt === undefined ? { sight, shown: this.shownTo(view) } : { sight },
    );
    const today = knownAt === undefined ? this.clock.today() : known.today;
    // What is to be told again is told of the one record, whatever is merged into it by then.
    const all = request.remember ? known.table : this.joined(known.table, view, query, today);
    const rows = through(all, (row) => watch.noted(row));
    const answer = await view.answer(query, rows, { today });
    const at: At = { position: known.position, today, at: this.clock.now().toISOString() };
    return { answer, ...(request.remember && { at }) };
  }

  /** The rows of all records of the client that is asked about, as they were merged by a day. */
  private joined(
    table: Table<object>,
    view: View,
    query: Asked,
    day = query.asOf ?? this.clock.today(),
  ): Table<object> {
    const { clientId } = query as About;
    const { scopes } = this.definitions;
    if (clientId === undefined || !scopes || view.scope === 'open') return table;
    return joining(table, clientId, async () => {
      const { scope } = await this.rows.look({ scope: scopes.row(clientId) });
      const { merged = [] } = (scope ?? {}) as Partial<ClientScopeRow>;
      return merged.filter(({ since }) => since <= day).map((each) => each.clientId);
    });
  }

  /** What cannot be told again, or holds names that somebody searched for, gets no handle. */
  private requireMemorable(view: View, query: Asked): void {
    const isMemorable =
      view.past !== 'none' &&
      query.asOf === undefined &&
      !('search' in query && query.search !== undefined) &&
      !derivedFrom(query.constructor);
    if (!isMemorable) throw platformRefusals.NotRemembered({ field: 'X-Remember' });
  }

  private remember(seen: Seen): void {
    const request = requestContext();
    request.handles = [...(request.handles ?? []), this.handles.make(request.actor.id, seen)];
  }

  /**
   * Notes the revision of a row that is asked for by its id, for `ETag`. A row that passes over events
   * of its stream has none: `If-Match` upon the last event it shows would be refused.
   */
  private shownTo(view: View): (revision: number) => void {
    const request = requestContext();
    return (revision) => {
      if (this.definitions.showsAll(view)) request.shownRevision = revision;
    };
  }

  private async seen(view: View, position: number): Promise<void> {
    const build = await this.registry.live(view);
    if (await this.checkpoints.waitFor(build, position, this.settings.waitLimit)) return;
    const at = this.checkpoints.at(build);
    throw platformRefusals.NotYetSeen({ view: view.name, position, at, lag: position - at });
  }
}

/** A query and its fields, but for when it is about. */
function askedOf(query: Asked): Pick<Seen, 'query' | 'asked'> {
  const { after: _after, knownAt: _knownAt, ...fields } = query;
  const given = Object.entries<unknown>(fields).filter(([, value]) => value !== undefined);
  return { query: query.constructor.name, asked: Object.fromEntries(given) };
}

const readOf = (query: Asked, { read }: Watch) => ({
  message: query.constructor.name,
  ...read,
  ...(query.asOf !== undefined && { asOf: query.asOf }),
  ...(query.knownAt !== undefined && { knownAt: query.knownAt }),
});

/** An answer that lacks parked events says so, in a header and, where it is an object, in a field. */
function saying(parked: number, answer: unknown): unknown {
  if (parked > 0) requestContext().parked = parked;
  return withParked(answer, parked);
}
