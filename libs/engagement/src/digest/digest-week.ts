import type { Day } from '#kernel';
import { addDays, weekday } from '#kernel';

/** The Friday of the week of a day: at its end the digest of the week goes out. */
export const digestDay = (day: Day): Day => addDays(day, (12 - weekday(day)) % 7);

/** The digest in which news of a day wait; those of a weekend wait for the next Friday. */
export const digestOf = (clientId: string, day: Day): string => `${clientId}.${digestDay(day)}`;
