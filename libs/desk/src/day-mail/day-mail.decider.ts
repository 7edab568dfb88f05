import type { Day, Evolve } from '#kernel';
import { defineDecider, everyone } from '#kernel';
import { deskRefusals } from '../desk.refusals.js';
import * as commands from './day-mail.commands.js';
import { dayMailEvents } from './day-mail.events.js';

const { DayMailOrdered, DayMailCancelled, DayMailSent } = dayMailEvents;

interface DayMail {
  readonly ordered: boolean;
  readonly lastSentOn?: Day;
}

type Before = DayMail | undefined;

const evolve: Evolve<DayMail, typeof dayMailEvents> = {
  DayMailOrdered: (_, before: Before) => ({ ...before, ordered: true }),
  DayMailCancelled: (_, before) => ({ ...before, ordered: false }),
  DayMailSent: ({ valueDate: lastSentOn }, before) => ({ ...before, lastSentOn }),
};

const checkOwn = (personId: string, actor: { readonly id: string }): void => {
  if (actor.id !== personId) throw deskRefusals.NotYourDay({ field: 'personId' });
};

/** The morning mail of one person: nobody orders it for another, and a day goes out once. */
export const dayMail = defineDecider({
  stream: 'daymail',
  by: 'personId',
  prefix: 'pn',
  events: dayMailEvents,
  commands,
  allow: { OrderDayMail: everyone, CancelDayMail: everyone, RecordDayMail: [] },
  evolve,
  create: {},
  either: {
    OrderDayMail({ personId }, before: Before, { actor, today }) {
      checkOwn(personId, actor);
      return before?.ordered ? [] : DayMailOrdered({ valueDate: today });
    },
    CancelDayMail({ personId }, before: Before, { actor, today }) {
      checkOwn(personId, actor);
      return before?.ordered ? DayMailCancelled({ valueDate: today }) : [];
    },
    RecordDayMail: ({ day }, before: Before) =>
      before === undefined || day <= (before.lastSentOn ?? '')
        ? []
        : DayMailSent({ valueDate: day }),
  },
  decide: {},
});
