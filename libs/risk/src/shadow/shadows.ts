import type { Page } from '#kernel';
import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ClientFiguresRow } from '../client-figures/client-figures.view.js';
import { ListClientFigures } from '../client-figures/client-figures.view.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';
import { besidePeers, ListPeerGroups, peersIn } from '../peers/peers.view.js';
import { releaseSetOn } from '../rule-set/content/release-set.js';
import { ListSetsInForce } from '../views/rule-book.view.js';
import { GetRuleSet } from '../views/rule-sets.view.js';
import { ListSurroundings } from '../views/watch/surroundings.view.js';
import type { ShadowWarning } from './shadow.js';
import { furthestApart, inShadow } from './shadow.js';

/** What a set would say of the clients of today, beside a set in force. */
export interface Shadow {
  readonly ruleSetId: string;
  readonly version: number;
  readonly champion: Pick<JudgingSet, 'ruleSetId' | 'code' | 'version'>;
  readonly on: string;
  readonly clients: number;
  /** Of whom both say something, the shadow alone, the champion alone. */
  readonly both: number;
  readonly shadowOnly: number;
  readonly championOnly: number;
  /** Where they disagree most first, 500 at most. */
  readonly warnings: readonly ShadowWarning[];
}

const mostShown = 500;

/** Judges in shadow: with the clients of today, and without a word to anybody. */
@Injectable()
export class Shadows {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async of(ruleSetId: string): Promise<Shadow> {
    const on = this.clock.today();
    const { content, version } = await this.queries.execute(GetRuleSet.of({ ruleSetId }));
    const set = { ...content, ruleSetId, version };
    const champion = await this.championOf(set, on);
    const surroundings = await this.queries.execute(ListSurroundings.of({}));
    const peers = peersIn(await this.queries.execute(ListPeerGroups.of({})));
    const found: ShadowWarning[] = [];
    let clients = 0;
    for await (const client of this.watched()) {
      clients++;
      const beside = besidePeers({ ...client, surroundings }, peers);
      const said = inShadow(beside, { set, champion, day: on });
      if (said !== undefined) found.push(said);
    }
    const count = (wanted: (each: ShadowWarning) => boolean) => found.filter(wanted).length;
    const { code } = champion;
    return {
      ruleSetId,
      version,
      champion: { ruleSetId: champion.ruleSetId, code, version: champion.version },
      on,
      clients,
      both: count(({ shadow, champion: other }) => shadow !== null && other !== null),
      shadowOnly: count(({ champion: other }) => other === null),
      championOnly: count(({ shadow }) => shadow === null),
      warnings: furthestApart(found).slice(0, mostShown),
    };
  }

  /** The set whose place it would take: its own earlier version, or the one it replaces. */
  private async championOf({ ruleSetId, replaces }: JudgingSet, on: string): Promise<JudgingSet> {
    const inForce = await this.queries.execute(ListSetsInForce.of({}));
    const known = (id: string | undefined) => inForce.find((each) => each.ruleSetId === id);
    return known(ruleSetId) ?? known(replaces) ?? releaseSetOn(on);
  }

  private async *watched(): AsyncGenerator<ClientFiguresRow> {
    let cursor: string | undefined;
    do {
      const page: Page<ClientFiguresRow> = await this.queries.execute(
        ListClientFigures.of({ limit: 500, ...(cursor !== undefined && { cursor }) }),
      );
      yield* page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
}
