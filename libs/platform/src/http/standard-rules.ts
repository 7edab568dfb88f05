import type { Schema } from '#kernel';

/** What a rule of class-validator means; rules of our own bring both with them (`defineField`). */
interface StandardRule {
  /** The English text comes with the rule itself. */
  readonly zh: string | ((constraints: readonly unknown[]) => string);
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
  isIn: {
    zh: ([values]) => `必须为下列之一：${[values].flat().join('、')}`,
    schema: ([values]) => ({ enum: values }),
  },
  equals: { zh: ([value]) => `必须为 ${String(value)}`, schema: ([value]) => ({ const: value }) },
  min: { zh: ([minimum]) => `不得小于 ${String(minimum)}`, schema: ([minimum]) => ({ minimum }) },
  max: { zh: ([maximum]) => `不得大于 ${String(maximum)}`, schema: ([maximum]) => ({ maximum }) },
  minLength: {
    zh: ([least]) => `不得少于 ${String(least)} 个字符`,
    schema: ([minLength]) => ({ minLength }),
  },
  maxLength: {
    zh: ([most]) => `不得超过 ${String(most)} 个字符`,
    schema: ([maxLength]) => ({ maxLength }),
  },
  isLength: {
    zh: ([least, most]) => `须为 ${String(least)} 至 ${String(most)} 个字符`,
    schema: ([minLength, maxLength]) => ({ minLength, maxLength }),
  },
  arrayMinSize: {
    zh: ([least]) => `不得少于 ${String(least)} 项`,
    schema: ([minItems]) => ({ minItems }),
  },
  arrayMaxSize: {
    zh: ([most]) => `不得超过 ${String(most)} 项`,
    schema: ([maxItems]) => ({ maxItems }),
  },
  arrayUnique: { zh: '列表项不得重复', schema: () => ({ uniqueItems: true }) },
  matches: {
    zh: ([pattern]) => `格式须为 ${String(pattern)}`,
    schema: ([pattern]) => ({ type: 'string', pattern: (pattern as RegExp).source }),
  },
};

/** What is said of a field, in Chinese, that has no rule of its own. */
const structuralLabels: Readonly<Record<string, string>> = {
  whitelistValidation: '未知字段',
  nestedValidation: '必须为对象',
};

/** What a broken rule is called in Chinese, with its figures; undefined for a rule of our own. */
export function standardLabel(rule: string, constraints: readonly unknown[]): string | undefined {
  const zh = standardRules[rule]?.zh ?? structuralLabels[rule];
  return typeof zh === 'function' ? zh(constraints) : zh;
}
