import { addDays, inForce } from '#kernel';
import type { NoticeTopic } from '../reach/reach.codes.js';
import { zoneClock } from '../service-level/working-time.js';
import { quietHours } from './quiet-hours.rules.js';

/** The moment from which a gateway may send: now, or when the quiet hours of the bank's zone end. */
export function sendableFrom(topic: NoticeTopic, now: string, timeZone: string): string {
  const wall = zoneClock(timeZone);
  const at = Date.parse(now);
  const day = wall.date(at);
  const [rule] = inForce(quietHours, day);
  if (rule === undefined || rule.except.includes(topic)) return now;
  const morning = wall.instant(day, rule.toMinute);
  if (at < morning) return new Date(morning).toISOString();
  if (at < wall.instant(day, rule.fromMinute)) return now;
  return new Date(wall.instant(addDays(day, 1), rule.toMinute)).toISOString();
}
