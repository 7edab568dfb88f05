/** Chinese names of fields, a to n: each name of the API, then what people read. */
export const firstFields = `
about 关于  accepted 已接受  acceptedBy 接受人  account 账户  accountId 账户编号
accountMonths 账户月度记录  accounts 账户  actedOn 处置日  actual 实际  actualCost 实际成本
addresses 地址  adds 增加  advanceRate 预支比例  ageBand 年龄段  ageYears 年龄
agreedOn 约定日  agrees 一致  ahead 提前  alertId 提示编号  allocation 分配
allowance 准备金  ambiguous 不明确  amortisedOver 摊还期数  amounts 金额  announced 已公告
anonymous 匿名  answer 答复  answerId 答复编号  answered 已答复  answeredOn 答复日
answeredSeconds 答复用时（秒）  answers 答复  any 任一  applicationIds 申请编号
applied 已适用  appraisedOn 评估日  appraiser 评估机构  approvalValidDays 批复有效天数
approvalYear 批准年份  arrears 逾期  article 条款  as 身份  asOf 截至  askedBy 询问人
askedOn 询问日  assessed 已评估  assessedBy 评估人  assessedOn 评估日  assets 资产
assignee 承办人  assumed 假定  attachments 附件  attemptId 尝试编号  auc AUC  audit 审计意见
availableFrom 可用起始日  availableUntil 可用截止日  average 平均  awake 活跃
awardId 奖励编号  balance 余额  balanceChange 余额变动  balances 余额  balloon 末期大额还款
band 区间  bank 银行  bankSeconds 银行用时（秒）  basis 口径  beginsOn 开始日  below 低于  beyondPlan 计划外指标
best 最佳  birthYear 出生年份  blocks 限制  borrowers 借款人  both 两者  bottleneck 瓶颈
breach 违约情形  breached 已违反  breaches 违约记录  breakEven 盈亏平衡  broken 已失约
broughtBy 引荐人  bulletinId 资讯编号  bureau 征信机构  bureauReports 征信报告
businessDate 营业日  businessDays 营业日规则  byFacts 按事实  byHand 人工  byRule 按规则
byStatus 按状态  byYear 按年份  bytes 字节  calendar 日历
calledFalseThenFailed 判为误报后违约  cancellation 取消  capital 资本
capitalShare 资本金比例  capitalised 资本化  capitalisedUntil 资本化截止日
cappedBy 封顶依据  captured 已采集  capturedBy 采集人  capturedOn 采集日  cash 现金
cashFlow 现金流  cashFlows 现金流  categories 类别  caught 已识别  cause 原因
certificate 证明  certifier 认证机构  champion 现行规则集  change 变更  changed 已变更
changes 变更  channels 渠道  chargesOfDay 同日费用顺序  chartOf 图表内容  check 检查  checkpoint 检查点  choice 选项  choices 选项
claim 债权  clause 条款  clauses 条款  clearing 清算  client 客户  clientIds 客户
clientName 客户名称  clientSeconds 客户用时（秒）  clock 时钟  closed 已关闭
closedAt 关闭时间  closedBy 关闭人  closedFor 关闭原因  closedOn 关闭日
collateralId 担保品编号  collateralValue 担保品价值  columns 列  come 已到位  comment 意见
commitmentFee 承诺费  committee 委员会  common 共同  company 公司  compensation 补偿
competition 竞争  competitor 竞争对手  component 组成部分  compoundInterest 复利
concludedOn 结论日  consent 同意  consents 同意记录  construction 建设期
contactHours 联系时段  contingency 预备费  contractId 合同编号  contribution 贡献
controls 控制  convenedOn 召集日  convention 惯例  correctedAt 更正时间  correctedBy 更正人
corrections 更正记录  cosignature 联合签名  cost 成本  costAtCompletion 完工总成本
costId 成本编号  costOfSales 销售成本  costPerformance 成本绩效  count 数量
counterparty 交易对手  country 国家  countsFor 计入期间  countsFrom 计入起始日
countsUntil 计入截止日  countsUpTo 计入截至  courseId 课程编号  court 法院  covers 覆盖
creditGrade 信用等级  creditStanding 信用状况  creditWarning 信用预警  credits 贷记
crmMode 客户关系管理模式  cureBy 补救期限  cureDays 补救天数  currencies 币种
currentAssets 流动资产  currentLiabilities 流动负债  cursor 游标  day 日期
dayCount 计息规则  dayCounts 计息规则  days 天数  daysOverdrawn 透支天数
daysPastDueFrom 逾期天数起  daysSinceLastDealing 距上次往来天数  daysToAcknowledge 确认天数
daysToAct 处置天数  debits 借记  debt 债务  debtService 偿债额  debtServiceAccount 偿债账户
decision 决定  declined 已否决  declinedBecause 否决原因  defaultRate 违约率
defaults 违约数  delayLevel 延误级别  delayPeriods 延迟期数  delayRate 延误率
delayedOn 延误日  delegations 转派记录  deliveredAt 送达时间  demographicGroup 人口统计组
demographics 人口统计  depreciation 折旧  depth 深度  deputies 代理人  deputises 代理
deputyId 代理人  designRiskId 设计风险编号  designed 已设计  designedOn 设计日  detail 详情
details 详情  deviations 偏离  diagnosis 诊断  difference 差异  differences 差异
digest 汇总  digestId 汇总编号  dimension 维度  dimensions 维度  disbursement 放款
disputed 有争议  dissolvedOn 解散日  distinct 不同数  done 已完成  doneOn 完成日
doneThrough 完成方式  downPayment 首付款  drafted 已起草  draftedBy 起草人
drawdownId 提款编号  drawdowns 提款  drawn 已提款  drawnOn 提款日  dropped 已放弃
dryRun 试运行  dscr 偿债覆盖率  dueBy 截止期限  dueDates 到期日规则  dueDay 还款日
dueUpTo 到期截至  dueWithinDays 到期天数内  duty 职责  earlier 较早  earned 已赚取
ebit 息税前利润  ebitda 息税折旧摊销前利润  education 学历  effect 影响  effective 有效
effort 难易度  email 电子邮件  employeeNumber 工号  encryptionKey 加密密钥  endedOn 结束日
ends 结束  engineer 工程师  enhancementId 增信编号  enquiries 询价  enquiryId 询价编号
entries 条目  entrustedAbove 受托支付起点  entryId 条目编号  equityTiming 资本金到位方式
erasedAt 删除时间  erasure 删除  escalated 已升级  escalation 升级  escalations 升级记录
eventId 事件编号  every 间隔  everyMonths 间隔月数  evidenceDueOn 凭证到期日
evidenceDueUpTo 凭证到期截至  expectedRate 预期比率  expired 已过期  explanation 说明
extensions 展期  facilities 授信品种  fact 事实  failedOn 失败日  failures 违约数
falseAlarms 误报数  feeId 费用编号  feeIncome 手续费收入  feedbackId 反馈编号  fees 费用
fellOverdue 新增逾期  field 字段  fields 字段  figure 数值  figures 数据  file 文件
filedBy 归档人  financialPosition 财务状况  financingCashFlow 筹资现金流  findingId 发现编号
first 首次  firstStub 首期零头  firstTestOn 首次测试日  fiscalYear 会计年度
fixedAssets 固定资产  fixing 定价  fixingMissing 缺少定价  fixings 定价记录  flag 标记
floating 浮动  followUpBy 跟进期限  followUpId 跟进编号  followUps 跟进  formId 问卷模板
formVersion 模板版本  format 格式  formedOn 成立日  formula 公式  forwardedOn 转交日
foundOn 发现日  free 可用  fromClient 来自客户  fromHour 起始时刻  fromPart 起始分卷  fromReserve 来自准备金
fullName 姓名  function 职能  fundingNeed 资金需求  gaps 缺口  gender 性别  givenBy 授予人
givenOn 授予日  good 良好  grace 宽限期  grade 等级  grossProfit 毛利  ground 依据
groupIds 集团  guaranteeCoverage 担保覆盖率  guaranteesGiven 对外担保  guarantor 保证人
guide 指南  handling 处理  happenedOn 发生日  heldOn 举行日  high 高  highest 最高
history 历史  holdId 保全编号  holdings 持有  holds 保全  hoursPerYear 年小时数  how 方式
identity 身份  identityNumber 证件号码  ids 编号  importance 重要性  improvement 改进  inDifficulty 陷入困境
inForceFrom 生效日  inTime 按时  income 收入  incomeOfYear 年度收入  incomeShare 收入占比
incomeTax 所得税  index 指数  indexId 指数编号  industries 行业  industryScheme 行业标准
industryTrend 行业趋势  inflow 流入  influence 影响力  inputs 输入  inquiries 查询次数
instalment 分期  instalmentAmount 每期金额  instalments 分期  insurance 保险
insuranceId 保险编号  insured 已投保  insuredUntil 保险到期日  insurer 保险公司
intangibleAssets 无形资产  interestExpense 利息支出  interestIncome 利息收入  into 转入
inventory 存货  investingCashFlow 投资现金流  invitationId 邀请编号  invited 已邀请
invitedOn 邀请日  isFinal 是否终结  isLargeExposure 是否大额风险暴露  isMerged 是否已合并
isMissing 是否缺失  isMisused 是否挪用  isOutside 是否行外  isShort 是否不足
isUsed 是否使用  issuer 签发方  itemId 条目编号  judged 已评判  judgements 评判次数
keepUntil 保留至  keptOn 履行日  key 键  kinds 种类  known 已知  knownAt 知悉时间
knownFrom 知悉起始  knownSince 知悉日  knownTo 知悉截止  label 名称  labels 名称
language 语言  last 最近  lastAt 最近时间  lastDealingOn 最近往来日  lastOn 最近日期
lastSeen 最近出现  lastStub 末期零头  lastTestOn 末次测试日  late 迟延  later 较晚
latest 最新  latestOn 最近日期  latestPeriodEnd 最近报告期末  least 最低  leastHeadroom 最小余量
leastRate 最低利率
leaving 流失中  left 剩余  legalStages 诉讼阶段  lendable 可贷金额  lenders 贷款人
levels 级别  licenceId 许可编号  line 行  lineId 行编号  linkedBy 关联人
loanPeriods 贷款期数  loanProducts 贷款产品  loanToValue 抵押率  loansWrittenOff 核销贷款数
lockUp 限制分配线  locked 已锁定  lockedBy 限制分红的约定  lockedUp 限制分配
longOverdueIn24Months 近24个月长期逾期次数  longTermDebt 长期借款  longerThanMonths 超过月数
longestMonths 最长月数  losses 损失  lost 已失去  lots 份额  low 低  lowest 最低
madeBy 作出人  madeOn 作出日  maintenanceCapex 维护性资本支出  managerMonths 客户经理月度
managerName 客户经理姓名  managers 客户经理  market 市场  marketPosition 市场地位
marketingGroup 营销分组  markup 加点  matchedBy 匹配人  matter 事项  maturesFrom 到期日起
maturesUpTo 到期日止  maxAgeDays 最长天数  mean 平均  meanDays 平均天数
meanDaysToDrawdown 平均放款天数  meanDecisionDays 平均审批天数  meanHours 平均小时
meanSecondsToAnswer 平均答复秒数  measure 措施  measures 措施  mediaType 媒体类型
medianDays 天数中位数  medianDaysLater 滞后天数中位数  meetingBy 会议期限
meetingEveryDays 会议间隔天数  meetingId 会议编号  meetings 会议  member 成员  memberId 成员
memberIds 成员  members 成员  merged 已合并  mergedInto 合并至  message 消息
messageId 消息编号  messages 消息  methods 方法  migrated 已迁移  migration 迁移
minutes 纪要  misuse 挪用  misuseMarkup 挪用罚息加点  misused 已挪用  modelGrade 模型等级
modelRating 模型评级  modes 模式  months 月数  most 最多  mostExposure 最大敞口
moved 已移动  movedOn 移动日  movedTo 移至  movements 变动  moves 变动  muchLater 严重滞后
multipleOf 整数倍  na 不适用  nameKeys 名称键  need 需求  needId 需求编号  neededBy 需要日期
needs 需求  needsInsurance 是否须投保  negative 负面  negativeAmortisation 负摊还
netCapital 资本净额  netCashFlow 净现金流  netIncome 净利润  netPromoterScore 净推荐值
netTier1 一级资本净额  newCredit 新增授信  news 资讯  newsOn 资讯日  nextAgeingOn 下次账龄日
nextExpiryOn 下次到期日  nextFollowUpBy 下次跟进期限  nextJudgementOn 下次评判日
nextMeetingBy 下次会议期限  nextStepDueOn 下一步期限  nextSteps 下一步
nextTestOn 下次测试日  nonPerforming 不良  nonPerformingCount 不良笔数
nonPerformingOrder 不良还款顺序  nonPerformingRatio 不良率  noticeOn 通知日
acceptanceRate 采纳率  actionId 措施编号  advance 提前归还次序  areaUnderCurve 曲线下面积
assetClass 资产类别  attempts 尝试次数  attended 到场人数  attendees 到场目标
awaitsConfirmation 待复核  bottomFifth 最低五分之一  cameIn 已迁入  campaignId 活动编号
ceilingId 集中度限额编号  ceilingIds 适用集中度限额  confirmedBy 复核人  contactedOn 联系日
conversionRate 转化率  converted 已转化  costPerGuest 人均成本
countedFrom 起算日  counts 统计  covenants 财务约定
daysSinceLastDisbursement 距上次放款天数  daysToEffectiveness 生效所需天数
declinedBy 拒绝人  disbursementLag 放款滞后  draft 草稿  drawableUntil 首次放款期限
earnedByHand 人工积分  events 事件  exception 例外理由  finances 财务状况  followUp 后续跟进
followedUp 已跟进  former 以往活动结果  goal 目标  goalId 目标编号  goals 目标
guestId 受邀客户编号  heldBack 暂不邀请  heldBy 复评人  inDefault 违约数
isDefault 是否违约  isEndProposed 拟终止  isGranted 是否已批准  isLate 是否逾期  issuedAt 签发时间  issuedBy 签发人
lapsed 批复到期未放款  lateShare 逾期占比  leadId 线索编号  leads 线索  made 推荐次数
migrationId 迁移编号  more 增加额
build 视图版本  keys 行键
`;
