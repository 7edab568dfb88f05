import { defineRefusals } from '#kernel';

/** Claims that cannot be classified. */
export const classificationRefusals = defineRefusals({
  NoClassificationRule: {
    en: 'No rule of classification is in force on that day.',
    zh: '该日没有生效的风险分类规则',
  },
});
