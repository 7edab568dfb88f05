import { defineRefusals } from '#kernel';

export const draftRefusals = defineRefusals({
  TooManyDrafts: {
    en: 'Confirm or remove some of your drafts first.',
    zh: '待确认的草稿过多，请先确认或删除部分草稿',
    status: 429,
  },
  DraftExpired: {
    en: 'The draft is too old; have it made again.',
    zh: '草稿已过期，请重新生成',
    status: 410,
  },
});
