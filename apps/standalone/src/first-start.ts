import { demoPeople, demoStaff, tellStory } from '#demo';
import { staffRegister } from '#organisation';
import { Clock, Tables, ViewRegistry } from '#platform';
import type { Running, Settings } from '#platform';
import { CommandBus } from '@nestjs/cqrs';

/**
 * Puts the people of the demo bank on an empty staff register, so that a newcomer can be somebody.
 * An installation with an identity provider of its own gets none of them.
 */
export async function makeStaff(app: Running['app'], settings: Settings): Promise<void> {
  if (settings.issuer !== '') return;
  const build = await app.get(ViewRegistry).live(staffRegister);
  const tables = app.get(Tables);
  const [people, those] = await Promise.all([
    tables.count(build, { all: [] }),
    tables.byIds(build, demoPeople),
  ]);
  // Somebody else keeps this register, or everybody is there already.
  if (people > those.length || those.length === demoPeople.length) return;
  const bus = app.get(CommandBus);
  const refused = await tellStory(demoStaff(app.get(Clock).today()), {
    execute: (command) => bus.execute(command),
    show: () => Promise.resolve([]),
    opened: () => Promise.resolve(true),
    // What is decided here waits for the rows it consults.
    settled: () => Promise.resolve(),
    onProgress: () => undefined,
  });
  // `rapport token` may have entered some of them before.
  const [first] = refused.filter(({ code }) => code !== 'AlreadyExists');
  if (first) throw new Error(`the demo staff could not be made: ${first.key}: ${first.reason}`);
}
