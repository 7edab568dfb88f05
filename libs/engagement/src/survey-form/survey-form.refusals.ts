import { defineRefusals } from '#kernel';

export const surveyFormRefusals = defineRefusals({
  FormRetired: { en: 'The form is no longer in use.', zh: '该问卷已停用' },
  JargonInForm: {
    en: 'The question uses a word that clients need not know.',
    zh: '题目使用了过于专业的术语',
    status: 422,
  },
  QuestionTwice: {
    en: 'Two questions or two choices have the same id.',
    zh: '题目或选项编号重复',
    status: 422,
  },
  ChoicesMisplaced: {
    en: 'Choices belong to a question of choice, and to no other.',
    zh: '仅单项选择题须设置选项',
    status: 422,
  },
  DimensionMisplaced: {
    en: 'Only a rating counts for a dimension or a value.',
    zh: '仅评分题可归入满意度维度',
    status: 422,
  },
});
