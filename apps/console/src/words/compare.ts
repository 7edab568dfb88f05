/** The words of the page that compares two days. */
export const compareWords = {
  differences: { en: 'What changed between two days', zh: '两日之间的变化' },
  twoDays: { en: 'Two days compared', zh: '两日对比' },
  listCompared: { en: 'List', zh: '列表' },
  fromDay: { en: 'From', zh: '起始日' },
  toDay: { en: 'To', zh: '截止日' },
  came: { en: 'Came', zh: '新增' },
  went: { en: 'Went', zh: '移出' },
  changed: { en: 'Changed', zh: '变更' },
  whatChanged: { en: 'What changed', zh: '变更内容' },
  causedBy: { en: 'Caused by', zh: '相关事件' },
  noDifference: { en: 'Nothing differs between the two days.', zh: '两日之间无变化。' },
  badDays: { en: 'The first day must be before the second.', zh: '起始日须早于截止日。' },
} as const;
