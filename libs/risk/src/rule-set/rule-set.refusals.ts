import { defineRefusals } from '#kernel';

export const ruleSetRefusals = defineRefusals({
  ContentOrTemplate: {
    en: 'State either the content of the set or a template.',
    zh: '规则集内容与模板必须且只能提供一种',
    status: 422,
  },
  NoSuchTemplate: { en: 'The release has no such template.', zh: '没有该规则集模板', status: 422 },
  RuleTwice: {
    en: 'Each rule in a set needs its own id.',
    zh: '规则集内规则编号不得重复',
    status: 422,
  },
  ThresholdsOutOfOrder: {
    en: 'Thresholds must grow with the level, and a level must be left on the safe side of its entry.',
    zh: '阈值须随等级加重，退出阈值须位于进入阈值的安全一侧',
    status: 422,
  },
  NeverWarns: {
    en: 'The set can never warn: add a score threshold, or a rule that warns alone.',
    zh: '规则集不会产生预警：须设定总分阈值或至少一条独立预警规则',
    status: 422,
  },
  SheetUnreadable: {
    en: 'The sheet is not a CSV file with exactly the columns of an exported rule set.',
    zh: '表格不是规则集导出格式的CSV文件，列名须完全一致',
    status: 422,
  },
  NotBackTested: {
    en: 'This exact content has not been back-tested. Run a back-test first.',
    zh: '该内容尚未回测，请先进行回测',
  },
  BackTestTooOld: {
    en: 'The back-test is too old. Run it again on the current log.',
    zh: '回测已过期，请基于最新数据重新回测',
  },
  AlreadyProposed: { en: 'The set is already awaiting a decision.', zh: '规则集正在审批中' },
  NotProposed: { en: 'The set is not proposed.', zh: '规则集未提交审批' },
  ContentChanged: {
    en: 'The content has changed since it was proposed.',
    zh: '待批准内容与提交内容不一致',
  },
  NotASecondPerson: {
    en: 'You drafted or proposed this rule set, so another person must decide it (four eyes).',
    zh: '规则集起草人或提交人不得审批（四眼原则）',
    status: 403,
  },
  NeverBackDated: {
    en: 'A rule set takes effect or is withdrawn from tomorrow at the earliest.',
    zh: '规则集生效或停用日不得早于次日，不得倒填',
    status: 422,
  },
  NotInForce: { en: 'No version of the set is in force.', zh: '规则集没有生效版本' },
  WithdrawalNotProposed: {
    en: 'Nobody has proposed to withdraw the set.',
    zh: '规则集未提交停用申请',
  },
  WindowSeen: {
    en: 'The window is locked, and this content has already been tested on it.',
    zh: '锁定窗口对同一内容只能使用一次',
  },
});
