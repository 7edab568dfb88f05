import { defineRefusals } from '#kernel';

export const accessRefusals = defineRefusals({
  TeamUnknown: { en: 'There is no such team.', zh: '团队不存在或已解散', status: 422 },
  NotShared: { en: 'The client is not shared with this team.', zh: '该客户未与此团队共享' },
  NothingProposed: { en: 'No such proposal is open.', zh: '没有待确认的提议' },
  NotRestricted: { en: 'The client is not restricted.', zh: '该客户未受访问限制' },
});
