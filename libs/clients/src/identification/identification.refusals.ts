import { defineRefusals } from '#kernel';

export const identificationRefusals = defineRefusals({
  IdentificationUnderWay: {
    en: 'The client is being identified already.',
    zh: '该客户正在识别过程中',
  },
  IdentificationOver: {
    en: 'The identification is concluded; start it anew.',
    zh: '客户识别已结束，请重新发起',
  },
  IdentificationUnruled: {
    en: 'No weights of identification are in force on that day.',
    zh: '该日没有有效的客户识别权重',
  },
  LastStage: { en: 'This is the last stage; conclude it.', zh: '已是最后阶段，请作出结论' },
  FileTooPoor: {
    en: 'The file of the client is not complete enough to be screened.',
    zh: '客户档案完整度不足，不能进入风险评估',
  },
  StandardsUnscored: {
    en: 'Standards have not been scored yet.',
    zh: '尚有识别标准未评分',
  },
  ScoresTooLow: {
    en: 'The scores do not reach what the rule asks for.',
    zh: '识别评分未达到准入门槛',
  },
  StagesMissing: {
    en: 'A target client has passed all four stages.',
    zh: '目标客户须完成全部四个识别阶段',
  },
});
