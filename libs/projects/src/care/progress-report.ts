import type { Day, Labels, Money } from '#kernel';
import { Decimal, moneyText } from '#kernel';
import type { Column } from '#lending';
import { inLanguage, tableOf } from '#lending';
import type { Paper } from '#platform';
import { BudgetKind, FundingKind, MilestoneState, ProjectStage } from '../projects.codes.js';
import type { KeptProject, ProjectFile } from '../views/projects.rows.js';
import { fileOn } from '../views/projects.rows.js';

/** What the client is told of its project: how far it is, and where the money went. */
export interface ProgressReport extends Pick<
  ProjectFile,
  | 'projectId'
  | 'clientId'
  | 'name'
  | 'stage'
  | 'currency'
  | 'milestones'
  | 'budget'
  | 'sources'
  | 'budgetTotal'
  | 'spentTotal'
  | 'progress'
> {
  readonly on: Day;
}

/** The report on a day. Stakeholders, licences and how the delay was judged stay in the bank. */
export function reportOn(row: KeptProject, on: Day): ProgressReport {
  const { projectId, clientId, name, stage, currency, milestones, ...file } = fileOn(row, on);
  const { budget, sources, budgetTotal, spentTotal, progress } = file;
  return {
    ...{ projectId, clientId, on, name, stage, currency, milestones },
    ...{ budget, sources, budgetTotal, spentTotal, progress },
  };
}

const milestoneColumns: readonly Column<ProgressReport['milestones'][number]>[] = [
  { label: { en: 'Milestone', zh: '里程碑' }, of: ({ title }) => title },
  { label: { en: 'Planned', zh: '计划完成日' }, of: ({ dueOn }) => dueOn },
  { label: { en: 'Expected', zh: '预计完成日' }, of: ({ expectedOn }) => expectedOn },
  {
    label: { en: 'Completed', zh: '实际完成日' },
    of: ({ state, completedOn }) => (state === 'certified' ? completedOn : undefined),
  },
  { label: { en: 'State', zh: '状态' }, of: ({ state }) => MilestoneState(state) },
  { label: { en: 'Days late', zh: '延误天数' }, of: ({ delayDays }) => delayDays },
];

const budgetColumns: readonly Column<ProgressReport['budget'][number]>[] = [
  { label: { en: 'Line', zh: '科目' }, of: ({ title, kind }) => title ?? BudgetKind(kind) },
  { label: { en: 'Budget', zh: '预算' }, of: ({ amount }) => amount },
  { label: { en: 'Spent', zh: '已支出' }, of: ({ spent }) => spent },
];

const sourceColumns: readonly Column<ProgressReport['sources'][number]>[] = [
  { label: { en: 'Source', zh: '资金来源' }, of: ({ kind }) => FundingKind(kind) },
  { label: { en: 'Provider', zh: '提供方' }, of: ({ provider }) => provider },
  { label: { en: 'Amount', zh: '金额' }, of: ({ amount }) => amount },
];

const percent = (share: string) => `${new Decimal(share).times(100).toFixed(1)} %`;
const sum = (money: Money) => `${money.currency} ${moneyText(money)}`;

/** The report as a document, in one language. */
export function progressPaper(report: ProgressReport, language: keyof Labels): Paper {
  const { on, name, stage, milestones, budget, sources, progress } = report;
  const said = (labels: Labels) => labels[language];
  const fact = (en: string, zh: string, value: string) => [said({ en, zh }), value] as const;
  return {
    language,
    on,
    title: said({ en: 'Progress and finance of the project', zh: '项目进度与财务报告' }),
    facts: [
      fact('Project', '项目', inLanguage(name, language)),
      fact('Stage', '阶段', said(ProjectStage(stage))),
      fact('Completed', '完成进度', percent(progress.completed)),
      fact('Planned end', '计划完工日', progress.plannedEnd ?? '-'),
      fact('Expected end', '预计完工日', progress.expectedEnd ?? '-'),
      fact('Days behind', '延误天数', String(progress.delayDays)),
      fact('Budget', '总预算', sum(report.budgetTotal)),
      fact('Spent', '累计支出', sum(report.spentTotal)),
    ],
    tables: [
      tableOf({ en: 'Milestones', zh: '里程碑' }, milestoneColumns, milestones, language),
      tableOf({ en: 'Budget', zh: '预算执行' }, budgetColumns, budget, language),
      tableOf({ en: 'Sources of funds', zh: '资金来源' }, sourceColumns, sources, language),
    ],
  };
}
