import { GetClientNames } from '#clients';
import type { DayMailRow } from '#desk';
import { clientsOf, dayLetter, ListDayMails, MyDays, RecordDayMail } from '#desk';
import type { Day } from '#kernel';
import { weekday } from '#kernel';
import { GetStaffMember } from '#organisation';
import type { Clock, Log, Person, StaffRegister } from '#platform';
import { inContext } from '#platform';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { MailOut } from './mail-out.js';

/** From this hour on, on the clock on the wall of the bank, the day goes out. */
const fromHour = 7;
/** The last day of the working week; 1 is Monday. */
const lastWorkday = 5;

const hourOf = (now: Date, timeZone: string): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, hour: '2-digit', hourCycle: 'h23' },
    }).format(now),
  );

/** What mailing a day takes. */
export interface DayPost {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly register: StaffRegister;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
}

/** Mails everybody who wants it their day, once each working morning: what they see, and no more. */
export class DayMails {
  private readonly days: MyDays;

  constructor(private readonly post: DayPost) {
    this.days = new MyDays(post.queries);
  }

  /** One round through all who want it and have not got it today. */
  async round(out: MailOut): Promise<void> {
    const { clock, timeZone, queries } = this.post;
    const today = clock.today();
    if (hourOf(clock.now(), timeZone) < fromHour || weekday(today) > lastWorkday) return;
    let cursor: string | null = null;
    do {
      const page: { items: readonly DayMailRow[]; next: string | null } = await queries.execute(
        ListDayMails.of({ limit: 200, ...(cursor !== null && { cursor }) }),
      );
      for (const { personId, lastSentOn = '' } of page.items) {
        if (lastSentOn < today) await this.mail(out, personId, today);
      }
      cursor = page.next;
    } while (cursor !== null);
  }

  private async mail(out: MailOut, personId: string, day: Day): Promise<void> {
    const { register, commands, log } = this.post;
    const person = await register.person(personId);
    const letter = person && (await this.letterTo(person, day));
    if (letter === undefined) return;
    const answer = await out.send({ id: `day_${personId}.${day}`, ...letter });
    if (answer.is === 'taken' || answer.is === 'refused') {
      if (answer.is === 'refused') log.warn({ personId }, 'the day of somebody was refused');
      await commands.execute(RecordDayMail.of({ personId, day }));
    }
  }

  /** What somebody is to read, as they see it; nothing where they have left, or have no address. */
  private letterTo(person: Person, day: Day) {
    const { personId, roles, language = 'zh' } = person;
    if (roles.size === 0) return undefined;
    const { queries } = this.post;
    const actor = { id: personId, roles: [...roles.keys()], channel: 'mail' };
    return inContext({ actor, person, correlationId: `day.${personId}` }, async () => {
      const { email } = await queries.execute(GetStaffMember.of({ personId }));
      if (email === undefined) return undefined;
      const mine = await this.days.of(day);
      const ids = clientsOf(mine).slice(0, 500);
      const named = ids.length === 0 ? [] : await queries.execute(GetClientNames.of({ ids }));
      const names = new Map(
        named.map(({ clientId, name: { en, zh } }) => [
          clientId,
          (language === 'en' ? (en ?? zh) : (zh ?? en)) ?? clientId,
        ]),
      );
      return { to: email, ...dayLetter(mine, (id) => names.get(id) ?? id, language) };
    });
  }
}
