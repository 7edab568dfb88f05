import type { Table, View, ViewQuery } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Settings } from '../configuration/settings.js';
import { authorise } from '../identity/authorise.js';
import { traced } from '../operations/tracing.js';
import { platformRefusals } from '../platform.refusals.js';
import { Readings } from '../readings/readings.js';
import { Watch } from '../readings/watch.js';
import { requestContext } from '../request-context.js';
import { hiding, maskedFrom, masking } from '../visibility/masks.js';
import type { Sight } from '../visibility/sight.js';
import { through } from '../visibility/through.js';
import { Visibility } from '../visibility/visibility.js';
import { Checkpoints } from './checkpoints.js';
import { derivedFrom } from './derived.js';
import { Differences } from './differences.js';
import { History } from './history.js';
import { KeptDays } from './kept-days.js';
import { KnownAt } from './known-at.js';
import { ParkedRows } from './parked-rows.js';
import { ViewRegistry } from './registry.js';
import { Rows } from './rows.js';

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
  ) {}

  answer(view: View, query: object & Partial<ViewQuery<unknown>>): Promise<unknown> {
    const attributes = { 'rapport.view': view.name };
    return traced(query.constructor.name, attributes, async () => {
      const answer = await this.answered(view, query);
      return saying(await this.parked.missingFrom(view, query), answer);
    });
  }

  private async answered(
    view: View,
    query: object & Partial<ViewQuery<unknown>>,
  ): Promise<unknown> {
    const request = requestContext();
    const derived = derivedFrom(query.constructor);
    const allowed = view.allow[derived?.base.name ?? query.constructor.name];
    authorise(allowed, request);
    const sight = await this.visibility.of(view.scope === 'open' ? undefined : allowed, request);
    if (query.asOf !== undefined && query.knownAt !== undefined) throw platformRefusals.TwoPasts();
    const after = query.after ?? request.after;
    if (after !== undefined) await this.seen(view, after);
    const { clientId } = query as About;
    if (clientId !== undefined && view.scope !== 'open')
      await this.visibility.check(sight, clientId);
    const watch = new Watch(view);
    const roles = request.actor.roles.filter((role) => allowed?.includes(role));
    const masked = request.system ? [] : maskedFrom(view, roles);
    const shown = masked.length === 0 ? view : masking(view, hiding(masked));
    const answer = await this.told(shown, query, { sight, watch });
    request.masked = masked;
    if (clientId !== undefined) watch.add(clientId);
    this.readings.note(request, readOf(query, watch), allowed ?? []);
    return answer;
  }

  /** The answer by the rows that the asker sees, now or in the past; the watch learns which. */
  private async told(
    view: View,
    query: object & Partial<ViewQuery<unknown>>,
    { sight, watch }: { readonly sight: Sight; readonly watch: Watch },
  ): Promise<unknown> {
    const { asOf, knownAt } = query;
    const seen = (table: Table<object>) => through(table, (row) => watch.noted(row));
    const derived = derivedFrom(query.constructor);
    if (derived) {
      const answer = await this.differences.answer({ ...derived, view }, query, sight);
      if (view.scope !== 'open') watch.named(answer);
      return answer;
    }
    if (knownAt !== undefined) {
      const { table, today } = await this.knownAt.table(view, knownAt, sight);
      return view.answer(query, seen(table), { today });
    }
    if (asOf !== undefined) {
      const kept = await this.keptDays.table(view, asOf, sight);
      if (kept) return view.answer(query, seen(kept), { today: asOf });
      const passes = await this.visibility.passes(view, sight);
      const table = this.history.table(view, { asOf }, passes);
      return view.answer(query, seen(table), { today: asOf });
    }
    const request = requestContext();
    const shown = (revision: number) => (request.shownRevision = revision);
    return view.answer(query, seen(await this.rows.of(view, sight, shown)), {
      today: this.clock.today(),
    });
  }

  private async seen(view: View, position: number): Promise<void> {
    const build = await this.registry.live(view);
    if (await this.checkpoints.waitFor(build, position, this.settings.waitLimit)) return;
    const at = this.checkpoints.at(build);
    throw platformRefusals.NotYetSeen({ view: view.name, position, at, lag: position - at });
  }
}

const readOf = (query: object & Partial<ViewQuery<unknown>>, { read }: Watch) => ({
  message: query.constructor.name,
  ...read,
  ...(query.asOf !== undefined && { asOf: query.asOf }),
  ...(query.knownAt !== undefined && { knownAt: query.knownAt }),
});

/** An answer that lacks parked events says so, in a header and, where it is an object, in a field. */
function saying(parked: number, answer: unknown): unknown {
  if (parked === 0) return answer;
  requestContext().parked = parked;
  const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  return isObject ? { ...answer, parked } : answer;
}
