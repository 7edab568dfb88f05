import type { Channel, ContactStage, Direction, Outcome, Way } from '#engagement';

/** A contact of the demo; the office, never the name, of those who spoke for the client. */
export interface DemoContact {
  readonly client: string;
  readonly daysAgo: number;
  readonly by: readonly [Channel, Way, Direction];
  readonly stage: ContactStage;
  readonly subject: string;
  readonly outcome: Outcome;
  readonly note?: string;
  readonly office?: string;
  /** What is to be done next, in so many days from today; below nothing where it is late. */
  readonly next?: readonly [what: string, inDays: number];
  /** What came of the next step, where it is done. */
  readonly done?: string;
}

const visit = ['visit', 'returnVisit', 'fromBank'] as const;
const phone = ['phone', 'call', 'fromBank'] as const;
const caller = ['phone', 'call', 'fromClient'] as const;
const wechat = ['wechat', 'message', 'fromClient'] as const;
const loan = 'postLoan' as const;

/* A row of a table, as people read it. */
// prettier-ignore
export const contacts: readonly DemoContact[] = [
  { client: 'qingfeng', daysAgo: 170, by: ['visit', 'seniorMeeting', 'fromBank'], stage: loan, office: '董事长',
    subject: '年度战略对接 (yearly talk of the seniors)', outcome: 'agreed' },
  { client: 'qingfeng', daysAgo: 18, by: ['video', 'projectMeeting', 'fromBank'], stage: loan, office: '项目总监',
    subject: '光伏基地进度汇报 (progress of the solar base)', outcome: 'informed', note: '并网比计划提前三周。',
    next: ['第四期提款前核验工程进度 (check the works before the next drawdown)', 12] },
  { client: 'railworks', daysAgo: 26, by: ['visit', 'strategyTalk', 'fromBank'], stage: loan, office: '财务总监',
    subject: '出口订单融资方案 (funding of export orders)', outcome: 'toFollowUp', next: ['提交保函报价 (offer the guarantee)', -3] },
  { client: 'donghai', daysAgo: 120, by: ['visit', 'cooperationReview', 'fromBank'], stage: loan, office: '总经理',
    subject: '合作回顾 (review of the cooperation)', outcome: 'agreed' },
  { client: 'donghai', daysAgo: 47, by: ['branch', 'meeting', 'fromClient'], stage: loan, office: '总经理',
    subject: '自动化码头二期 (second automated berth)', outcome: 'toFollowUp', next: ['安排评估 (have it appraised)', 20] },
  { client: 'tianfu', daysAgo: 9, by: ['email', 'message', 'fromBank'], stage: 'approval', office: '财务经理',
    subject: '质押登记所需材料 (papers for the pledge)', outcome: 'informed', next: ['收齐登记材料 (collect the papers)', 5] },
  { client: 'nanyang', daysAgo: 21, by: ['video', 'cooperationReview', 'fromBank'], stage: loan, office: '集团司库',
    subject: '合作年度回顾 (review of the year)', outcome: 'agreed' },
  { client: 'beicang', daysAgo: 15, by: ['serviceTeam', 'postLoanMeeting', 'fromBank'], stage: loan, office: '财务部',
    subject: '并购整合进展 (integration after the merger)', outcome: 'informed' },
  { client: 'lanxi', daysAgo: 30, by: visit, stage: loan, office: '创始人', subject: '新产品线与用款计划 (new products, use of the loan)',
    outcome: 'agreed', done: '已提交增额申请 (they have applied for more)', next: ['讨论增额 (talk about more credit)', -5] },
  { client: 'lanxi', daysAgo: 2, by: ['app', 'message', 'fromClient'], stage: 'application', subject: '线上提交增额申请 (applies for more)', outcome: 'informed' },
  { client: 'yunling', daysAgo: 60, by: ['industryEvent', 'seminar', 'fromBank'], stage: loan, office: '总经理',
    subject: '咖啡产业沙龙 (salon of the coffee trade)', outcome: 'informed' },
  { client: 'xingyun', daysAgo: 130, by: visit, stage: loan, office: '厂长', subject: '二期产线投产 (second line at work)', outcome: 'informed' },
  { client: 'jiangnan', daysAgo: 88, by: phone, stage: loan, office: '财务经理', subject: '逾期原因核实 (why the payment is late)',
    outcome: 'agreed', note: '下游回款延迟，承诺一周内还款。' },
  { client: 'jiangnan', daysAgo: 30, by: visit, stage: loan, office: '总经理', subject: '贷后回访 (return visit)', outcome: 'informed' },
  { client: 'haiyan', daysAgo: 35, by: ['wechat', 'tailoredPlan', 'fromBank'], stage: loan, office: '运营总监',
    subject: '汇率避险方案 (a hedge of the exchange rate)', outcome: 'declined' },
  { client: 'xingfuli', daysAgo: 70, by: ['portal', 'message', 'fromClient'], stage: loan, subject: '查询贴息政策 (asks for the interest subsidy)', outcome: 'informed' },
  { client: 'luyan', daysAgo: 27, by: caller, stage: loan, office: '财务', subject: '申请部分提前还款 (wants to prepay a part)', outcome: 'agreed' },
  { client: 'huaxin', daysAgo: 110, by: visit, stage: loan, office: '总经理', subject: '贷后回访 (return visit)', outcome: 'informed' },
  { client: 'mingzhu', daysAgo: 72, by: ['branch', 'meeting', 'fromClient'], stage: 'approval', office: '董事会秘书',
    subject: '撤回并购贷款申请 (takes the application back)', outcome: 'agreed' },
  { client: 'taihu', daysAgo: 200, by: ['mobileBanking', 'message', 'fromClient'], stage: loan, subject: '下载还款计划 (fetches the schedule)', outcome: 'informed' },
  { client: 'guanzhong', daysAgo: 100, by: phone, stage: loan, office: '出纳', subject: '付息提醒 (interest falls due)', outcome: 'informed' },
  { client: 'lingnan', daysAgo: 40, by: phone, stage: loan, office: '财务总监', subject: '押品价值下降 (the security has lost value)',
    outcome: 'toFollowUp', next: ['补充厂房抵押 (a further mortgage)', 25] },
  { client: 'hengyuan', daysAgo: 12, by: visit, stage: loan, office: '总经理', subject: '制冷设备重新估值 (the plant is valued anew)',
    outcome: 'toFollowUp', next: ['取得评估报告 (get the report)', 8] },
  { client: 'minhang', daysAgo: 5, by: phone, stage: loan, office: '会计', subject: '退票原因 (why the payment came back)', outcome: 'agreed' },
  { client: 'xiangjiang', daysAgo: 250, by: visit, stage: loan, office: '总经理', subject: '贷后回访 (return visit)', outcome: 'informed' },
  { client: 'songhua', daysAgo: 17, by: ['website', 'message', 'fromClient'], stage: 'application', subject: '咨询收购季贷款 (asks for a harvest loan)', outcome: 'toFollowUp' },
  { client: 'hongda', daysAgo: 31, by: ['branch', 'meeting', 'fromClient'], stage: 'application', office: '厂长', subject: '新厂房贷款 (a loan for a new hall)', outcome: 'agreed' },
  { client: 'wanli', daysAgo: 2, by: phone, stage: loan, office: '财务', subject: '逾期提醒 (the instalment is late)', outcome: 'notReached' },
  { client: 'wanli', daysAgo: 95, by: visit, stage: loan, office: '总经理', subject: '贷后回访 (return visit)', outcome: 'informed' },
  { client: 'ruifeng', daysAgo: 11, by: phone, stage: loan, office: '法定代表人', subject: '催收 (the debt is called)', outcome: 'agreed',
    note: '承诺农机补贴到账后还款。', next: ['核实补贴到账 (see whether the subsidy came)', 4] },
  { client: 'longteng', daysAgo: 33, by: visit, stage: loan, office: '董事长', subject: '工程款回收情况 (what the builder is owed)', outcome: 'toFollowUp',
    next: ['取得甲方付款承诺 (a promise of the principal)', -6] },
  { client: 'baiyun', daysAgo: 50, by: ['email', 'message', 'fromBank'], stage: loan, subject: '逾期通知书 (notice of default)', outcome: 'notReached' },
  { client: 'jinshan', daysAgo: 65, by: ['visit', 'seniorMeeting', 'fromBank'], stage: loan, office: '集团财务总监',
    subject: '债务重组磋商 (talks on the debt)', outcome: 'toFollowUp', next: ['取得重组方案 (get the plan)', -20] },
  { client: 'xinhe', daysAgo: 140, by: visit, stage: loan, office: '总经理', subject: '停工情况核查 (the yard stands still)', outcome: 'informed' },
  { client: 'dongfang', daysAgo: 128, by: wechat, stage: loan, office: '制片人', subject: '请求展期 (asks for more time)', outcome: 'declined' },
  { client: 'kunpeng', daysAgo: 90, by: ['serviceTeam', 'meeting', 'fromBank'], stage: loan, subject: '诉前沟通 (before the court)', outcome: 'informed' },
  { client: 'tongda', daysAgo: 22, by: ['phone', 'call', 'fromBank'], stage: loan, office: '破产管理人', subject: '破产分配款 (the dividend of the estate)', outcome: 'informed' },
  { client: 'fuchun', daysAgo: 28, by: ['weibo', 'message', 'fromClient'], stage: loan, subject: '公开回应停产传闻 (answers the rumours)', outcome: 'informed' },
  { client: 'shuangxi', daysAgo: 6, by: wechat, stage: loan, office: '店主', subject: '周末还款 (pays at the weekend)', outcome: 'agreed' },
  { client: 'qilian', daysAgo: 260, by: phone, stage: loan, office: '场长', subject: '不再续贷 (wants no further loan)', outcome: 'declined' },
  { client: 'haihe', daysAgo: 400, by: phone, stage: loan, office: '总经理', subject: '结清后的合作 (after the last payment)', outcome: 'declined' },
  { client: 'anqing', daysAgo: 430, by: ['branch', 'meeting', 'fromClient'], stage: loan, office: '业主', subject: '开户资料更新 (papers of the account)', outcome: 'informed' },
  { client: 'yinhe', daysAgo: 14, by: ['visit', 'tailoredPlan', 'fromBank'], stage: loan, office: '财务总监', subject: '挽留方案 (an offer to stay)',
    outcome: 'toFollowUp', next: ['答复利率要求 (answer the wish for a lower rate)', 3] },
  { client: 'cangshan', daysAgo: 15, by: ['industryEvent', 'seminar', 'fromClient'], stage: 'application', office: '创始人',
    subject: '储能项目融资 (finance of a storage project)', outcome: 'toFollowUp', next: ['索取可研报告 (ask for the feasibility study)', -2] },
  { client: 'zhuguang', daysAgo: 10, by: ['branch', 'meeting', 'fromClient'], stage: 'application', office: '业主', subject: '首次申请 (a first application)', outcome: 'agreed' },
  { client: 'baltic', daysAgo: 26, by: ['email', 'message', 'fromClient'], stage: 'approval', office: 'CFO', subject: 'Withdraws the application', outcome: 'informed' },
];
