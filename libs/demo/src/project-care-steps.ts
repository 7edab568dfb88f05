import type { Day } from '#kernel';
import {
  AgreeAccounts,
  AgreeSyndicate,
  AlertProjectClient,
  AppointServiceTeam,
  DeliverProgressReport,
  HoldProjectMeeting,
  ReceiveProjectFeedback,
  RecordProjectReceipt,
  RunWaterfall,
  StateOutsideRecord,
} from '#projects';
import { people } from './bank/people.js';
import type { Then } from './project-story.js';
import { millions, projectId } from './project-story.js';
import type { Dates, Step } from './story.js';

/** Two banks lend; revenue of a trial run goes through the accounts. */
export function lendersOf(then: Then, { ago }: Dates): void {
  then(
    AgreeSyndicate.of({
      projectId,
      sourceId: 'senior',
      members: [
        { memberId: 'us', name: '本行', role: 'agent', share: '0.6' },
        { memberId: 'ccb', name: '建设银行', role: 'participant', share: '0.4' },
      ],
      reason: '银团贷款协议',
      valueDate: ago(300),
    }),
  );
  then(
    AgreeAccounts.of({
      projectId,
      bank: '本行西安分行',
      revenueAccount: '6100-0001',
      debtServiceAccount: '6100-0002',
      reserveAccount: '6100-0003',
      reserveMonths: 6,
      sweepShare: '0.3',
      lockUp: '1.20',
      reason: '账户监管协议',
    }),
  );
  const money = { projectId, valueDate: ago(5) };
  then(RecordProjectReceipt.of({ ...money, receiptId: 'trial-1', amount: millions(3) }));
  then(
    RunWaterfall.of({
      ...money,
      runId: 'trial-1',
      sourceId: 'senior',
      operating: millions(1),
      tax: millions(0),
      fee: millions(0),
      interest: millions(1),
      principal: millions(0),
    }),
  );
}

/** Team, meeting, report, alert and the client's answer. */
export function careOf(then: Then, { today, ago }: Dates): void {
  const members = [
    { personId: people.wang.id, duty: 'lead' },
    { personId: people.risk.id, duty: 'risk' },
  ] as const;
  then(AppointServiceTeam.of({ projectId, members, meetingEveryDays: 30 }));
  then(
    HoldProjectMeeting.of({
      projectId,
      meetingId: 'progress-1',
      kind: 'progress',
      heldOn: ago(12),
      participants: [
        { name: '王芳', organisation: '本行', personId: people.wang.id },
        { name: '秦岚', organisation: '秦岭清风新能源有限公司' },
      ],
      decisions: ['增租一台吊车，吊装完成日不晚于下季度末'],
      tasks: [{ taskId: 'crane', what: '签订吊车租赁合同', owner: '电建', dueOn: today }],
    }),
  );
  const word = { projectId, recipient: '秦岚', way: 'email' } as const;
  then(DeliverProgressReport.of({ ...word, reportId: 'report-1', reportedOn: ago(12) }));
  then(AlertProjectClient.of({ ...word, alertId: 'late-1', message: '风机吊装较计划延误' }));
  then(
    ReceiveProjectFeedback.of({
      projectId,
      feedbackId: 'answer-1',
      said: '吊车下周到场，请继续按月提供报告',
      answers: 'late-1',
    }),
  );
}

/** A comparable loan of an outside lender, as two of its statements tell it. */
export function outsideSteps({ today, ago }: Dates): readonly Step[] {
  const recordId = 'or_ibrd.DEMO1';
  const statement = (statedOn: Day, status: string, disbursed: string): Step => ({
    on: today,
    by: people.core,
    line: recordId,
    key: `${recordId}:${statedOn}`,
    command: StateOutsideRecord.of({
      recordId,
      register: 'ibrd',
      number: 'DEMO1',
      statedOn,
      project: 'PDEMO1',
      texts: { status, country: 'China', projectName: 'Wind power in the northwest' },
      days: { closing: '2027-06-30' },
      amounts: { principal: '100000000', disbursed, repaid: '0', cancelled: '0' },
      origin: { kind: 'migration', source: 'demo', assumed: [] },
    }),
  });
  return [statement(ago(400), 'Effective', '0'), statement(ago(35), 'Disbursing', '35000000')];
}
