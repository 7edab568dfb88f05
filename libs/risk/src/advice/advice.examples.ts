import { adviceEvents } from './advice.events.js';

export const adviceId = 'av_1';

export const words = {
  topic: 'exchangeRate',
  en: {
    subject: 'Your dollar income',
    text: 'Half of your sales are in dollars, all cost in yuan.',
  },
  zh: { subject: '美元收入', text: '贵司一半销售以美元结算，而成本均为人民币。' },
  proposal: 'Forward contracts for the orders of the next half-year.',
} as const;

export const advised = adviceEvents.RiskAdviceOffered({
  adviceId,
  clientId: 'cl_qinling',
  ...words,
  advisedBy: 'rm-7',
  valueDate: '2026-03-02',
});

export const answered = adviceEvents.RiskAdviceAnswered({
  answer: 'accepted',
  comment: 'From April on.',
  recordedBy: 'rm-7',
  valueDate: '2026-03-02',
});
