import { DateFormats } from './date-format.js';

function learnt(...columns: readonly (readonly string[])[]) {
  const formats = new DateFormats();
  columns.forEach((texts, column) =>
    texts.forEach((text, index) => formats.see(`Column${column + 1}`, text, index + 2)),
  );
  return formats.recognised();
}

describe('the dates of a file', () => {
  it.each([
    ['need no order where they are ISO', ['1997-02-03', '1997-12-31'], undefined],
    ['need none where the month has a name', ['28-Feb-97', '3-Mar-97'], undefined],
    ['have the month first where a second number is a day', ['2/3/1997', '2/28/97'], 'monthFirst'],
    ['have the day first where a first number is a day', ['2/3/1997', '28/2/1997'], 'dayFirst'],
    ['are nothing where there are none', ['', 'soon'], undefined],
  ])('%s', (_, texts, expected) => expect(learnt(texts)).toBe(expected));

  it('of one column tell how to read those of another', () =>
    expect(learnt(['2/3/1997'], ['12/31/1998'])).toBe('monthFirst'));

  it('may differ in format between columns', () =>
    expect(learnt(['1997-02-03'], ['28-Feb-97'])).toBeUndefined());

  it.each([
    [
      'a column mixes formats',
      ['1997-02-28', '28-Feb-97'],
      'Column1 mixes formats: 1997-02-28 in line 2 and 28-Feb-97 in line 3',
    ],
    [
      'both orders are there',
      ['2/28/1997', '28/2/1997'],
      'some dates have the month first and some the day: 2/28/1997 in line 2 and 28/2/1997 in line 3',
    ],
    [
      'nothing tells day from month',
      ['2/3/1997', '4/5/1998'],
      '2/3/1997 in line 2 may be of either month',
    ],
  ])('are refused as a whole where %s', (_, texts, reason) =>
    expect(() => learnt(texts)).toThrow(reason),
  );
});
