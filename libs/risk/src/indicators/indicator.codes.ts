import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';
import { formulas } from './formulas.js';
import { counted } from './indicator-definition.js';
import { besidePeers } from './peer-figures.js';

/** Everything a rule can watch. */
export const Indicator = defineCodes(
  { en: 'Indicator', zh: '预警指标' },
  {
    daysPastDue: counted(
      { en: 'Days past due', zh: '逾期天数' },
      'operating',
      'days',
      'EBA/GL/2020/06 274 (s); 商业银行金融资产风险分类办法',
      { daily: true, owner: 'relationshipManager' },
    ),
    otherLoansNonPerforming: counted(
      { en: 'Other loans that do not perform', zh: '其他不良债权笔数' },
      'operating',
      'count',
      'EBA/GL/2020/06 274 (l); 商业银行金融资产风险分类办法 Art. 7, 10',
    ),
    guaranteeCoverage: counted(
      { en: 'Guarantee to outstanding', zh: '担保覆盖率' },
      'operating',
      'ratio',
      'EBA/GL/2020/06 274 (k)',
      { direction: 'falling' },
    ),
    loansWrittenOff: counted(
      { en: 'Loans written off and not recovered', zh: '已核销未收回贷款笔数' },
      'operating',
      'count',
      '账销案存: house rule',
    ),
    daysBeyondCadence: counted(
      { en: 'Days beyond the cadence of contact', zh: '超出联系频率天数' },
      'operating',
      'days',
      '企業級貸款業務的客戶關系管理方案 5.2',
      { daily: true, owner: 'relationshipManager' },
    ),
    signalPoints: counted(
      { en: 'Points of the signals that count', zh: '外部信号分值' },
      'operating',
      'points',
      'EBA/GL/2020/06 274 (n); 企業級貸款業務的客戶關系管理方案 7.2',
    ),
    observationPoints: counted(
      { en: 'Points of the observations that count', zh: '客户经理观察分值' },
      'operating',
      'points',
      '企業級貸款業務的客戶關系管理方案 7.1: both ways between risk and business',
      { owner: 'relationshipManager' },
    ),
    industrySignalPoints: counted(
      { en: 'Points of the signals about its industry and region', zh: '行业与地区信号分值' },
      'industry',
      'points',
      'EBA/GL/2020/06 274 (a), (m); 企業級貸款業務的客戶關系管理方案 7.1, 7.2',
    ),
    economySignalPoints: counted(
      { en: 'Points of the signals about the economy', zh: '宏观经济与政策信号分值' },
      'market',
      'points',
      'EBA/GL/2020/06 274 (j); 企業級貸款業務的客戶關系管理方案 7.2',
    ),
    projectDelay: counted(
      {
        en: 'Delay of its projects: 1 late, 2 seriously late',
        zh: '项目延误程度（1延误，2严重滞后）',
      },
      'operating',
      'points',
      '企業級貸款業務的客戶關系管理方案: 项目进度严重滞后; rule PD-01',
    ),
    covenantHeadroom: counted(
      { en: 'Least headroom of a covenant', zh: '财务约定最小余量' },
      'financial',
      'ratio',
      'EBA/GL/2020/06 274 (h)',
      { direction: 'falling' },
    ),
    covenantPoints: counted(
      { en: 'Broken covenants: 1 a breach, 2 a default', zh: '违反约定分值（1违反，2违约）' },
      'financial',
      'points',
      'EBA/GL/2020/06 274 (h)',
    ),
    auditConcern: counted(
      { en: 'Gravity of the audit opinion', zh: '审计意见严重程度' },
      'financial',
      'points',
      'EBA/GL/2020/06 274 (r)',
    ),
    statementAge: counted(
      { en: 'Days since the latest period ended', zh: '最近报告期末至今天数' },
      'financial',
      'days',
      'House rule: statements of a year within four months',
      { daily: true, owner: 'relationshipManager' },
    ),
    ...formulas,
  },
);
export type Indicator = CodeOf<typeof Indicator>;

const ofSignals: readonly Indicator[] = ['industrySignalPoints', 'economySignalPoints'];

/** Whether a figure compares a client with its peers. */
export const isOfPeers = (id: Indicator): boolean => Object.hasOwn(besidePeers, id);

/** The figures that follow from the surroundings of a client. */
export const ofSurroundings: readonly Indicator[] = Indicator.all.filter(
  (id) => ofSignals.includes(id) || isOfPeers(id),
);
