import { defineRefusals } from '#kernel';

export const reachRefusals = defineRefusals({
  AddressMalformed: {
    en: 'The address does not fit its channel.',
    zh: '地址格式与渠道不符',
    status: 422,
  },
  AddressUnknown: { en: 'The client has no such address.', zh: '客户没有该联系地址', status: 404 },
  TooManyAddresses: {
    en: 'A client has thirty addresses at most.',
    zh: '每个客户最多三十个联系地址',
  },
  ConsentNotNeeded: {
    en: 'Notices of this topic belong to the contract; they ask for no consent.',
    zh: '该类通知属于合同约定，无需另行授权',
    status: 422,
  },
});
