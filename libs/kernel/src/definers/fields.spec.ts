import { validateSync } from 'class-validator';
import { AreParts, defineField, fieldRuleOf, IsId, IsPart, IsText } from './fields.js';

const IsLonger = defineField({
  name: 'isLonger',
  en: 'must be longer than the field beside it',
  zh: '必须长于相邻字段',
  test: (value, beside) =>
    typeof value === 'string' && 'short' in beside && value.length > String(beside.short).length,
  schema: { type: 'string' },
});

class Words {
  @IsText({ max: 5 }) readonly short: unknown = 'a';
  @IsLonger() readonly long: unknown = 'ab';
  @IsId({ each: true }) readonly ids: unknown = [];
}
class Page {
  @IsPart(Words) readonly words: unknown = new Words();
  @AreParts(Words, { min: 1, max: 2 }) readonly more: unknown = [new Words()];
}
const errorsOf = (fields: Partial<Words>) => validateSync(Object.assign(new Words(), fields));

describe('a field', () => {
  it('is checked by its rule, which knows what stands beside it', () => {
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ long: 'a' }).map(({ property }) => property)).toEqual(['long']);
  });

  it('says in English what is wrong, and brings its rule for the other words', () => {
    const [error] = errorsOf({ long: 'a' });
    expect(error?.constraints).toEqual({
      isLonger: 'long must be longer than the field beside it',
    });
    expect(fieldRuleOf(error?.contexts?.['isLonger'])).toMatchObject({
      zh: '必须长于相邻字段',
      schema: { type: 'string' },
    });
  });

  it('may be a list, each element by the rule', () => {
    const [error] = errorsOf({ ids: ['a', ' '] });
    expect(error?.constraints?.['isId']).toMatch(/^each of ids must be an id/);
  });

  it('may be an object with fields of its own', () => {
    expect(validateSync(Object.assign(new Page(), { words: 7 }))).toHaveLength(1);
  });

  it.each([
    ['no list', new Words()],
    ['too few', []],
    ['too many', [new Words(), new Words(), new Words()]],
    ['one that breaks a rule of its own', [Object.assign(new Words(), { long: '' })]],
  ])('may be a list of such objects, but not %s', (_, more) =>
    expect(validateSync(Object.assign(new Page(), { more }))).toHaveLength(1),
  );
});

describe('text', () => {
  it.each([
    ['blank', ' \n'],
    ['a control character', 'a\u0007'],
    ['a reversal of direction that nobody sees', 'a\u202eb'],
    ['an isolate that nobody sees', 'a\u2066b'],
    ['half a character', 'a\ud800'],
    ['too long', 'abcdef'],
    ['no text', 7],
  ])('is refused: %s', (_, short) => expect(errorsOf({ short, long: 'abcdefgh' })).toHaveLength(1));

  it.each([
    ['Chinese', '秦岭风电'],
    ['an emoji', '🏦'],
    ['lines', 'a\nb'],
  ])('may be %s', (_, short) => expect(errorsOf({ short, long: 'abcdefgh' })).toEqual([]));
});
