import { defineRefusals } from '#kernel';

export const scimRefusals = defineRefusals({
  ScimMalformed: {
    en: 'The request is no SCIM 2.0 message.',
    zh: '不是合法的 SCIM 2.0 报文',
    status: 400,
  },
  ScimInvalid: { en: 'The value of an attribute is not valid.', zh: '属性取值不合法', status: 400 },
  ScimNoTarget: {
    en: 'What is to be removed is not named.',
    zh: '未指定要移除的属性',
    status: 400,
  },
  ScimFilter: { en: 'This filter is not supported.', zh: '不支持该筛选条件', status: 400 },
  ScimTooMany: {
    en: 'There are more than can be listed; ask with a filter.',
    zh: '结果过多，请使用筛选条件',
    status: 400,
  },
});
