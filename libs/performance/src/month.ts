import { defineField } from '#kernel';

/** A month of the calendar. */
export const IsMonth = defineField({
  name: 'isMonth',
  en: 'must be a month, 2026-03',
  zh: '必须为月份，例如 2026-03',
  test: (value) => typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
});
