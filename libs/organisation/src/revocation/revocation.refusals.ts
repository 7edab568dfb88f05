import { defineRefusals } from '#kernel';

export const revocationRefusals = defineRefusals({
  LogoutTokenInvalid: {
    en: 'This is no logout token of the issuer for this system.',
    zh: '不是签发方发给本系统的有效注销令牌',
    status: 400,
  },
  NotYourTokens: {
    en: 'Only the person and those who keep the register end the tokens of a person.',
    zh: '仅限本人或员工登记管理人员注销其令牌',
    status: 403,
    grave: true,
  },
});
