import { defineRefusals } from '#kernel';

export const solutionRefusals = defineRefusals({
  NeedUnknown: { en: 'There is no such need.', zh: '需求不存在', status: 422 },
  NeedOfAnother: {
    en: 'The need is that of another client.',
    zh: '该需求属于其他客户',
    status: 422,
  },
  CreditNotOffered: {
    en: 'Credit to the client is blocked: no loan may be offered.',
    zh: '客户授信已冻结，不得提供贷款方案',
  },
  PackageEmpty: {
    en: 'A package offers at least one loan, issue or service.',
    zh: '方案至少包含一项贷款、发行或服务',
    status: 422,
  },
  ControlsMissing: {
    en: 'A loan to a client of high risk needs at least one measure of risk control.',
    zh: '高风险客户的贷款方案至少须有一项风险控制措施',
    status: 422,
  },
  SolutionAnswered: {
    en: 'The client has answered the solution; design another.',
    zh: '客户已答复该方案，请另行设计',
  },
  SolutionNotPresented: {
    en: 'The latest version has not been presented to the client.',
    zh: '最新版本尚未提交客户',
  },
  TooManyVersions: { en: 'A solution has at most 30 versions.', zh: '方案最多保留 30 个版本' },
});
