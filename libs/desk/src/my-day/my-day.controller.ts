import { calendarFeed, calendarType, CareOccasion } from '#engagement';
import type { CalendarEntry } from '#engagement';
import type { Day } from '#kernel';
import { everyone, IsDay } from '#kernel';
import { Ask, authorise, Clock, requestContext } from '#platform';
import { Controller, Get, Header } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import type { MyDay } from './my-day.js';
import { MyDays } from './my-day.js';

/** Which day is asked for. */
export class MyDayAsked {
  /** Defaults to today. */
  @IsOptional() @IsDay() readonly day?: Day;
}

/** Everything that somebody opens the day with, in one call. */
@Controller('me/day')
export class MyDayController {
  constructor(
    private readonly days: MyDays,
    private readonly clock: Clock,
  ) {}

  @Get()
  day(@Ask() { day }: MyDayAsked) {
    authorise(everyone, requestContext());
    return this.days.of(day ?? this.clock.today());
  }

  /** The same as a feed that calendars subscribe to. */
  @Get('calendar')
  @Header('Content-Type', calendarType)
  async calendar(@Ask() { day }: MyDayAsked) {
    authorise(everyone, requestContext());
    const mine = await this.days.of(day ?? this.clock.today());
    return calendarFeed('Rapport', entriesOf(mine), this.clock.now().toISOString());
  }
}

const entriesOf = ({
  day,
  contactsDue,
  tasks,
  nextSteps,
  promises,
  sponsored,
  care,
}: MyDay): readonly CalendarEntry[] => [
  ...contactsDue.map(({ clientId, dueOn = day }): CalendarEntry => ({
    id: `contact-${clientId}`,
    kind: 'event',
    day: dueOn < day ? day : dueOn,
    title: `Contact due · 应联系：${clientId}`,
  })),
  ...tasks.map(({ taskId, dueOn, title, clientId }): CalendarEntry => ({
    id: taskId,
    kind: 'task',
    day: dueOn,
    title,
    text: clientId,
  })),
  ...nextSteps.map(({ interactionId, stepId, dueOn, what, clientId }): CalendarEntry => ({
    id: `${interactionId}-${stepId}`,
    kind: 'task',
    day: dueOn,
    title: what,
    text: clientId,
  })),
  ...promises.map(({ promiseId, dueOn, what, clientId }): CalendarEntry => ({
    id: promiseId,
    kind: 'task',
    day: dueOn,
    title: `Promise · 承诺：${what}`,
    text: clientId,
  })),
  ...sponsored.map(({ clientId, sponsorDueOn = day }): CalendarEntry => ({
    id: `sponsor-${clientId}`,
    kind: 'event',
    day: sponsorDueOn < day ? day : sponsorDueOn,
    title: `Senior review · 高层回顾：${clientId}`,
  })),
  ...care.map(({ careDayId, on, occasion, office, clientId }): CalendarEntry => ({
    id: `${careDayId}-${on.slice(0, 4)}`,
    kind: 'event',
    day: on,
    title: `${CareOccasion(occasion).en} · ${CareOccasion(occasion).zh}：${office ?? clientId}`,
    text: clientId,
  })),
];
