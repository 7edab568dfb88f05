import { defineView } from '#kernel';
import { Definitions } from '#platform';
import { jar, jarEvents, jars, shelves } from './jars.js';

const { JarFilled, BeansAdded } = jarEvents;

/** Breakages and counts are passed over. */
const fillings = defineView({
  name: 'fillings',
  events: { JarFilled, BeansAdded },
  opens: { JarFilled: ({ beans }) => ({ beans }) },
  on: { BeansAdded: ({ beans }, row) => ({ beans: row.beans + beans }) },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

describe('the ETag of a row', () => {
  const definitions = new Definitions();
  definitions.add({ deciders: [jar], views: [jars, shelves, fillings] });

  it('is there where the row shows every event of its stream', () =>
    expect(definitions.showsAll(jars)).toBe(true));

  it('is left out where the row passes over some: If-Match upon it would be refused', () =>
    expect(definitions.showsAll(fillings)).toBe(false));

  it('is left out where a row is made of several streams', () =>
    expect(definitions.showsAll(shelves)).toBe(false));
});
