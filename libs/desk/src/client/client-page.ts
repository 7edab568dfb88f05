import type { BeneficialOwners, ClientRow, DataQuality, IdentificationRow } from '#clients';
import type { PartyRow, PortraitRow } from '#clients';
import {
  GetBeneficialOwners,
  GetClient,
  GetDataQuality,
  GetIdentification,
  GetPortrait,
  ListParties,
} from '#clients';
import type { ClientDocumentsRow, LimitRow } from '#credit';
import { GetClientDocuments, GetLimit } from '#credit';
import type { CaseRow, ContactsRow, InteractionRow, NextStepRow } from '#engagement';
import type { PromiseRow, TaskRow } from '#engagement';
import {
  GetContacts,
  ListCases,
  ListInteractions,
  ListNextSteps,
  ListPromises,
  ListTasks,
} from '#engagement';
import type { Day } from '#kernel';
import type { ExposureRow, ListedLoan } from '#lending';
import { GetClientExposure, ListLoans } from '#lending';
import type { NeedRow, SolutionRow } from '#needs';
import { ListNeeds, ListSolutions } from '#needs';
import type { ClassificationRow, WatchRow } from '#risk';
import { GetClientWarnings, ListClassifications } from '#risk';
import type { SegmentRow } from '#strategy';
import { GetClientSegment, Reasons } from '#strategy';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Asking, orNothing, rowsOf } from '../asked.js';
import type { LimitsTogether } from './limits-together.js';
import { limitsTogether } from './limits-together.js';
import type { News } from '../views/client-news.view.js';
import { GetClientNews } from '../views/client-news.view.js';

/** One client from every side. What the asker may not see, or what there is not, is left out. */
export interface ClientOverview {
  readonly client: ClientRow;
  /** Loans and what is owed on them. */
  readonly exposure?: ExposureRow;
  readonly loans: readonly ListedLoan[];
  readonly limit?: LimitRow;
  /** Of a client into which records were merged: its limit, and what is held of all of theirs. */
  readonly limitsTogether?: LimitsTogether;
  /** The class of each claim upon the client (五级分类), with its reasons. */
  readonly classes: readonly ClassificationRow[];
  readonly warnings?: WatchRow;
  /** The type of the client, with the reasons. */
  readonly segment?: SegmentRow;
  readonly contacts?: ContactsRow;
  /** The latest contacts. */
  readonly interactions: readonly InteractionRow[];
  readonly nextSteps: readonly NextStepRow[];
  readonly tasks: readonly TaskRow[];
  readonly cases: readonly CaseRow[];
  readonly promises: readonly PromiseRow[];
  /** What it needs, the most important first, and what it is offered. */
  readonly needs: readonly NeedRow[];
  readonly solutions: readonly SolutionRow[];
  /** People and organisations that have to do with it, and who owns it in the end. */
  readonly people: readonly PartyRow[];
  readonly owners?: BeneficialOwners;
  readonly portrait?: PortraitRow;
  readonly identification?: IdentificationRow;
  readonly documents?: ClientDocumentsRow;
  readonly dataQuality?: DataQuality;
  readonly news: readonly News[];
}

/** What to know before the next visit. */
export interface ClientBrief {
  readonly client: Pick<ClientRow, 'clientId' | 'name' | 'lifecycle' | 'managerId'>;
  /** The last visit; the last contact where there was no visit. */
  readonly lastVisit?: InteractionRow;
  /** What is new since then. */
  readonly news: readonly News[];
  readonly nextSteps: readonly NextStepRow[];
  readonly tasks: readonly TaskRow[];
  readonly cases: readonly CaseRow[];
  readonly promises: readonly PromiseRow[];
  readonly needs: readonly NeedRow[];
  /** How it likes to be served, and what the bank thinks of it. */
  readonly portrait?: PortraitRow;
  /** What its file lacks or holds too old: to be asked for. */
  readonly dataQuality?: DataQuality;
  readonly warnings?: WatchRow;
}

const limit = 20;

/** When a client is looked at: as it was known, or as it counts for a day; now where neither is given. */
export type Seen = Pick<GetClient, 'after' | 'knownAt' | 'asOf'>;

/** Of how many records that were merged into a client news and limits are told. */
const mostMerged = 5;

/** Gathers what is known of one client, from every context. */
@Injectable()
export class ClientPages {
  constructor(
    private readonly queries: QueryBus,
    private readonly reasons: Reasons,
  ) {}

  async overview(clientId: string, seen: Seen = {}): Promise<ClientOverview> {
    const ask = new Asking(this.queries, seen.asOf !== undefined);
    const client = await ask.execute(GetClient.of({ clientId, ...seen }));
    const [figures, relation, known, open] = await Promise.all([
      this.figures(ask, client, seen),
      this.relation(ask, client, seen),
      this.known(ask, clientId, seen),
      this.open(ask, clientId, seen),
    ]);
    return { client, ...figures, ...relation, ...known, ...open };
  }

