import { addDays } from '#kernel';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { demoStory } from './chapters.js';
import { clients } from './clients/clients.js';

describe.each(['2026-03-02', '2027-12-31', '2028-01-01', '2028-02-29', '2028-03-31', '2029-05-31'])(
  'the demo told on %s',
  (today) => {
    const chapters = demoStory(today);
    const steps = chapters.flatMap(({ steps, closing }) => [
      ...steps,
      ...(closing ? [closing] : []),
    ]);

    it('speaks in commands whose fields are right', () => {
      const faults = steps.flatMap(({ key, command }) =>
        validateSync(
          plainToInstance(command.constructor as new () => object, Object.assign({}, command)),
          {
            whitelist: true,
            forbidNonWhitelisted: true,
          },
        ).map((fault) => `${key}: ${fault.toString()}`),
      );
      expect(faults).toEqual([]);
    });

    it('has a key of its own for each step', () =>
      expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length));

    it('says nothing of the days to come, and closes days in order', () => {
      expect(steps.filter(({ on }) => on > today)).toEqual([]);
      const closed = chapters.flatMap(({ closing }) => (closing ? [closing.on] : []));
      expect(closed).toEqual([...closed].sort());
      expect(closed.at(-1)).toBe(addDays(today, -1));
    });

    it('is the same whenever it is told of that day', () =>
      expect(demoStory(today)).toEqual(chapters));
  },
);

describe('the clients of the demo', () => {
  it('are about forty, each under a number of its own', () => {
    expect(clients.length).toBeGreaterThanOrEqual(40);
    expect(new Set(clients.map(({ number }) => number)).size).toBe(clients.length);
  });
});
