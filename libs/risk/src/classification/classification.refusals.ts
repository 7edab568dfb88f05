import { defineRefusals } from '#kernel';

/** Claims that cannot be classified. */
export const classificationRefusals = defineRefusals({
  NoClassificationRule: {
    en: 'No classification rule is in force on that day.',
    zh: '该日没有生效的风险分类规则',
  },
  StepMissing: {
    en: 'The preceding step is missing.',
    zh: '缺少前一分类环节',
  },
  BetterThanTriggers: {
    en: 'The rules require a more severe class.',
    zh: '分类结果不得优于规则要求的类别',
  },
  ClassDiffers: {
    en: 'A different class was confirmed.',
    zh: '与认定的类别不一致',
  },
});
