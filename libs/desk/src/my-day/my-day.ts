import {
  askerId,
  ListCareAhead,
  ListCases,
  ListDueContacts,
  ListNextSteps,
  ListPromises,
  ListTasks,
} from '#engagement';
import type { CareDay, CaseRow, ContactsRow, NextStepRow, PromiseRow, TaskRow } from '#engagement';
import type { Day } from '#kernel';
import { addDays } from '#kernel';
import type { WatchRow } from '#risk';
import { ListWatchList } from '#risk';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { orNothing, rowsOf } from '../asked.js';
import type { ClientNewsRow } from '../views/client-news.view.js';
import { ListClientNews } from '../views/client-news.view.js';

/** What somebody opens the day with. */
export interface MyDay {
  readonly day: Day;
  readonly personId: string;
  /** The clients of whom the cadence says that it is time to speak. */
  readonly contactsDue: readonly ContactsRow[];
  /** My tasks of the next seven days, and those that are late. */
  readonly tasks: readonly TaskRow[];
  readonly nextSteps: readonly NextStepRow[];
  /** What I promised clients, or have to disclose to them, within seven days, and what is late. */
  readonly promises: readonly PromiseRow[];
  /** The clients of mine of whom early warning has something to say, the worst first. */
  readonly warnings: readonly WatchRow[];
  readonly cases: readonly CaseRow[];
  /** The clients of mine that I owe a review as their senior sponsor. */
  readonly sponsored: readonly ContactsRow[];
  /** Birthdays and anniversaries of the next seven days. */
  readonly care: readonly CareDay[];
  /** What is new at the clients I see since yesterday. */
  readonly news: readonly ClientNewsRow[];
}

/** How far ahead a day looks. */
const daysAhead = 7;
const limit = 50;

/** Gathers what somebody is to see and do on a day, from every context. */
@Injectable()
export class MyDays {
  constructor(private readonly queries: QueryBus) {}

  async of(day: Day): Promise<MyDay> {
    const me = askerId();
    const soon = addDays(day, daysAhead);
    const ask = this.queries;
    const [contactsDue, sponsored, tasks, nextSteps, promises, warnings, cases, care, news] =
      await Promise.all([
        rowsOf(ask.execute(ListDueContacts.of({ day, managerId: me, limit }))),
        rowsOf(ask.execute(ListDueContacts.of({ day: soon, sponsorId: me, limit }))),
        rowsOf(ask.execute(ListTasks.of({ ownerId: me, dueUpTo: soon, limit }))),
        rowsOf(ask.execute(ListNextSteps.of({ ownerId: me, dueUpTo: soon, limit }))),
        rowsOf(ask.execute(ListPromises.of({ ownerId: me, dueUpTo: soon, limit }))),
        rowsOf(ask.execute(ListWatchList.of({ managerId: me, limit }))),
        rowsOf(ask.execute(ListCases.of({ ownerId: me, open: true, limit }))),
        orNothing(ask.execute(ListCareAhead.of({ from: day, days: daysAhead }))),
        rowsOf(ask.execute(ListClientNews.of({ since: addDays(day, -1), limit }))),
      ]);
    return {
      ...{ day, personId: me, contactsDue, sponsored, tasks, nextSteps, promises },
      ...{ warnings, cases, care: (care ?? []).slice(0, limit), news },
    };
  }
}
