/** Chinese names of fields, o to z: each name of the API, then what people read. */
export const lastFields = `
observedUntil 观察截止日  occasion 场合  occupation 职业  oddUnits 尾差归属  of 所属  offer 报价
offered 已提供  offeredOn 提供日  office 机构  olderThan 早于  onBehalfOf 代为
onlyAfter 仅在之后  onlyBefore 仅在之前  onlyFor 限定客户  openBeforeDrawdown 提款前未满足
openBelow 低于此值开放  openSteps 未完成步骤  openedOn 开立日  operating 经营
operatingCashFlow 经营现金流  operatingCost 营业成本  operatingCosts 运营成本
operatingHistory 经营年限  operatingState 经营状态  orange 橙色  orderId 指令编号
organisation 组织  origin 来源  originatedBy 发起人  otherCurrentAssets 其他流动资产
otherCurrentLiabilities 其他流动负债  otherEquity 其他权益  otherLoanId 另一笔贷款
otherNonCurrentAssets 其他非流动资产  otherNonCurrentLiabilities 其他非流动负债  others 其他
outdated 已过时  outflow 流出  outlet 数据出口  outlook 展望  over 分子  overOn 终结日
overdueByFacts 按事实逾期  overdueByRows 按账面逾期  overdueClients 逾期客户
overdueMarkup 逾期加点  overdueOn 逾期日  overpaid 多付  overriddenUntil 人工调整截止日
override 人工调整  ownedId 被持有方  ownerKind 所有者类型  owners 所有者  paid 已付
paidFrom 付款来源  paidUpOn 缴清日  paragraph 段落  parentId 上级机构  part 部分
participants 参与人  passMark 及格分  passed 已通过  path 路径  paused 已暂停
payables 应付账款  payee 收款人  payer 付款人  paymentId 付款编号  payments 付款  peer 同业
peers 同业  penalties 罚息  penaltyIncome 罚息收入  percentages 百分比
performingOrder 正常还款顺序  period 期间  periodCap 期间上限  periodEnd 报告期末
periodFloor 期间下限  periods 期数  person 人员  personIds 人员  place 位置  placed 已划分
placedBy 划分人  places 位置  planCase 测算情景  points 积分  policy 政策  policyId 政策编号
postponements 延期记录  precision 精确率  preferences 偏好  preferencesFrom 偏好来源
preparedOn 编制日  prepayment 提前还款  prepaymentAfterMonths 可提前还款月数
prepaymentFee 提前还款费  presented 已出示  presentedOn 出示日  pricing 定价
principalAmount 本金金额  principalHoliday 本金宽限  priorClaims 优先债权  priorities 优先级
productId 产品编号  products 产品  profitBeforeTax 税前利润  project 项目
projectTypes 项目类型  promiseId 承诺编号  promisesInTime 按时履行承诺
promisesLate 逾期承诺  proposal 提案  proposalId 提案编号  proposals 提案  proposedOn 提案日
providerClientId 提供方客户  provision 准备金  provisions 准备金  published 已发布
publishedOn 发布日  purposes 用途  question 问题  questionId 问题编号  questions 问题
quorum 法定人数  quotations 报价记录  raised 已触发  raisedBy 发起人  rate 利率
rateCap 利率上限  rateFixedOn 定价日  rateFloor 利率下限  rateIndex 利率基准
rateNoticeDays 利率通知天数  ratePerPeriod 每期利率  ratedByHand 人工评级  rates 利率
rating 评级  ratio 比率  raw 原值  reached 已达到  readAt 读取时间  reads 读取  reasons 原因
recall 召回率  receiptId 收款编号  receivables 应收账款  received 已收  receivedAt 接收时间
recent 近期  recipient 接收方  recommendation 建议  recommends 推荐  recordId 记录编号
records 记录  red 红色  redeemed 已兑换  reference 参考号  referenceFrom 参照期起
referenceTo 参照期止  refused 已拒绝  regionScheme 地区标准  register 登记簿
registrationNumber 登记号码  registry 登记机关  reinvestmentRate 再投资收益率
relatedParties 关联方  relationship 关系  relationshipType 关系类型
relationshipWarning 关系预警  releaseAskedBy 释放申请人  relevance 相关性  remindOn 提醒日
reminders 提醒  remittance 汇款  reopenings 重新打开  repayment 还款
repaymentCapacity 还款能力  repayments 还款  repeats 重复  replaces 替代  reportId 报告编号
reportedOn 报告日  request 请求  requestId 请求编号  required 必需  reschedulings 重新安排
research 调研  reservations 预留  reserve 准备金  reserveAccount 准备金账户
reserveAfter 准备金期末  reserveMonths 准备金月数  reserveMovement 准备金变动
reserveTarget 准备金目标  reserved 已预留  reset 重置  resets 重置记录  resolution 决议
resolvedOn 解决日  responseId 应对编号  responseRate 答复率  restatements 重述
restrictedTo 仅限  restructuredOn 重组日  results 结果  retainedEarnings 留存收益
retired 已停用  returned 已退回  returns 退回记录  returnsPerDecision 每次审批退回次数
revenueAccount 收入账户  revenueAfter 期末收入账户  revenueGrowth 收入增长率
reversedBecause 冲正原因  review 复核  reviewBy 复核期限  reviewOn 复核日  revised 已修订
revocationId 撤销编号  revokedBy 撤销人  revolving 循环额度  reward 奖励
riskAppetite 风险偏好  riskClasses 风险等级  riskReview 风险复核  riskTolerance 风险承受度
roleRequests 角色申请  roundedTo 取整至  rounding 取整规则  roundingMultiple 取整倍数
routed 已分派  rows 行  rowsOfDay 同日各期  run 运行  runId 运行编号  runningLoans 存续贷款  runs 存续
said 原话  sales 销售收入  sample 样本  sampling 取样方式  satisfaction 满意度
satisfiedShare 满意占比  schedule 还款计划  schedulePerformance 进度绩效  schedules 还款计划
sculpting 还款塑形  searchKeys 检索键  secretRotatedAt 密钥更换时间  secretVersion 密钥版本
section 章节  seed 种子  seen 已查阅  sendOn 发送日  seniorReview 高级复核  sentAt 发送时间
series 系列  service 服务  serviceStep 服务步骤  serviceTier 服务等级  services 服务
sessionId 会话编号  setBy 设定人  settled 已结清  settledBy 结清人  settledCount 结清笔数
sha256 SHA-256  shape 结构  shareCapital 股本  shareOfCapital 资本占比  shares 份额
sheet 表格  sheets 表格  shiftMonths 移动月数  short 不足  shortTermDebt 短期借款
shortTermInvestments 短期投资  shown 已显示  side 方向  signInRequests 登录申请
signIns 登录方式  signalId 信号编号  signals 信号  signed 已签署  signedOn 签署日
silence 静默  silentUntil 静默至  site 地点  sittingId 考试编号  sizes 规模  skipId 跳过编号
smooth 平滑  solutionIds 方案  sort 排序  sourceId 资金来源  spans 区间
sponsorClientId 发起人客户  spreadBps 利差（基点）  staffCount 员工数  staffIds 员工
stakeholderClientId 相关方客户  stakeholderId 相关方  stance 立场  standard 标准
standards 标准  startedOn 启动日  statedDays 陈述天数  statementId 报表编号  statements 报表
statuses 状态  stepId 步骤编号  straightThrough 直通  strategicImportance 战略重要性
subLimits 分项额度  subjectId 主体编号  submitted 已提交  submittedAt 提交时间
successRate 成功率  suggestedMode 建议模式  sum 合计  surroundings 环境  surveyId 调查编号
surplus 多还款项处理  suspense 暂收款  sweepShare 现金清扫比例  table 表  tableId 表编号  takenOn 受理日
takes 接受  target 目标  tax 税  taxonomy 分类体系  teamIds 团队  technical 技术性
template 模板  tenureYears 合作年限  term 期限  testOn 测试日  testUpTo 测试截至
testedOn 已测试日  testedUpTo 已测试至  tests 测试  text 文本  texts 文本  theme 主题
through 通过  tier 等级  time 时间  timeZone 时区  timely 及时  times 次数  timing 时点  to 至
toClient 转至客户  toComplete 待补充  toUnitId 转至机构  tokenId 令牌编号  told 已告知  toleranceDays 宽限天数
toleratedOverdue 逾期容差金额  topic 主题  total 合计  totalAssets 资产总计  totalLiabilities 负债合计
totalRevenue 营业总收入  trainingId 培训编号  trait 特征  traits 特征  transactions 交易
transferResult 转让结果  transferred 已转让  treatment 处理方式  tried 已尝试  types 类型
unacknowledgedOn 截至未确认日  unbelieved 未采信  under 分母  unit 单位  unitIds 机构  units 机构
unknown 未知  unrecorded 未记录  upToMonths 月数上限  urgency 紧急程度  use 用途  used 已用
usedOfSubLimits 分项额度已用  userName 用户名  uses 用途  valid 有效  validFrom 有效期起
validMonths 有效月数  validRate 有效率  validUpTo 有效至  valuations 估值  value 值
values 值  verifiedBy 核实人  versions 版本  view 视图  visit 拜访  vote 表决
votes 表决记录  waiting 等待中  waits 等待  waitsSince 等待自  waivedUntil 豁免至
watched 受监测  weekday 星期  weight 权重  weighted 加权  weightedDelayDays 加权延误天数
widening 扩大范围  winBackId 挽回编号  window 区间  windowMonths 区间月数  withdrawal 撤回
withdrawn 已撤回  withdrawnOn 撤回日  within 范围内  withinDays 天数内  won 已赢得
workingCapitalChange 营运资金变动  workingMinutes 工作分钟  wouldLift 解除条件
wouldRecord 将记录  writeOff 核销  writtenOffCount 核销笔数  yellow 黄色  zero 零
openedAt 开启时间  openedBy 开启人  order 次序  orders 还款次序  outcomes 结果
paidOutOn 放款日  past 历史环节  payment 还款类型  pays 归还项目  planId 计划编号
projects 项目  reachedGoal 是否达标  referredBy 推荐客户  room 名额  seconds 秒数  tie 客户关系
sendFrom 可发送时间  sendableAt 可发送时点  states 状态  stressed 压力情景下  talks 沟通记录
task 当前任务  templateId 模板编号  toStage2 转入第二阶段  toStage3 转入第三阶段
topFifth 最高五分之一  variables 变量
acceptedOn 确认日  afterRisk 风险调整后收入  appraisals 考核面谈  bestTime 最佳联系时间  cap 得分上限
careDayId 关怀日编号  discounts 利率优惠  everyDays 通常联系间隔天数  for 决策对象  gate 限分条件
investmentId 投入编号  list 清单  lossRise 预期损失增加额  marketNoteId 市场记录编号
marketTag 市场背景  marketTags 市场背景  monthDay 月日  notedBy 记录人  notedOn 登记日
perGroup 每组户数  redLate 红色预警逾期未确认数  samples 抽样  slots 联系时段  sponsorDueOn 高层回顾期限
sponsorId 高层对接人  tag 市场背景  targets 绩效目标  warning 预警
legalHoldId 法律保全编号  orderedBy 下达人  orderedAt 下达时间
liftReason 解除理由
signatories 签署人  party 签署方  capacity 职务  takenOver 接收情况  takenOverOn 接收日  takeOver 接收
takeOverId 接收编号  reversalId 冲正编号  purchase 受让  seller 转让方
ordered 已订阅  lastSentOn 最近发送日
parked 搁置的事件数  query 所问的查询  replay 是否要求重试  same 是否一致
sight 可见范围  skipped 跳过的决定  today 当日
`;
