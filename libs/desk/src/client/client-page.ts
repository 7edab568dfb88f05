import type { ClientRow } from '#clients';
import { GetClient } from '#clients';
import { GetContacts, ListCases, ListInteractions, ListNextSteps, ListTasks } from '#engagement';
import type { CaseRow, ContactsRow, InteractionRow, NextStepRow, TaskRow } from '#engagement';
import type { Day } from '#kernel';
import type { ExposureRow } from '#lending';
import { GetClientExposure } from '#lending';
import type { WatchRow } from '#risk';
import { GetClientWarnings } from '#risk';
import type { SegmentRow } from '#strategy';
import { GetClientSegment } from '#strategy';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { orNothing, rowsOf } from '../asked.js';
import type { News } from '../views/client-news.view.js';
import { GetClientNews } from '../views/client-news.view.js';

/** One client from every side. What the asker may not see, or what there is not, is left out. */
export interface ClientOverview {
  readonly client: ClientRow;
  /** Loans and what is owed on them. */
  readonly exposure?: ExposureRow;
  readonly warnings?: WatchRow;
  /** The type of the client, with the reasons. */
  readonly segment?: SegmentRow;
  readonly contacts?: ContactsRow;
  /** The latest contacts. */
  readonly interactions: readonly InteractionRow[];
  readonly nextSteps: readonly NextStepRow[];
  readonly tasks: readonly TaskRow[];
  readonly cases: readonly CaseRow[];
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
  readonly warnings?: WatchRow;
}

const limit = 20;

/** Gathers what is known of one client, from every context. */
@Injectable()
export class ClientPages {
  constructor(private readonly queries: QueryBus) {}

  async overview(clientId: string): Promise<ClientOverview> {
    const ask = this.queries;
    const client = await ask.execute(GetClient.of({ clientId }));
    const [exposure, warnings, segment, contacts, news] = await Promise.all([
      orNothing(ask.execute(GetClientExposure.of({ clientId }))),
      orNothing(ask.execute(GetClientWarnings.of({ clientId }))),
      orNothing(ask.execute(GetClientSegment.of({ clientId }))),
      orNothing(ask.execute(GetContacts.of({ clientId }))),
      orNothing(ask.execute(GetClientNews.of({ clientId }))),
    ]);
    const interactions = await rowsOf(ask.execute(ListInteractions.of({ clientId, limit })));
    return {
      client,
      ...(exposure && { exposure }),
      ...(warnings && { warnings }),
      ...(segment && { segment }),
      ...(contacts && { contacts }),
      interactions,
      ...(await this.open(clientId)),
      news: news?.news ?? [],
    };
  }

  async brief(clientId: string): Promise<ClientBrief> {
    const ask = this.queries;
    const client = await ask.execute(GetClient.of({ clientId }));
    const [warnings, news, lastVisit] = await Promise.all([
      orNothing(ask.execute(GetClientWarnings.of({ clientId }))),
      orNothing(ask.execute(GetClientNews.of({ clientId }))),
      this.lastVisit(clientId),
    ]);
    const since: Day = lastVisit?.valueDate ?? '';
    const { name, lifecycle, managerId } = client;
    return {
      client: { clientId, name, lifecycle, ...(managerId !== undefined && { managerId }) },
      ...(lastVisit && { lastVisit }),
      news: (news?.news ?? []).filter(({ on }) => on >= since),
      ...(await this.open(clientId)),
      ...(warnings && { warnings }),
    };
  }

  /** What is still to be done for a client. */
  private async open(clientId: string) {
    const ask = this.queries;
    const [nextSteps, tasks, cases] = await Promise.all([
      rowsOf(ask.execute(ListNextSteps.of({ clientId, limit }))),
      rowsOf(ask.execute(ListTasks.of({ clientId, limit }))),
      rowsOf(ask.execute(ListCases.of({ clientId, open: true, limit }))),
    ]);
    return { nextSteps, tasks, cases };
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
