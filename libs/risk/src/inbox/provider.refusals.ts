import { defineRefusals } from '#kernel';

export const providerRefusals = defineRefusals({
  ProviderNotConfirmed: { en: 'The provider is not confirmed.', zh: '信号提供方尚未确认' },
  KeyNotThatOne: {
    en: 'The key is not the one that was registered.',
    zh: '公钥与登记的不一致',
    status: 422,
  },
  DeliveryNotSigned: {
    en: 'The delivery does not bear a valid signature of the provider.',
    zh: '投递内容签名无效',
    status: 401,
  },
  DeliveryTooOld: {
    en: 'The delivery was not signed within the last five minutes.',
    zh: '投递内容签名时间不在五分钟内',
    status: 401,
  },
  DeliveryUnreadable: {
    en: 'The delivery holds no signal with `jti` and `iat`.',
    zh: '投递内容缺少信号、jti 或 iat',
    status: 422,
  },
});
