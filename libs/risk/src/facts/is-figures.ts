import type { AnyCodes } from '#kernel';
import { defineField } from '#kernel';

/** The field maps codes of a list to whole numbers: minor units where the code is an amount. */
export const AreFigures = (codes: AnyCodes) =>
  defineField({
    name: 'areFigures',
    en: `must map codes to whole numbers: ${codes.all.join(', ')}`,
    zh: `必须为指标代码与整数的对应表，且不为空：${codes.all.join('、')}`,
    test: (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const figures = Object.entries(value);
      return (
        figures.length > 0 &&
        figures.every(([code, figure]) => codes.includes(code) && Number.isSafeInteger(figure))
      );
    },
    schema: {
      type: 'object',
      minProperties: 1,
      propertyNames: { enum: codes.all },
      additionalProperties: { type: 'integer' },
    },
  })();
