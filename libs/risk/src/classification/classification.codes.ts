import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';
import { LoanClass } from '#lending';

/** The graver of classes; normal where there is none. */
export const worstClass = (...classes: readonly LoanClass[]): LoanClass =>
  LoanClass.all.findLast((each) => classes.includes(each)) ?? 'normal';

/** Circumstances of a claim or its debtor that last from a day until they end. */
export const Circumstance = defineCodes(
  { en: 'Circumstance of classification', zh: '风险分类情形' },
  {
    useChanged: { en: 'Use changed without consent', zh: '未经同意擅自改变资金用途' },
    repaidByNewDebt: { en: 'Repaid by new or other debt', zh: '借新还旧或以其他债务融资偿还' },
    creditImpaired: { en: 'Credit-impaired', zh: '已发生信用减值' },
    ratingCutSharply: { en: 'External rating cut sharply', zh: '外部评级大幅下调' },
    evadesDebt: { en: 'Debtor evades bank debt', zh: '债务人逃废银行债务' },
    bankruptcyLiquidation: { en: 'Debtor in bankruptcy liquidation', zh: '债务人进入破产清算程序' },
  },
);
export type Circumstance = CodeOf<typeof Circumstance>;

/** What stands between a claim and a better class. */
export const UpgradeGap = defineCodes(
  { en: 'Upgrade test not met', zh: '上调条件未满足' },
  {
    arrearsUnpaid: { en: 'Arrears are not fully paid', zh: '逾期债权及相关费用未全部偿付' },
    tooFewPeriods: { en: 'Fewer than two periods paid on time', zh: '正常偿付不足两个还款期' },
    tooFewMonths: { en: 'Paid on time for less than six months', zh: '正常偿付不足六个月' },
    notExpectedToPerform: { en: 'Future performance not assessed', zh: '未评估为能够持续履约' },
    otherImpairedAsset: {
      en: 'The debtor has an impaired asset here',
      zh: '债务人在本行仍有减值资产',
    },
    takenOver: { en: 'Less than six months since a takeover', zh: '并购后未满六个月' },
  },
);
export type UpgradeGap = CodeOf<typeof UpgradeGap>;

/** Why an observation period began again. */
export const ObservationRestart = defineCodes(
  { en: 'Restart of the observation period', zh: '重新计算观察期的原因' },
  {
    restructuredAgain: { en: 'Restructured again', zh: '再次重组' },
    missedPayment: { en: 'A payment was missed', zh: '未按时足额还款' },
    becameNonPerforming: { en: 'Became non-performing', zh: '下调为不良' },
    difficultyUnresolved: { en: 'Difficulty not resolved at the end', zh: '期满未解决财务困难' },
  },
);
export type ObservationRestart = CodeOf<typeof ObservationRestart>;
