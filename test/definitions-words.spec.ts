import { allCodes } from '#kernel';
import { eventWords, wordsOf } from '../libs/audit/src/words/event-words.js';
import { particularsIn, valueAt } from '../libs/audit/src/words/sentence.js';
import { numberedWithin, otherNames } from '../libs/audit/src/trail/subjects.js';
import { exportsOf, product } from './product.js';

const samples = new Map(
  (await exportsOf(/^libs\/[^/]+\/src\/[^/]+\.samples\.ts$/)).flatMap(([, set]) =>
    Object.entries(set as Readonly<Record<string, readonly unknown[]>>),
  ),
);
await exportsOf(/\.codes\.ts$/);
const words = Object.entries(eventWords);

describe('the words of the trail', () => {
  it.each([...product.events.keys()])('say what %s means, in libs/audit/src/words', (type) => {
    const { en, zh } = wordsOf(type, samples.get(type)?.at(-1));
    expect(en).not.toBe(type);
    expect(`${en}${zh}`).not.toMatch(/[[\]{}]|undefined/);
    expect(zh).toMatch(/\p{Script=Han}/u);
  });

  it.each(words)('speak of nothing that %s does not hold', (type, [en, zh]) => {
    expect(product.events.has(type)).toBe(true);
    const present = samples.get(type)?.at(-1);
    for (const text of [en, zh]) {
      const needed = text.replace(/\[[^\]]*\]/g, '');
      const missing = particularsIn(needed).filter(
        ([path]) => valueAt(present, path) === undefined,
      );
      expect(missing).toEqual([]);
    }
    expect(new Set(particularsIn(en).map(String))).toEqual(new Set(particularsIn(zh).map(String)));
  });

  it.each(words)('label the codes of %s', (type, [en]) => {
    const present = samples.get(type)?.at(-1);
    const unknown = particularsIn(en).filter(([path, list]) => {
      const values = [valueAt(present, path) ?? []].flat();
      const lists = allCodes.filter(({ title }) => title.en === list);
      return list !== undefined && !values.every((value) => lists.some((l) => l.includes(value)));
    });
    expect(unknown).toEqual([]);
  });
});

describe('the subjects of the trail', () => {
  /** The ids that name something wherever they stand: those of streams. */
  const everywhere = new Set(
    [...product.events.values()].map(({ heading }) => heading.by.replace(/Id$/, '')),
  );
  const known = (name: string) =>
    everywhere.has(name) || name in otherNames || numberedWithin.has(name);

  it('are of a kind that is known, whatever event names them', () => {
    const names = [...samples.values()].flat().flatMap((data) =>
      Object.entries(data as object).flatMap(([field, value]: [string, unknown]) => {
        const name = /^(\w+?)Ids?$/.exec(field)?.[1];
        return name !== undefined && (typeof value === 'string' || Array.isArray(value))
          ? [name]
          : [];
      }),
    );
    expect([...new Set(names)].filter((name) => !known(name))).toEqual([]);
  });
});
