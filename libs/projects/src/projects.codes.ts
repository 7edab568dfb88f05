import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How far a project has come, from the first idea to what follows the hand-over. */
export const ProjectStage = defineCodes(
  { en: 'Stage of a project', zh: '项目阶段' },
  {
    idea: { en: 'Idea', zh: '项目构想' },
    design: { en: 'Design of the finance', zh: '融资方案设计' },
    financialClose: { en: 'Financial close', zh: '融资关闭' },
    construction: { en: 'Construction', zh: '建设期' },
    operation: { en: 'Operation', zh: '运营期' },
    handedOver: { en: 'Handed over', zh: '已移交' },
    cancelled: { en: 'Cancelled', zh: '已终止' },
  },
);
export type ProjectStage = CodeOf<typeof ProjectStage>;

/** What somebody is to a project. */
export const StakeholderRole = defineCodes(
  { en: 'Role in a project', zh: '项目利益相关方角色' },
  {
    sponsor: { en: 'Sponsor', zh: '发起人' },
    investor: { en: 'Investor', zh: '投资者' },
    lender: { en: 'Lender', zh: '贷款机构' },
    partner: { en: 'Partner', zh: '合作伙伴' },
    contractor: { en: 'Contractor', zh: '总承包商' },
    offtaker: { en: 'Offtaker', zh: '承购方' },
    supplier: { en: 'Supplier', zh: '供应商' },
    authority: { en: 'Authority', zh: '政府主管部门' },
    community: { en: 'Community', zh: '社区' },
    adviser: { en: 'Adviser', zh: '顾问' },
  },
);
export type StakeholderRole = CodeOf<typeof StakeholderRole>;

/** Where a stakeholder stands. */
export const Stance = defineCodes(
  { en: 'Stance of a stakeholder', zh: '利益相关方立场' },
  {
    supports: { en: 'Supports the project', zh: '支持' },
    neutral: { en: 'Neutral', zh: '中立' },
    opposes: { en: 'Opposes the project', zh: '反对' },
  },
);
export type Stance = CodeOf<typeof Stance>;

/** How much a stakeholder can move. */
export const Influence = defineCodes(
  { en: 'Influence of a stakeholder', zh: '利益相关方影响力' },
  {
    low: { en: 'Low', zh: '低' },
    medium: { en: 'Medium', zh: '中' },
    high: { en: 'High', zh: '高' },
  },
);
export type Influence = CodeOf<typeof Influence>;

/** What a line of the budget pays for. */
export const BudgetKind = defineCodes(
  { en: 'Kind of a budget line', zh: '预算科目' },
  {
    land: { en: 'Land', zh: '土地' },
    construction: { en: 'Construction', zh: '建筑安装工程' },
    equipment: { en: 'Equipment', zh: '设备购置' },
    engineering: { en: 'Engineering and supervision', zh: '设计与监理' },
    development: { en: 'Development and licences', zh: '前期费用' },
    financing: { en: 'Interest and fees during construction', zh: '建设期利息及费用' },
    reserve: { en: 'Initial reserves', zh: '初始储备金' },
    workingCapital: { en: 'Initial working capital', zh: '铺底流动资金' },
    contingency: { en: 'Contingency', zh: '预备费' },
  },
);
export type BudgetKind = CodeOf<typeof BudgetKind>;

/** Where the money of a project comes from. `isCapital` counts towards the least project capital. */
export const FundingKind = defineCodes(
  { en: 'Source of funds', zh: '资金来源' },
  {
    equity: { en: 'Equity', zh: '项目资本金', isCapital: true },
    grant: { en: 'Grant', zh: '财政补助', isCapital: true },
    shareholderLoan: { en: 'Shareholder loan', zh: '股东借款', isCapital: false },
    subordinatedDebt: { en: 'Subordinated debt', zh: '次级债务', isCapital: false },
    seniorDebt: { en: 'Senior debt', zh: '优先级贷款', isCapital: false },
    bond: { en: 'Bond', zh: '项目债券', isCapital: false },
  },
);
export type FundingKind = CodeOf<typeof FundingKind>;

