import { defineRefusals } from '#kernel';

export const reachRefusals = defineRefusals({
  AddressMalformed: {
    en: 'The address does not fit its channel.',
    zh: '地址格式与渠道不符',
    status: 422,
  },
  AddressUnknown: { en: 'The client has no such address.', zh: '客户没有该联系地址', status: 404 },
  TooManyAddresses: {
    en: 'A client has at most thirty addresses.',
    zh: '每个客户最多三十个联系地址',
  },
  ConsentNotNeeded: {
    en: 'Notices on this topic are part of the contract and need no consent.',
    zh: '该类通知属于合同约定，无需另行授权',
    status: 422,
  },
});
