import { calendarFeed } from './calendar-feed.js';

describe('a calendar feed', () => {
  const feed = calendarFeed(
    'Rapport',
    [
      { id: 'tk_1', kind: 'task', day: '2026-03-06', title: 'Send, and call; soon' },
      { id: 'in_1', kind: 'event', day: '2026-12-31', title: '拜访', text: 'One\ntwo' },
    ],
    '2026-03-02T09:00:00.000Z',
  );

  it('ends every line as RFC 5545 wants it', () => {
    expect(feed.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
  it('tells tasks by their due day, and events by the whole day', () => {
    expect(feed).toContain('DTSTAMP:20260302T090000Z\r\nDUE;VALUE=DATE:20260306');
    expect(feed).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101');
  });
  it('escapes what has a meaning of its own', () => {
    expect(feed).toContain('SUMMARY:Send\\, and call\\; soon');
    expect(feed).toContain('DESCRIPTION:One\\ntwo');
  });
  it('breaks lines at 75 bytes, never inside a character', () => {
    const long = calendarFeed(
      'Rapport',
      [{ id: 'a', kind: 'event', day: '2026-03-06', title: '沟通'.repeat(40) }],
      '2026-03-02T09:00:00.000Z',
    );
    const lines = long.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(long.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'沟通'.repeat(40)}`);
  });
});
