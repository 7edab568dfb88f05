import { defineRefusals } from '#kernel';

export const ruleSetRefusals = defineRefusals({
  ContentOrTemplate: {
    en: 'State either the content of the set or a template to begin with.',
    zh: '规则集内容与模板必须且只能提供一种',
    status: 422,
  },
  NoSuchTemplate: { en: 'The release has no such template.', zh: '没有该规则集模板', status: 422 },
  RuleTwice: {
    en: 'Each rule of a set has an id of its own.',
    zh: '规则集内规则编号不得重复',
    status: 422,
  },
  ThresholdsOutOfOrder: {
    en: 'Thresholds grow with the level, and each level is left on the harmless side of its entry.',
    zh: '阈值须随等级加重，退出阈值须位于进入阈值的安全一侧',
    status: 422,
  },
  NeverWarns: {
    en: 'The set never warns: give it a score to warn from, or a rule that warns alone.',
    zh: '规则集不会产生预警：须设定总分阈值或至少一条独立预警规则',
    status: 422,
  },
  NotBackTested: {
    en: 'Exactly this content has not been back-tested. Run a back-test first.',
    zh: '该内容尚未回测，请先进行回测',
  },
  BackTestTooOld: {
    en: 'The back-test is too old. Run it again on the present log.',
    zh: '回测已过期，请基于最新数据重新回测',
  },
  AlreadyProposed: { en: 'The set awaits a decision.', zh: '规则集正在审批中' },
  NotProposed: { en: 'The set is not proposed.', zh: '规则集未提交审批' },
  ContentChanged: {
    en: 'What is to be approved is not what was proposed.',
    zh: '待批准内容与提交内容不一致',
  },
  NotASecondPerson: {
    en: 'Whoever drafted or proposed a rule set does not decide it (four eyes).',
    zh: '规则集起草人或提交人不得审批（四眼原则）',
    status: 403,
  },
  NeverBackDated: {
    en: 'A rule set is put in force or withdrawn from tomorrow on, never back-dated.',
    zh: '规则集生效或停用日不得早于次日，不得倒填',
    status: 422,
  },
  NotInForce: { en: 'No version of the set is in force.', zh: '规则集没有生效版本' },
  WindowSeen: {
    en: 'The window is locked, and this content has seen it already.',
    zh: '锁定窗口对同一内容只能使用一次',
  },
});
