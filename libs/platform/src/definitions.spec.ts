import {
  defineDecider,
  defineEvents,
  defineProcess,
  defineView,
  DomainCommand,
  event,
  UnknownVersion,
} from '#kernel';
import type { ContextParts } from './context-parts.js';
import { Clash, Definitions, UnknownEvent } from './definitions.js';

const events = defineEvents('jarId', {
  JarFilled: event<{ readonly beans: number }>(),
  BeansAdded: event<{ readonly beans: number }>(
    (one: { readonly dozens: number }) => ({ count: one.dozens * 12 }),
    (two: { readonly count: number }) => ({ beans: two.count }),
  ),
});

class FillJar extends DomainCommand {
  readonly jarId!: string;
}
class AddBeans extends DomainCommand {
  readonly jarId!: string;
}
class FillJug extends DomainCommand {}

const jar = defineDecider({
  stream: 'jar',
  by: 'jarId',
  prefix: 'jr',
  events,
  commands: { FillJar, AddBeans },
  allow: { FillJar: [], AddBeans: [] },
  evolve: {
    JarFilled: ({ beans }) => beans,
    BeansAdded: ({ beans }, before: number) => before + beans,
  },
  create: { FillJar: () => events.JarFilled({ beans: 1 }) },
  decide: { AddBeans: () => events.BeansAdded({ beans: 1 }) },
});
const jars = defineView({
  name: 'jars',
  events,
  opens: { JarFilled: ({ beans }) => ({ beans }) },
  on: {},
  scope: 'open',
  queries: {},
  answer: {},
  allow: {},
});
const reward = defineProcess({ name: 'reward', events, on: { JarFilled: () => [] } });

function defined(...contexts: readonly ContextParts[]): Definitions {
  const definitions = new Definitions();
  for (const parts of contexts) definitions.add(parts);
  return definitions;
}

describe('the definitions of all contexts', () => {
  it('know every event once, whoever cares for it', () => {
    const { events: known } = defined({ deciders: [jar] }, { views: [jars], processes: [reward] });
    expect([...known]).toEqual(Object.entries(events));
  });

  it('know who decides a command, and whether it opens a stream', () => {
    const definitions = defined({ deciders: [jar] });
    expect(definitions.deciderOf(FillJar)).toBe(jar);
    expect(definitions.deciderOf(FillJug)).toBeUndefined();
    expect([FillJar, AddBeans, FillJug].map((command) => definitions.opens(command))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each<[string, ContextParts, ContextParts, string]>([
    [
      'two deciders of a stream',
      { deciders: [jar] },
      { deciders: [{ ...jar, commands: { FillJug } }] },
      'two deciders write streams of jar',
    ],
    [
      'a command that is decided twice',
      { deciders: [jar] },
      { deciders: [{ ...jar, stream: 'jug' }] },
      'FillJar is decided twice, by jar also',
    ],
    [
      'two views of a name',
      { views: [jars] },
      { views: [{ ...jars, version: 2 }] },
      'two views named jars',
    ],
    [
      'two processes of a name',
      { processes: [reward] },
      { processes: [{ ...reward }] },
      'named reward',
    ],
    [
      'two events of a name',
      { deciders: [jar] },
      {
        views: [
          { ...jars, events: defineEvents('jarId', { JarFilled: event<{ beans: number }>() }) },
        ],
      },
      'two events are named JarFilled',
    ],
    [
      'a stream with a hyphen, which ends the category',
      {},
      { deciders: [{ ...jar, stream: 'jam-jar' }] },
      'category jam-jar holds a "-"',
    ],
  ])('do not stand with %s', (_, there, added, message) => {
    const standing = () => defined(there, added);
    expect(standing).toThrow(Clash);
    expect(standing).toThrow(message);
  });

  it('do not stand with two of a name within one context either', () => {
    expect(() => defined({ views: [jars, { ...jars }] })).toThrow(Clash);
  });
});

describe('stored data', () => {
  const definitions = defined({ deciders: [jar] });

  it.each([
    [1, { dozens: 2 }],
    [2, { count: 24 }],
    [3, { beans: 24 }],
  ])('of version %d has the present shape once it is lifted', (version, data) => {
    expect(definitions.lift('BeansAdded', data, version)).toEqual({ beans: 24 });
  });

  it('of an event that nothing defines is refused', () => {
    const lift = () => definitions.lift('JarStolen', {}, 1);
    expect(lift).toThrow(UnknownEvent);
    expect(lift).toThrow('no event JarStolen is defined here');
  });

  it.each([0, 4])('of version %d, which there never was here, is refused', (version) => {
    expect(() => definitions.lift('BeansAdded', {}, version)).toThrow(UnknownVersion);
  });
});
