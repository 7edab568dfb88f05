import { defineRefusals } from '#kernel';

export const needRefusals = defineRefusals({
  NeedFormUnknown: {
    en: 'No form of this id is in force on that day.',
    zh: '该日没有此编号的有效表单',
    status: 422,
  },
  QuestionUnknown: {
    en: 'The form has no such question, or it is answered twice.',
    zh: '表单中没有该问题，或该问题重复作答',
    status: 422,
  },
  AnswerMissing: {
    en: 'A question that has to be answered is not.',
    zh: '必答问题未作答',
    status: 422,
  },
  TalkInFuture: { en: 'The talk is in the future.', zh: '采集日期不能晚于今天', status: 422 },
  NotOfMarketSize: {
    en: 'Only a note on the size of the market states an amount.',
    zh: '仅市场规模记录可填写金额',
    status: 422,
  },
  PriorityUnruled: {
    en: 'No rule of priority is in force on that day.',
    zh: '该日没有有效的优先级规则',
  },
  NeedMet: { en: 'The need is met: its credit is drawn.', zh: '该需求已放款，不得终止' },
  NeedOver: { en: 'The need is lost; capture a new one.', zh: '该需求已终止，请重新采集' },
  NeedNotFound: {
    en: 'No need was found in this answer of the client.',
    zh: '该客户的此份答卷未记录潜在需求',
    status: 422,
  },
});
