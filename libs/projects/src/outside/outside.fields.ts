import { defineField, isDay } from '#kernel';

const fieldName = /^[a-zA-Z]{1,40}$/;
const most = 60;
/** The longest text of a register: a comment upon a rating. */
const longest = 12_000;
const decimal = /^-?\d{1,20}(\.\d{1,30})?$/;

const isMapOf = (test: (value: unknown) => boolean) => (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= most &&
  Object.entries(value).every(([name, each]) => fieldName.test(name) && test(each));

const schemaOf = (value: object) => ({
  type: 'object',
  maxProperties: most,
  additionalProperties: value,
});

/** Texts of a published line, by field. */
export const AreTexts = defineField({
  name: 'areTexts',
  en: `must be at most ${most} texts of 1 to ${longest} characters, by field`,
  zh: `必须为至多 ${most} 个按字段命名的文本，每个 1 至 ${longest} 个字符`,
  test: isMapOf((each) => typeof each === 'string' && each !== '' && each.length <= longest),
  schema: schemaOf({ type: 'string', minLength: 1, maxLength: longest }),
});

/** Days of a published line, by field. */
export const AreDays = defineField({
  name: 'areDays',
  en: `must be at most ${most} days, by field`,
  zh: `必须为至多 ${most} 个按字段命名的日期`,
  test: isMapOf(isDay),
  schema: schemaOf({ type: 'string', format: 'date' }),
});

/** Amounts of a published line, by field, with all the digits that were published. */
export const AreAmounts = defineField({
  name: 'areAmounts',
  en: `must be at most ${most} decimals in strings, by field`,
  zh: `必须为至多 ${most} 个按字段命名的十进制小数文本`,
  test: isMapOf((each) => typeof each === 'string' && decimal.test(each)),
  schema: schemaOf({ type: 'string', pattern: decimal.source }),
});
