import type { CollateralKind, GuaranteeType } from '#credit';
import {
  AcceptAppraisal,
  AllocateCollateral,
  GuaranteeType as Guarantees,
  InsureCollateral,
  OfferCollateral,
  RegisterCollateral,
  SubmitAppraisal,
} from '#credit';
import type { Day } from '#kernel';
import { addDays, addMonths } from '#kernel';
import { clientOf } from '../clients/client-steps.js';
import { amountOf, stepsOf } from './credit-steps.js';
import type { DemoCredit } from './credits.js';
import { people } from '../bank/people.js';
import type { Step } from '../story.js';

/** What is lent on each kind, as a share of its value: the rules of the release. */
const advance: Partial<Record<GuaranteeType, number>> = {
  realEstate: 0.7,
  equipment: 0.5,
  equity: 0.5,
  receivables: 0.8,
  deposit: 0.95,
  institution: 1,
  person: 0.5,
};

const isKind = (type: GuaranteeType): type is CollateralKind => type in advance;

/** The plant that has lost a quarter of its value since. */
const fallen = 'lingnan';

/**
 * What secures a credit: offered by the manager, appraised, accepted and registered by a risk officer,
 * and allocated to the credit before the money goes out.
 */
export function secured(credit: DemoCredit, start: Day, today: Day): readonly Step[] {
  const { id, manager, step } = stepsOf(credit);
  return (credit.guarantees ?? []).flatMap(([type, share, guarantor], index) => {
    if (!isKind(type)) return [];
    const collateralId = `co_${id.slice(3)}.${index + 1}`;
    const of = { collateralId, valueDate: start };
    const value = amountOf(credit, Math.ceil((share / (advance[type] ?? 1)) * 1000) / 1000);
    const what = (name: string) => `${collateralId}:${name}`;
    const { zh, en } = Guarantees(type);
    const isGuarantee = type === 'institution' || type === 'person';
    const named = guarantor === undefined ? undefined : clientOf(guarantor.slice(8)).zh;
    return [
      step(
        start,
        manager,
        OfferCollateral.of({
          ...of,
          clientId: `cl_demo.${credit.client}`,
          kind: type,
          description: `${zh} (${en})`,
          ...(isGuarantee && {
            guarantor: {
              name: named ?? '省融资担保集团 (Provincial Guarantee Group)',
              ...(guarantor !== undefined && { clientId: guarantor }),
            },
          }),
        }),
        what('offer'),
      ),
      ...appraised(credit, { ...of, value }, 'first'),
      step(
        start,
        people.risk,
        RegisterCollateral.of({
          ...of,
          registry: isGuarantee ? '保证合同 (contract)' : '不动产登记中心 (registry)',
          certificate: `DJ-${start.slice(0, 4)}-${credit.client}-${index + 1}`,
          rank: 1,
        }),
        what('register'),
      ),
      ...insured(credit, of, today),
      step(
        start,
        manager,
        AllocateCollateral.of({ ...of, applicationId: id, amount: amountOf(credit, share) }),
        what('allocate'),
      ),
      ...(credit.client === fallen
        ? appraised(
            credit,
            { ...of, valueDate: addDays(today, -12), value: amountOf(credit, 0.9) },
            'second',
          )
        : []),
    ];
  });
}

interface Valued {
  readonly collateralId: string;
  readonly valueDate: Day;
  readonly value: ReturnType<typeof amountOf>;
}

function appraised(credit: DemoCredit, { value, ...of }: Valued, turn: string): readonly Step[] {
  const { manager, step } = stepsOf(credit);
  const { collateralId, valueDate } = of;
  const appraiser = '中联评估 (Zhonglian Appraisal)';
  const submit = { ...of, value, appraiser, appraisedOn: addDays(valueDate, -10) };
  return [
    step(valueDate, manager, SubmitAppraisal.of(submit), `${collateralId}:${turn}`),
    step(valueDate, people.risk, AcceptAppraisal.of(of), `${collateralId}:${turn}`),
  ];
}

/** Things are insured for a year at a time; the last policy may have run out. */
function insured(
  credit: DemoCredit,
  of: { readonly collateralId: string; readonly valueDate: Day },
  today: Day,
): readonly Step[] {
  const { manager, step } = stepsOf(credit);
  const isThing = credit.guarantees?.some(([type]) => type === 'realEstate') ?? false;
  if (!isThing) return [];
  const until = addMonths(of.valueDate, 12);
  const renewed = until < today ? addMonths(today, 6) : until;
  const policy = {
    ...of,
    insurer: '人保财险 (PICC)',
    policy: `PZ-${of.valueDate.slice(0, 4)}-${credit.client}`,
    insured: amountOf(credit, 1),
    from: of.valueDate,
    until: renewed,
  };
  return [step(of.valueDate, manager, InsureCollateral.of(policy), of.collateralId)];
}
