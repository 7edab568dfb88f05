import { defineRefusals } from '#kernel';

export const warningRefusals = defineRefusals({
  NoSuchWarning: {
    en: 'The rule has raised no warning for this client.',
    zh: '该规则未对此客户触发预警',
    status: 404,
  },
  WarningClosed: { en: 'The warning is closed.', zh: '预警已关闭' },
  WarningAlreadyAcknowledged: { en: 'The warning is already acknowledged.', zh: '预警已确认' },
  WarningNotAcknowledged: {
    en: 'Acknowledge the warning before you assess it.',
    zh: '预警尚未确认，不能评估',
  },
  WarningNotAssessed: {
    en: 'Assess the warning before you act on it or close it.',
    zh: '预警尚未评估，不能处置或关闭',
  },
  WarningStands: {
    en: 'The cause of the warning still stands; the warning closes when it ends.',
    zh: '预警情形仍然存在，有效预警须待解除后关闭',
  },
});
