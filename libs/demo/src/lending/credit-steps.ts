import type { ConditionKind, CreditTerms } from '#credit';
import {
  ApproveApplication,
  CastVote,
  catalogue,
  CloseVote,
  conditionsOf,
  ConfirmCondition,
  ConveneCommittee,
  DeclineApplication,
  DocumentKind,
  EvidenceCondition,
  GetApplication,
  loanIdOf,
  RecordDocument,
  ReturnApplication,
  ReviewApplication,
  SubmitApplication,
  WithdrawApplication,
} from '#credit';
import type { Actor, Day, DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import { SignAgreement } from '#lending';
import type { DemoApplication } from './applications.js';
import { applications } from './applications.js';
import { clientOf, regionOf } from '../clients/client-steps.js';
import type { DemoCredit } from './credits.js';
import { enquirer, enquiryOf } from './enquiry-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { applicationId, clientId, whole } from '../story.js';

/** The steps of one credit, each with who takes it. */
export function stepsOf({ client, number = 1 }: DemoCredit) {
  const id = applicationId(client, number);
  return {
    id,
    loanId: loanIdOf(id),
    manager: people[clientOf(client).manager],
    step: (on: Day, by: Actor, command: DomainCommand, what = ''): Step => ({
      on,
      by,
      line: client,
      key: [id, command.constructor.name, ...(what === '' ? [] : [what])].join(':'),
      command,
    }),
  };
}

export const amountOf = ({ millions, currency }: DemoCredit, share = 1) =>
  whole(Math.round(millions * share * 1_000_000), currency);

export function termsOf(credit: DemoCredit): CreditTerms {
  const { client, product, purpose, guaranteeType, months, every, method, rate } = credit;
  const { projectType } = credit;
  const row = clientOf(client);
  return {
    product,
    purpose,
    guaranteeType,
    amount: amountOf(credit),
    termMonths: months,
    everyMonths: every,
    method,
    annualRate: rate,
    dayCount: credit.currency === 'USD' ? 'A/360' : '30E/360',
    industry: { scheme: 'GBT4754', code: row.industry },
    region: regionOf(row),
    ...(projectType && { projectType }),
  };
}

/** Days from submission to each further step. */
const after = { review: 9, decision: 14, agreement: 18 } as const;
/** Days from submission to the first drawdown. */
export const daysToDrawdown = 22;

/**
 * A client's first small loan is granted by a risk officer alone; every other credit is reviewed, and
 * then approved, because all that the client has been granted counts.
 */
const isSmall = ({ millions, currency, number = 1 }: DemoCredit) =>
  number === 1 && millions <= (currency === 'USD' ? 0.15 : 1);

type Asked = DemoCredit & Partial<Pick<DemoApplication, 'opinion' | 'granted' | 'conditions'>>;

export function submitted(credit: DemoCredit, on: Day): Step {
  const { id, manager, step } = stepsOf(credit);
  const command = SubmitApplication.of({
    applicationId: id,
    clientId: clientId(credit.client),
    terms: termsOf(credit),
    ...(credit.client === enquirer && { enquiryId: enquiryOf(enquirer) }),
    valueDate: on,
  });
  return step(on, manager, command);
}

/**
 * What the client brings along: the licence, the statements and, for a project, the study. Told before
 * the applications, so that every view has seen it when they are decided.
 */
export function handedIn(credit: DemoCredit, on: Day): readonly Step[] {
  const { id, manager, step } = stepsOf(credit);
  const kinds = ['businessLicence', 'financialStatement'] as const;
  const study = ['projectFinance', 'investmentProject'].includes(credit.product)
    ? (['feasibilityStudy'] as const)
    : [];
  return [...kinds, ...study].map((kind) => {
    const { zh, en } = DocumentKind(kind);
    const command = RecordDocument.of({
      documentId: `dc_${id.slice(3)}.${kind}`,
      clientId: clientId(credit.client),
      kind,
      title: `${zh} (${en})`,
      issuedOn: addDays(on, -40),
      archivedAs: `DA-${on.slice(0, 4)}-${credit.client}`,
      valueDate: on,
    });
    return step(on, manager, command, kind);
  });
}

/** The committee votes on what is beyond a single approver. */
function voted(credit: DemoCredit, on: Day): readonly Step[] {
  if (!credit.committee) return [];
  const { id, step } = stepsOf(credit);
  const members = [people.smallLoans, people.approver, people.xianHead];
  const convene = ConveneCommittee.of({
    applicationId: id,
    members: members.map((member) => member.id),
    quorum: 3,
    valueDate: on,
  });
  const comment = '项目现金流覆盖充足 (the cash flow of the project covers it)';
  const vote = CastVote.of({ applicationId: id, vote: 'approve', comment, valueDate: on });
  return [
    { ...step(on, people.approver, convene), needs: `application-${id}` },
    ...members.map((member) => step(on, member, vote, member.id)),
    step(on, people.approver, CloseVote.of({ applicationId: id, valueDate: on })),
  ];
}

function reviewed(credit: Asked, submittedOn: Day): Step {
  const { id, step } = stepsOf(credit);
  const [recommendation, comment] = credit.opinion ?? [
    'approve' as const,
    '现金流可覆盖本息 (the cash flow covers the debt service)',
  ];
  const on = addDays(submittedOn, after.review);
  const command = { applicationId: id, recommendation, comment, valueDate: on };
  return step(on, people.risk, ReviewApplication.of(command));
}

/** From the application to the signed agreement, or to the approval only. */
export function granted(
  credit: Asked,
  submittedOn: Day,
  until: 'granted' | 'signed',
): readonly Step[] {
  const { id, loanId, manager, step } = stepsOf(credit);
  const decidedOn = addDays(submittedOn, after.decision);
  const signedOn = addDays(submittedOn, after.agreement);
  const approve = ApproveApplication.of({
    applicationId: id,
    valueDate: decidedOn,
    ...(credit.granted !== undefined && {
      amount: whole(credit.granted * 1_000_000, credit.currency),
    }),
    ...(credit.conditions && { conditions: credit.conditions }),
  });
  const agreementNumber = `RP-${signedOn.slice(0, 4)}-${credit.client}-${credit.number ?? 1}`;
  const signatories = [
    { party: 'client', name: '王建国 (Wang Jianguo)', capacity: '法定代表人' },
    { party: 'bank', name: manager.name ?? manager.id, capacity: '客户经理' },
  ] as const;
  const sign = SignAgreement.of({ loanId, agreementNumber, signatories, valueDate: signedOn });
  return [
    submitted(credit, submittedOn),
    ...(isSmall(credit) ? [] : [reviewed(credit, submittedOn)]),
    ...voted(credit, addDays(submittedOn, after.review)),
    {
      ...step(decidedOn, isSmall(credit) ? people.smallLoans : people.approver, approve),
      ...(credit.seen && { sees: GetApplication.of({ applicationId: id }) }),
    },
    ...(until === 'granted' ? [] : [{ ...step(signedOn, manager, sign), needs: `loan-${loanId}` }]),
  ];
}

const proofs: Partial<Record<ConditionKind, string>> = {
  collateralRegistered: '他项权证已办妥 (the registry has issued the certificate)',
  equityPaidIn: '验资报告 (the auditor certifies the capital)',
  accountOpened: '监管账户开户许可 (the account is open)',
};

/** What comes before a drawdown is shown by the manager and confirmed by a risk officer. */
export function conditionsMet(credit: Asked, on: Day): readonly Step[] {
  const { id, manager, step } = stepsOf(credit);
  const product = catalogue.find(({ id: kind }) => kind === credit.product)?.content;
  return conditionsOf(credit.conditions ?? [], product, termsOf(credit))
    .filter(({ before }) => before === 'drawdown')
    .flatMap(({ id: conditionId, kind, text }) => {
      const of = { applicationId: id, conditionId, valueDate: on };
      const evidence = proofs[kind] ?? text;
      return [
        step(on, manager, EvidenceCondition.of({ ...of, evidence }), conditionId),
        step(on, people.risk, ConfirmCondition.of(of), conditionId),
      ];
    });
}

/** The applications that have not led to a drawdown. */
export const applicationSteps = ({ ago }: Dates): readonly Step[] =>
  applications.flatMap((credit) => {
    const { until } = credit;
    const on = ago(credit.submitted);
    if (until === 'granted' || until === 'signed') return granted(credit, on, until);
    return [
      submitted(credit, on),
      ...(until === 'reviewed' || until === 'declined' ? [reviewed(credit, on)] : []),
      ...(until === 'declined' || until === 'withdrawn' ? [ended(credit, on)] : []),
      ...(until === 'returned' ? [returned(credit, on)] : []),
    ];
  });

function returned(credit: DemoApplication, submittedOn: Day): Step {
  const { id, step } = stepsOf(credit);
  const on = addDays(submittedOn, after.review);
  const reason = credit.reason ?? '';
  const command = {
    applicationId: id,
    reason,
    missing: ['feasibilityStudy' as const],
    valueDate: on,
  };
  return step(on, people.risk, ReturnApplication.of(command));
}

function ended(credit: DemoApplication, submittedOn: Day): Step {
  const { id, manager, step } = stepsOf(credit);
  const on = addDays(submittedOn, after.decision);
  const command = { applicationId: id, reason: credit.reason ?? '', valueDate: on };
  return credit.until === 'declined'
    ? step(on, people.approver, DeclineApplication.of(command))
    : step(on, manager, WithdrawApplication.of(command));
}

/** The documents of the applications that have not led to a drawdown. */
export const documentsOfApplications = ({ ago }: Dates): readonly Step[] =>
  applications.flatMap((credit) => handedIn(credit, ago(credit.submitted)));