  /** What it owes, may draw and is judged to be. */
  private async figures(ask: Asking, { clientId, merged = [] }: ClientRow, seen: Seen) {
    const [exposure, loans, limits, classes, warnings, segment] = await Promise.all([
      orNothing(ask.execute(GetClientExposure.of({ clientId, ...seen }))),
      rowsOf(ask.execute(ListLoans.of({ clientId, limit, ...seen }))),
      this.limits(ask, [clientId, ...merged.map((each) => each.clientId)], seen),
      rowsOf(ask.execute(ListClassifications.of({ clientId, limit, ...seen }))),
      orNothing(ask.execute(GetClientWarnings.of({ clientId, ...seen }))),
      orNothing(this.reasons.segment(GetClientSegment.of({ clientId, ...seen }))),
    ]);
    return {
      ...(exposure && { exposure }),
      loans,
      ...limits,
      classes,
      ...(warnings && { warnings }),
      ...(segment && { segment }),
    };
  }

  /** The limit of a client, and what it comes to with those of the records merged into it. */
  private async limits(ask: Asking, records: readonly string[], seen: Seen) {
    const rows = await Promise.all(
      records
        .slice(0, 1 + mostMerged)
        .map((limitId) => orNothing(ask.execute(GetLimit.of({ limitId, ...seen })))),
    );
    const [own] = rows;
    const found = rows.filter((row) => row !== undefined);
    return {
      ...(own && { limit: own }),
      ...(records.length > 1 && found.length > 0 && { limitsTogether: limitsTogether(own, found) }),
    };
  }

  /** What was said last, and what is new. */
  private async relation(ask: Asking, client: ClientRow, seen: Seen) {
    const { clientId } = client;
    const [contacts, news, interactions, solutions] = await Promise.all([
      orNothing(ask.execute(GetContacts.of({ clientId, ...seen }))),
      this.news(ask, client, seen),
      rowsOf(ask.execute(ListInteractions.of({ clientId, limit, ...seen }))),
      rowsOf(ask.execute(ListSolutions.of({ clientId, limit, ...seen }))),
    ]);
    return { ...(contacts && { contacts }), interactions, solutions, news };
  }

  /** The news of a client and of the records that were merged into it, the latest first. */
  private async news(ask: Asking, { clientId, merged = [] }: ClientRow, seen: Seen) {
    const records = [clientId, ...merged.slice(0, mostMerged).map((each) => each.clientId)];
    const found = await Promise.all(
      records.map((id) => orNothing(ask.execute(GetClientNews.of({ clientId: id, ...seen })))),
    );
    return found
      .flatMap((each) => each?.news ?? [])
      .toSorted((one, other) => other.on.localeCompare(one.on));
  }

  /** Who it is, and how well that is known. */
  private async known(ask: Asking, clientId: string, seen: Seen) {
    const [people, owners, identification, documents] = await Promise.all([
      rowsOf(ask.execute(ListParties.of({ clientId, limit, ...seen }))),
      orNothing(ask.execute(GetBeneficialOwners.of({ clientId, ...seen }))),
      orNothing(ask.execute(GetIdentification.of({ clientId, ...seen }))),
      orNothing(ask.execute(GetClientDocuments.of({ clientId, ...seen }))),
    ]);
    return {
      people,
      ...(owners && { owners }),
      ...(identification && { identification }),
      ...(documents && { documents }),
    };
  }

  async brief(clientId: string): Promise<ClientBrief> {
    const ask = new Asking(this.queries, false);
    const client = await ask.execute(GetClient.of({ clientId }));
    const [warnings, news, lastVisit] = await Promise.all([
      orNothing(ask.execute(GetClientWarnings.of({ clientId }))),
      this.news(ask, client, {}),
      this.lastVisit(clientId),
    ]);
    const since: Day = lastVisit?.valueDate ?? '';
    const { name, lifecycle, managerId } = client;
    return {
      client: { clientId, name, lifecycle, ...(managerId !== undefined && { managerId }) },
      ...(lastVisit && { lastVisit }),
      news: news.filter(({ on }) => on >= since),
      ...(await this.open(ask, clientId, {})),
      ...(warnings && { warnings }),
    };
  }

  /** What is still to be done for a client, what it needs and how it likes to be served. */
  private async open(ask: Asking, clientId: string, seen: Seen) {
    const [nextSteps, tasks, cases, promises, needs, portrait, dataQuality] = await Promise.all([
      rowsOf(ask.execute(ListNextSteps.of({ clientId, limit, ...seen }))),
      rowsOf(ask.execute(ListTasks.of({ clientId, limit, ...seen }))),
      rowsOf(ask.execute(ListCases.of({ clientId, open: true, limit, ...seen }))),
      rowsOf(ask.execute(ListPromises.of({ clientId, limit, ...seen }))),
      rowsOf(ask.execute(ListNeeds.of({ clientId, limit, ...seen }))),
      orNothing(ask.execute(GetPortrait.of({ clientId, ...seen }))),
      orNothing(ask.execute(GetDataQuality.of({ clientId, ...seen }))),
    ]);
    return {
      ...{ nextSteps, tasks, cases, promises, needs },
      ...(portrait && { portrait }),
      ...(dataQuality && { dataQuality }),
    };
  }

  private async lastVisit(clientId: string): Promise<InteractionRow | undefined> {
    const of = (channel?: 'visit') =>
      rowsOf(
        this.queries.execute(
          ListInteractions.of({
            clientId,
            withdrawn: false,
            ...(channel && { channel }),
            limit: 1,
          }),
        ),
      );
    const [visit] = await of('visit');
    return visit ?? (await of())[0];
  }
}
