import type { DomainCommand } from '#kernel';
import { ApproveProposal } from '#lending';
import {
  ApproveDrawdown,
  CertifyDrawdown,
  DefineCovenant,
  RequestDrawdown,
  TestCovenant,
  TieFacilityLoan,
} from '#projects';
import { people } from './bank/people.js';
import { cableLoan } from './lending/applications.js';
import { conditionsMet, stepsOf } from './lending/credit-steps.js';
import type { Then } from './project-story.js';
import { millions, projectId } from './project-story.js';
import type { Dates, Step } from './story.js';
import { clientId } from './story.js';

const { loanId } = stepsOf(cableLoan);
const certificate = { projectId, engineer: '西北监理', evidence: [{ title: '第4期付款证书' }] };

/** Cables are paid by a loan of the bank; rock makes the project draw its contingency too early. */
export function drawnSteps({ today, ago }: Dates): readonly Step[] {
  const steps: Step[] = [];
  const then = (command: DomainCommand, by: Step['by'] = people.wang) => {
    const key = `${projectId}:loan:${command.constructor.name}:${steps.length}`;
    steps.push({ on: today, by, line: projectId, key, command });
  };
  then(TieFacilityLoan.of({ projectId, sourceId: 'cables', loanId }));
  then(
    RequestDrawdown.of({
      projectId,
      drawdownId: 'cables-1',
      sourceId: 'cables',
      lines: [{ lineId: 'turbines', amount: millions(40) }],
      purpose: '支付集电线路设备款',
      payee: { name: '特变电工', account: '6222 0202 0077 1188' },
      way: 'entrusted',
    }),
  );
  then(CertifyDrawdown.of({ ...certificate, drawdownId: 'cables-1' }));
  then(ApproveDrawdown.of({ projectId, drawdownId: 'cables-1' }), people.approver);
  then(ApproveProposal.of({ loanId, proposalId: 'pd.cables-1' }), people.risk);
  then(
    RequestDrawdown.of({
      projectId,
      drawdownId: 'rock',
      sourceId: 'senior',
      lines: [{ lineId: 'contingency', amount: millions(18) }],
      purpose: '道路岩石爆破',
      exception: '地质条件与勘察报告不符，工期不容等待',
    }),
  );
  then(CertifyDrawdown.of({ ...certificate, drawdownId: 'rock' }));
  then(ApproveDrawdown.of({ projectId, drawdownId: 'rock' }), people.approver);
  return [...conditionsMet(cableLoan, ago(3)), ...steps];
}

/** One covenant has little headroom; what another asks for was not delivered in time. */
export function watchedCovenants(then: Then, { today, ago }: Dates): void {
  const of = { projectId, clientId: clientId('qingfeng'), cureDays: 30, everyMonths: 12 };
  const lastTestOn = `${Number(today.slice(0, 4)) + 15}-12-31`;
  const [gearing, insurance] = ['cv_demo.gearing', 'cv_demo.insurance'];
  then(
    DefineCovenant.of({
      ...of,
      covenantId: gearing,
      title: '资产负债率不高于70%',
      clause: '第21.3条',
      kind: 'financial',
      ratio: {
        over: ['debt'],
        under: ['totalAssets'],
        side: 'atMost',
        limit: '0.70',
        windowMonths: 12,
      },
      firstTestOn: ago(30),
      lastTestOn,
      dueWithinDays: 60,
    }),
  );
  const figures = { debt: millions(585).minor, totalAssets: millions(860).minor };
  then(TestCovenant.of({ projectId, covenantId: gearing, testOn: ago(30), figures }));
  then(
    DefineCovenant.of({
      ...of,
      covenantId: insurance,
      title: '每年提交工程保险单',
      clause: '第19.4条',
      kind: 'information',
      firstTestOn: ago(60),
      lastTestOn,
      dueWithinDays: 30,
    }),
  );
}
