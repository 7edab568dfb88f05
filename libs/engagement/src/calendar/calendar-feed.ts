import type { Day } from '#kernel';
import { addDays } from '#kernel';

/** One thing on a day of somebody’s calendar. */
export interface CalendarEntry {
  /** Stable: a calendar that reads the feed again replaces the entry. */
  readonly id: string;
  readonly kind: 'event' | 'task';
  readonly day: Day;
  readonly title: string;
  readonly text?: string;
  readonly done?: boolean;
}

/** The media type of a feed. */
export const calendarType = 'text/calendar; charset=utf-8';

/**
 * A calendar that other programs subscribe to (RFC 5545): tasks as `VTODO`, everything else as
 * all-day `VEVENT`. `now` is the moment of the feed, in ISO 8601.
 */
export function calendarFeed(name: string, entries: readonly CalendarEntry[], now: string): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rapport//Rapport//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => linesOf(entry, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map(wrapped).join('\r\n') + '\r\n';
}

function linesOf({ id, kind, day, title, text, done }: CalendarEntry, stamp: string) {
  const on = day.replaceAll('-', '');
  const next = addDays(day, 1).replaceAll('-', '');
  const days =
    kind === 'task'
      ? [`DUE;VALUE=DATE:${on}`, `STATUS:${done ? 'COMPLETED' : 'NEEDS-ACTION'}`]
      : [`DTSTART;VALUE=DATE:${on}`, `DTEND;VALUE=DATE:${next}`];
  const component = kind === 'task' ? 'VTODO' : 'VEVENT';
  return [
    `BEGIN:${component}`,
    `UID:${id}@rapport`,
    `DTSTAMP:${stamp}`,
    ...days,
    `SUMMARY:${escaped(title)}`,
    ...(text === undefined ? [] : [`DESCRIPTION:${escaped(text)}`]),
    `END:${component}`,
  ];
}

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (found) => `\\${found}`).replace(/\r?\n/g, '\\n');

/** No line is longer than 75 bytes; the rest goes on in the next one behind a space. */
function wrapped(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > 74) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
