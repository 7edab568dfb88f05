import type { Schema } from '#kernel';

/** What a rule of class-validator means; rules of our own bring both with them (`defineField`). */
interface StandardRule {
  /** The English text comes with the rule itself. */
  readonly zh: string;
  readonly schema: (constraints: readonly unknown[]) => Schema;
}

export const standardRules: Readonly<Record<string, StandardRule>> = {
  isString: { zh: '必须为文本', schema: () => ({ type: 'string' }) },
  isInt: { zh: '必须为整数', schema: () => ({ type: 'integer' }) },
  isNumber: { zh: '必须为数字', schema: () => ({ type: 'number' }) },
  isBoolean: { zh: '必须为 true 或 false', schema: () => ({ type: 'boolean' }) },
  isObject: { zh: '必须为对象', schema: () => ({ type: 'object' }) },
  isNotEmptyObject: {
    zh: '必须为非空对象',
    schema: () => ({ type: 'object', minProperties: 1 }),
  },
  isArray: { zh: '必须为列表', schema: () => ({ type: 'array' }) },
  isIn: { zh: '不在允许的取值范围内', schema: ([values]) => ({ enum: values }) },
  equals: { zh: '取值必须与规定值相同', schema: ([value]) => ({ const: value }) },
  min: { zh: '小于下限', schema: ([minimum]) => ({ minimum }) },
  max: { zh: '大于上限', schema: ([maximum]) => ({ maximum }) },
  minLength: { zh: '长度不足', schema: ([minLength]) => ({ minLength }) },
  maxLength: { zh: '长度过长', schema: ([maxLength]) => ({ maxLength }) },
  isLength: {
    zh: '长度不符合要求',
    schema: ([minLength, maxLength]) => ({ minLength, maxLength }),
  },
  arrayMinSize: { zh: '列表项数过少', schema: ([minItems]) => ({ minItems }) },
  arrayMaxSize: { zh: '列表项数过多', schema: ([maxItems]) => ({ maxItems }) },
  arrayUnique: { zh: '列表项不得重复', schema: () => ({ uniqueItems: true }) },
  matches: {
    zh: '格式不正确',
    schema: ([pattern]) => ({ type: 'string', pattern: (pattern as RegExp).source }),
  },
};

/** What is said of a field, in Chinese, that has no rule of its own. */
export const structuralLabels: Readonly<Record<string, string>> = {
  whitelistValidation: '未知字段',
  nestedValidation: '必须为对象',
};
