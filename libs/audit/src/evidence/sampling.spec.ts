import { Sample } from './sampling.js';

const events = Array.from({ length: 200 }, (_, index) => ({ eventId: `e-${index}` }));
const drawn = (seed: string, offered = events) => {
  const sample = new Sample<{ readonly eventId: string }>(10, seed);
  for (const event of offered) sample.offer(event);
  return sample.events.map(({ eventId }) => eventId).sort();
};

describe('a sample', () => {
  it('is the same for the same seed, whatever the order', () =>
    expect(drawn('audit 2026', [...events].reverse())).toEqual(drawn('audit 2026')));
  it('is another for another seed', () => expect(drawn('a')).not.toEqual(drawn('b')));
  it('holds as many as were asked for, each once', () =>
    expect(new Set(drawn('audit 2026')).size).toBe(10));
  it('holds all where there are fewer', () =>
    expect(drawn('audit 2026', events.slice(0, 3))).toEqual(['e-0', 'e-1', 'e-2']));
});
