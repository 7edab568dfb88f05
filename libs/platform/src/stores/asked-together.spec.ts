import { AskedTogether } from './asked-together.js';

interface Question {
  readonly table: string;
  readonly ids: readonly string[];
  readonly leftMs: number;
}

/** A table that has a row for every id but `none`, and remembers what it was asked. */
function asking(): { readonly together: AskedTogether; readonly questions: Question[] } {
  const questions: Question[] = [];
  const together = new AskedTogether((table, ids, leftMs) => {
    questions.push({ table, ids, leftMs });
    if (table === 'broken') return Promise.reject(new Error('gone'));
    return Promise.resolve(ids.filter((id) => id !== 'none').map((_id) => ({ _id })));
  });
  return { together, questions };
}

describe('rows asked for at the same time', () => {
  it('are asked for once, and each asker gets its own', async () => {
    const { together, questions } = asking();
    const found = await Promise.all([
      together.byIds('loans', ['a'], Infinity),
      together.byIds('loans', ['b', 'a'], Infinity),
      together.byIds('loans', ['none'], Infinity),
      together.byIds('clients', ['a'], Infinity),
      together.byIds('loans', [], Infinity),
    ]);
    expect(found).toEqual([[{ _id: 'a' }], [{ _id: 'b' }, { _id: 'a' }], [], [{ _id: 'a' }], []]);
    expect(questions.map(({ table, ids }) => [table, ids])).toEqual([
      ['loans', ['a', 'b', 'none']],
      ['clients', ['a']],
    ]);
  });

  it('are asked for anew a turn later', async () => {
    const { together, questions } = asking();
    await together.byIds('loans', ['a'], Infinity);
    await together.byIds('loans', ['a'], Infinity);
    expect(questions).toHaveLength(2);
  });

  it('take the longest time of the requests, and do not hold up who has no limit', async () => {
    const { together, questions } = asking();
    await Promise.all([
      together.byIds('loans', ['a'], 40),
      together.byIds('loans', ['b'], 900),
      together.byIds('loans', ['c'], Infinity),
    ]);
    expect(questions.map(({ leftMs }) => leftMs)).toEqual([900, Infinity]);
  });

  it('are at most a thousand in one question', async () => {
    const { together, questions } = asking();
    const ids = (from: string) => Array.from({ length: 600 }, (_, index) => `${from}${index}`);
    const found = await Promise.all(
      ['a', 'b'].map((from) => together.byIds('loans', ids(from), Infinity)),
    );
    expect(found.map((rows) => rows.length)).toEqual([600, 600]);
    expect(questions.map((question) => question.ids.length)).toEqual([600, 600]);
  });

  it('fail for everybody who asked', async () => {
    const { together } = asking();
    const asked = ['a', 'b'].map((id) => together.byIds('broken', [id], Infinity));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
