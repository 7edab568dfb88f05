/** The words of the inbox, of decisions, of what others do meanwhile, and of the tour. */
export const approvalWords = {
  forMe: { en: 'Inbox', zh: '待我处理' },
  loanProposals: { en: 'Loan proposals', zh: '贷款事项提议' },
  investments: { en: 'Investments', zh: '工具与技能投入' },
  legalHolds: { en: 'Legal holds', zh: '法律保全' },
  moreWait: {
    en: 'More wait than are shown here. Decide some, then look again.',
    zh: '待办较多，此处仅显示部分；处理后请刷新。',
  },
  decide: { en: 'Decide', zh: '审批' },
  asked: { en: 'What is asked for', zh: '申请内容' },
  reviews: { en: 'Reviews', zh: '审查意见' },
  conditions: { en: 'Conditions', zh: '授信条件' },
  policies: { en: 'Credit policies that apply', zh: '适用的信贷政策' },
  statements: { en: 'Financial statements', zh: '财务报表' },
  mayDo: { en: 'You may.', zh: '您可以办理。' },
  whatWouldHappen: { en: 'What would happen', zh: '提交后将发生' },
  fillFirst: {
    en: 'Fill in what is required to see it.',
    zh: '填写必填项后即可预览。',
  },
  asking: { en: 'Asking …', zh: '正在预演……' },
  wouldChangeNothing: { en: 'Nothing would change.', zh: '不会产生任何变化。' },
  changedMeanwhile: {
    en: 'Others have changed this since you opened it. Nothing of yours was sent.',
    zh: '您打开后，他人已更改此项；您的内容尚未提交。',
  },
  nothingLost: {
    en: 'What you typed is still here. Look at it again, then send it.',
    zh: '您填写的内容仍然保留；请核对后再次提交。',
  },
  sendAgain: { en: 'Send again', zh: '再次提交' },
  justDone: { en: '{name}: {what}', zh: '{name}：{what}' },
  liveHow: { en: 'Just changed', zh: '刚刚变化' },
  tour: { en: 'Tour', zh: '导览' },
  tourStep: { en: 'Tour: {step} of {steps}', zh: '导览：第 {step} 步，共 {steps} 步' },
  tourNext: { en: 'Next', zh: '下一步' },
  tourBack: { en: 'Back', zh: '上一步' },
  tourEnd: { en: 'Done', zh: '完成' },
  tourSkip: { en: 'Skip the tour', zh: '跳过导览' },
  tourDay: {
    en: 'This is your day: whom to call, what is due, what turned. Record a contact in three fields.',
    zh: '这是您的一天：联系谁、何事到期、哪些客户风险有变。三个字段即可登记一次联系。',
  },
  tourClients: {
    en: 'Open a client: everything of it on one page. The ? beside a figure says why: the events that made it so.',
    zh: '打开一个客户：全部信息集于一页。数字旁的 ? 说明其来由，即形成该数字的各个事件。',
  },
  tourSlider: {
    en: 'Move the day above the page to any evening: as it was known then, or as it counts by what is known now.',
    zh: '移动页面上方的日期，可回到任意一天：按当晚所知，或按今日所知的起息日计。',
  },
  tourChanges: {
    en: 'Compare two days: what came, what went, what changed, and the events behind it.',
    zh: '比较两日：新增、消失与变化的内容，以及背后的事件。',
  },
  tourInbox: {
    en: 'What waits for you. Before you decide, the page asks what would happen, and what would refuse it.',
    zh: '待您处理的事项。决定之前，页面会先预演结果，以及会被拒绝的原因。',
  },
  tourWatch: {
    en: 'Every warning shows its figure, threshold, rule and deadline, and what would lift it.',
    zh: '每条预警均列出指标、阈值、规则与期限，以及如何解除。',
  },
  tourTrail: {
    en: 'Who did what, and why. Your browser verifies the proof of each event: one altered byte turns it red.',
    zh: '谁做了什么、为什么。浏览器自行校验每个事件的证明：改动一个字节即显示红色。',
  },
  tourSearch: {
    en: 'Ctrl-K finds clients, loans, applications and people. Every address reproduces its page: send it on.',
    zh: '按 Ctrl-K 查找客户、贷款、申请与人员。每个网址都能还原页面，可直接转发。',
  },
  printedBy: { en: 'Printed by {name}, {at}', zh: '打印人：{name}，{at}' },
  sortBy: { en: 'Order', zh: '排序' },
} as const;