/** When the capital is paid in. */
export const EquityTiming = defineCodes(
  { en: 'When the capital is paid in', zh: '资本金到位方式' },
  {
    first: { en: 'Before the first drawdown', zh: '先于贷款到位' },
    proRata: { en: 'In proportion to the drawdowns', zh: '与贷款同比例到位' },
  },
);
export type EquityTiming = CodeOf<typeof EquityTiming>;

/** What a contract of a project is about. */
export const ContractKind = defineCodes(
  { en: 'Contract of a project', zh: '项目合同' },
  {
    concession: { en: 'Concession', zh: '特许经营协议' },
    construction: { en: 'Engineering and construction', zh: '工程总承包合同' },
    supply: { en: 'Supply', zh: '供应合同' },
    offtake: { en: 'Offtake', zh: '承购合同' },
    operation: { en: 'Operation and maintenance', zh: '运营维护合同' },
    land: { en: 'Land', zh: '土地合同' },
  },
);
export type ContractKind = CodeOf<typeof ContractKind>;

/** What an insurance of a project covers. */
export const CoverKind = defineCodes(
  { en: 'Insurance of a project', zh: '项目保险' },
  {
    constructionAllRisks: { en: 'Construction all risks', zh: '建筑工程一切险' },
    delayInStartUp: { en: 'Delay in start-up', zh: '延迟完工险' },
    property: { en: 'Property', zh: '财产险' },
    thirdParty: { en: 'Third-party liability', zh: '第三者责任险' },
    businessInterruption: { en: 'Business interruption', zh: '营业中断险' },
  },
);
export type CoverKind = CodeOf<typeof CoverKind>;

/** What an authority allows. */
export const LicenceKind = defineCodes(
  { en: 'Licence of a project', zh: '项目批文' },
  {
    approval: { en: 'Approval or filing of the project', zh: '项目核准或备案' },
    landUse: { en: 'Use of land', zh: '用地规划许可' },
    environment: { en: 'Environmental assessment', zh: '环境影响评价批复' },
    construction: { en: 'Start of construction', zh: '施工许可' },
    operation: { en: 'Operation', zh: '运营许可' },
  },
);
export type LicenceKind = CodeOf<typeof LicenceKind>;

/** How far a milestone has come. */
export const MilestoneState = defineCodes(
  { en: 'State of a milestone', zh: '里程碑状态' },
  {
    planned: { en: 'Planned', zh: '计划中' },
    reported: { en: 'Reported, awaits its certificate', zh: '已申报待确认' },
    certified: { en: 'Certified', zh: '已确认' },
  },
);
export type MilestoneState = CodeOf<typeof MilestoneState>;

/** How far a project is behind (F-10). */
export const DelayLevel = defineCodes(
  { en: 'Delay of a project', zh: '项目延误程度' },
  {
    onTime: { en: 'On time', zh: '按期' },
    late: { en: 'Late', zh: '延误' },
    serious: { en: 'Seriously late', zh: '严重滞后' },
  },
);
export type DelayLevel = CodeOf<typeof DelayLevel>;

/** The industries for which the state sets the least capital of a project. */
export const CapitalIndustry = defineCodes(
  { en: 'Industry by least project capital', zh: '资本金制度行业' },
  {
    urbanRail: { en: 'Urban rail', zh: '城市轨道交通' },
    port: { en: 'Ports, coastal and inland shipping', zh: '港口、沿海及内河航运' },
    airport: { en: 'Airports', zh: '机场' },
    railRoad: { en: 'Railways and roads', zh: '铁路、公路' },
    affordableHousing: { en: 'Affordable and ordinary housing', zh: '保障性住房和普通商品住房' },
    otherRealEstate: { en: 'Other real estate', zh: '其他房地产开发' },
    steelAluminium: { en: 'Steel and electrolytic aluminium', zh: '钢铁、电解铝' },
    cement: { en: 'Cement', zh: '水泥' },
    coalChemicals: {
      en: 'Coal, carbide, ferroalloys, caustic soda, coke, phosphorus, polysilicon',
      zh: '煤炭、电石、铁合金、烧碱、焦炭、黄磷、多晶硅',
    },
    maize: { en: 'Deep processing of maize', zh: '玉米深加工' },
    fertiliser: { en: 'Fertiliser other than potash', zh: '化肥（钾肥除外）' },
    power: { en: 'Electric power', zh: '电力' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type CapitalIndustry = CodeOf<typeof CapitalIndustry>;
