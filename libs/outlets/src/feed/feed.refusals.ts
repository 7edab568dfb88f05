import { defineRefusals } from '#kernel';

export const feedRefusals = defineRefusals({
  NotAPosition: {
    en: 'Last-Event-ID is the position of the last event you have: a whole number.',
    zh: 'Last-Event-ID 须为已收到的最后一个事件的位置（整数）',
    status: 400,
  },
  PositionAhead: {
    en: 'The log has not reached this position; it may belong to another installation.',
    zh: '日志尚未到达该位置：该位置来自其他系统或有误',
    status: 422,
  },
  TooManyReaders: {
    en: 'Too many readers at once; try again later from the same position.',
    zh: '同时读取事件的连接过多，请稍后从同一位置重试',
    status: 503,
  },
});
