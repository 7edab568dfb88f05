import type { Day } from '#kernel';
import { addDays, defineProcess, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { daysAfter, nextOn, preparedOn } from '../care/care-calendar.js';
import { CareOccasion } from '../care/care.codes.js';
import { festivalAhead } from '../care/festivals.js';
import { PrepareNotice } from '../notice/notice.commands.js';
import { PromptManager } from '../task/task.commands.js';
import type { CareDayRow } from '../views/care-days.view.js';
import { careDays } from '../views/care-days.view.js';
import type { ReachRow } from '../views/contacts/reach.view.js';
import { reachOf } from '../views/contacts/reach.view.js';

interface Closed {
  readonly day: Day;
}

/** A birthday or an anniversary that is near becomes a contact that is due for the manager. */
export const careForClients = defineProcess({
  name: 'care-for-clients',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: Closed) => careDays.rows({ monthDay: preparedOn(day) }),
      ({ careDayId, clientId, occasion, monthDay, office }: CareDayRow, { day }) => {
        const dueOn = nextOn(monthDay, addDays(day, -daysAfter));
        const { en, zh } = CareOccasion(occasion);
        const whose = office === undefined ? '' : ` ${office}`;
        return [
          PromptManager.of({
            taskId: followingId('tk', careDayId, dueOn.slice(0, 4)),
            clientId,
            title: `${dueOn}${whose} ${zh}，致以问候 (${en}: send your wishes)`,
            dueOn,
            source: 'keyMoment',
            sourceId: careDayId,
          }),
        ];
      },
    ),
  },
});

/** Before a festival, the clients that agreed to it are wished well: each of them once. */
export const greetAtFestivals = defineProcess({
  name: 'greet-at-festivals',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: Closed) => (festivalAhead(day) === undefined ? undefined : reachOf.rows({})),
      ({ clientId, consents }: ReachRow, { day }) => {
        const festival = festivalAhead(day);
        if (festival === undefined || !consents.some(({ topic }) => topic === 'care')) return [];
        const { id, on, label, wish } = festival;
        return [
          PrepareNotice.of({
            noticeId: followingId('nt', id, on.slice(0, 4), clientId),
            clientId,
            topic: 'care',
            en: { subject: label.en, text: wish.en },
            zh: { subject: label.zh, text: wish.zh },
          }),
        ];
      },
    ),
  },
});
