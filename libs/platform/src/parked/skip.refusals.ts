import { defineRefusals } from '#kernel';

export const skipRefusals = defineRefusals({
  NotParked: {
    en: 'No such event is parked.',
    zh: '没有该挂起事件',
    status: 404,
  },
  SkipIsSettled: {
    en: 'This was confirmed or declined before.',
    zh: '该跳过申请已确认或已否决',
  },
});
