import type { Fact } from '#kernel';
import { defineEvents, defineView, event } from '#kernel';
import { occurrence } from '#kernel/testing';
import type { HeldRow, Lifted } from './fold.js';
import { fold, plan } from './fold.js';

/** Events and a view of jars, to try folding on. */
export const jarEvents = defineEvents('jarId', {
  JarFilled: event<{ readonly colour: string; readonly beans: number }>(),
  BeansAdded: event<{ readonly beans: number }>(),
  BeansShared: event<{ readonly beans: number; readonly with: string }>(),
  JarPainted: event<{ readonly colour: string }>(),
  JarBroken: event<Record<string, never>>(),
  JarAdmired: event<Record<string, never>>(),
});
const { JarFilled, BeansAdded, JarBroken } = jarEvents;

interface Jar {
  readonly colour: string;
  /** In the order in which they came. */
  readonly handfuls: readonly number[];
}
const adding = (jar: Jar, beans: number): Jar => {
  if (beans === 13) throw new Error('thirteen beans');
  return { ...jar, handfuls: [...jar.handfuls, beans] };
};
export const jars = defineView({
  name: 'jars',
  events: jarEvents,
  opens: { JarFilled: ({ colour, beans }): Jar => ({ colour, handfuls: [beans] }) },
  on: {
    BeansAdded: ({ beans }, jar) => adding(jar, beans),
    BeansShared: ({ beans }, jar) => adding(jar, beans),
    JarPainted: ({ colour }, jar) => ({ ...jar, colour }),
    JarBroken: () => undefined,
  },
  by: 'jarId',
  key: {
    BeansShared: ({ with: other }, { id }) => {
      if (other === '') throw new Error('shared with nobody');
      return [id, other];
    },
  },
  rollups: {
    colours: ({ colour, handfuls }) => [
      { group: { colour }, sums: { beans: handfuls.reduce((sum, beans) => sum + beans, 0) } },
    ],
  },
  scope: 'open',
  queries: {},
  answer: {},
  allow: {},
});

export const happened = (position: number, id: string, fact: Fact): Lifted => ({
  fact,
  occurrence: { ...occurrence, id, stream: `jar-${id}`, position, revision: position / 10 },
});
export const filled = (position: number, id: string, beans: number, colour = 'red') =>
  happened(position, id, JarFilled({ colour, beans }));
export const added = (position: number, id: string, beans: number) =>
  happened(position, id, BeansAdded({ beans }));
export const broken = (position: number, id: string) => happened(position, id, JarBroken({}));
export const unreadable = (position: number, id: string): Lifted => ({
  ...added(position, id, 1),
  unreadable: new Error('of a later release'),
});

export const held = (position: number, ...handfuls: readonly number[]): HeldRow => ({
  row: { colour: 'red', handfuls },
  position,
  revision: position / 10,
});
export const folding = (
  batch: readonly Lifted[],
  before: Readonly<Record<string, HeldRow>> = {},
  parked: readonly string[] = [],
) => fold(jars, plan(jars, batch), new Map(Object.entries(before)), (key) => parked.includes(key));

/** Which events were parked, and why. */
export const parkedOf = ({ parked }: ReturnType<typeof fold>) =>
  parked.map(({ key, event: { occurrence: at }, error }) => [key, at.position, error]);
