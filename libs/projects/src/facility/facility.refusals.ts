import { defineRefusals } from '#kernel';

export const facilityRefusals = defineRefusals({
  SharesNotWhole: {
    en: 'The shares of a syndicate come to exactly 100 %.',
    zh: '银团各成员份额合计须等于100%',
    status: 422,
  },
  RepaidBefore: { en: 'The repayment was recorded before.', zh: '该笔还款已登记' },
  RepaidOverDrawn: {
    en: 'More is repaid than is drawn and not repaid.',
    zh: '还款金额超过已提未还余额',
    status: 422,
  },
  FeePeriodReversed: {
    en: 'The period of the fee ends before it begins.',
    zh: '计费期间结束日早于开始日',
    status: 422,
  },
});
