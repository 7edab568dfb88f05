import { defineRefusals } from '#kernel';

/** Claims that cannot be classified. */
export const classificationRefusals = defineRefusals({
  NoClassificationRule: {
    en: 'No rule of classification is in force on that day.',
    zh: '该日没有生效的风险分类规则',
  },
  StepMissing: {
    en: 'The step before this one is missing.',
    zh: '缺少前一分类环节',
  },
  BetterThanTriggers: {
    en: 'The rules call for a graver class.',
    zh: '分类结果不得优于规则要求的类别',
  },
  ClassDiffers: {
    en: 'Another class was confirmed.',
    zh: '与认定的类别不一致',
  },
});
