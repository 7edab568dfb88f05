import { defineRefusals } from '#kernel';

export const ownershipRefusals = defineRefusals({
  OwnershipCircular: {
    en: 'The owners own each other in a circle.',
    zh: '股权结构存在循环持股',
    status: 422,
  },
  OwnershipApart: {
    en: 'What is held is neither the client nor one of its owners.',
    zh: '被持有方既非该客户，也非其股东',
    status: 422,
  },
  SharesExceedWhole: {
    en: 'The shares held come to more than the whole.',
    zh: '持股比例合计超过100%',
    status: 422,
  },
  HoldingEmpty: {
    en: 'A holding states a share or control.',
    zh: '须填写持股比例或控制关系',
    status: 422,
  },
  HoldingTwice: { en: 'The holding is stated twice.', zh: '持股关系重复填写', status: 422 },
  PersonOwned: { en: 'A person is owned by nobody.', zh: '自然人不能被持股', status: 422 },
});
