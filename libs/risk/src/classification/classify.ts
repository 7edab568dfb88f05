import type { Day } from '#kernel';
import { isNonPerforming } from '#lending';
import type { LoanClass } from '#lending';
import {
  compareRatios,
  Decimal,
  existingDay,
  inForce,
  InvalidValue,
  moneyRefusals,
  ratioOf,
} from '#kernel';
import type { Ageing } from '#loan-arithmetic';
import { ageingOn } from '#loan-arithmetic';
import type { Claim, Debtor } from './claim.js';
import { holds, latest, standing } from './claim.js';
import { worstClass } from './classification.codes.js';
import { classificationRefusals } from './classification.refusals.js';
import type { ClassPeriods, ClassTrigger } from './classification.rules.js';
import { classPeriods, classTriggers } from './classification.rules.js';
import type { Observation } from './observation.js';
import { observationOn } from './observation.js';
import type { Hold } from './upgrade.js';
import { holdOf } from './upgrade.js';

/** A trigger that is set off, with what was seen: days, a share of 1, or the circumstance. */
export interface Finding {
  readonly rule: Pick<ClassTrigger, 'id' | 'version'>;
  readonly article: string;
  readonly atLeast: LoanClass;
  readonly observed: number | string;
}

/** The class of one claim on one day, and every reason for it. */
export interface Classification {
  readonly claimId: string;
  readonly day: Day;
  readonly ageing: Ageing;
  readonly class: LoanClass;
  /** The class by the claim's own triggers, restructuring and hold, without the debtor's others. */
  readonly own: LoanClass;
  readonly findings: readonly Finding[];
  /** Set where the class stands only because a better one has not been earned. */
  readonly held?: Hold;
  readonly observation?: Observation;
}

/** The tables that judge; by default those of the Measures of 2023. */
export interface ClassificationRules {
  readonly triggers?: readonly ClassTrigger[];
  readonly periods?: readonly ClassPeriods[];
}

/**
 * Classifies all claims on a debtor on a day (五级分类): the worst of the claim's own triggers, the
 * restructuring floor and what the debtor's other debts bring on it, then held at the class that
 * stands while an upgrade test is not met. A pure function of dated facts and dated rules: the same
 * facts give the same class on any day they are asked for.
 *
 * Contagion looks at what claims are by themselves, so that claims that only caught it never keep
 * each other non-performing. Refuses with `NoClassificationRule`, `MixedCurrencies`, `InvalidValue`.
 * Source: 商业银行金融资产风险分类办法 (2023年第1号令), Art. 7 and 10 to 15, chapter 3.
 */
export function classifyDebtor(
  debtor: Debtor,
  day: Day,
  { triggers = classTriggers, periods = classPeriods }: ClassificationRules = {},
): readonly Classification[] {
  existingDay(day, 'day');
  checkExposures(debtor);
  const rules = inForce(triggers, day).filter(
    ({ appliesTo }) => appliesTo === 'all' || !debtor.retail,
  );
  const [limits] = inForce(periods, day);
  if (rules.length === 0 || limits === undefined) {
    throw classificationRefusals.NoClassificationRule({ field: 'day', day });
  }
  const views = debtor.claims.map((claim) => viewOf(claim, rules, day, limits));
  const judged = views.map((view): JudgedClaim => {
    const impaired = impairedBeside(view, views, day);
    const stands = standing(view.claim, day)?.own ?? 'normal';
    const hold = holdOf(view.claim, stands, view.triggered, day, impaired, limits);
    return { ...view, impaired, ownHold: hold, own: hold?.class ?? view.triggered };
  });
  return judged.map((each) => classificationOf(each, judged, debtor, rules, day, limits));
}

/** A claim with what its own facts set off. */
interface ClaimView {
  readonly claim: Claim;
  readonly ageing: Ageing;
  readonly observation: Observation | undefined;
  readonly findings: readonly Finding[];
  readonly triggered: LoanClass;
}

interface JudgedClaim extends ClaimView {
  readonly impaired: boolean;
  readonly ownHold: Hold | undefined;
  readonly own: LoanClass;
}

function viewOf(
  claim: Claim,
  rules: readonly ClassTrigger[],
  day: Day,
  limits: ClassPeriods,
): ClaimView {
  const ageing = ageingOn(claim.items, day, claim.ageingTerms, claim.technicalOverdues);
  const observation = observationOn(claim, day, limits);
  const findings = found(rules, (rule) => ownObservation(rule, claim, ageing, observation, day));
  return { claim, ageing, observation, findings, triggered: classOf(findings) };
}

function ownObservation(
  { when }: ClassTrigger,
  claim: Claim,
  ageing: Ageing,
  observation: Observation | undefined,
  day: Day,
): Finding['observed'] | undefined {
  switch (when.is) {
    case 'daysPastDue': {
      const days = ageing.technical === undefined ? ageing.daysPastDue : 0;
      return days > when.above ? days : undefined;
    }
    case 'circumstance':
      return holds(claim, when.code, day) ? when.code : undefined;
    case 'expectedLoss': {
      const share = latest(claim.expectedLosses, day)?.share;
      if (share === undefined || !holds(claim, 'creditImpaired', day)) return undefined;
      const [seen, limit] = [ratioOf(share, 'expectedLosses.share'), ratioOf(when.from)];
      return compareRatios(seen, limit) >= 0 ? share : undefined;
    }
    case 'restructured':
      return observation !== undefined && (observation.again || !when.again)
        ? observation.from
        : undefined;
    case 'debtorNonPerforming':
    case 'overdueAtAllBanks':
    case 'contagion':
      return undefined;
  }
}

function classificationOf(
  judged: JudgedClaim,
  all: readonly JudgedClaim[],
  debtor: Debtor,
  rules: readonly ClassTrigger[],
  day: Day,
  limits: ClassPeriods,
): Classification {
  const { claim, ageing, observation, own, ownHold, impaired } = judged;
  const brought = found(rules, (rule) => debtorObservation(rule, judged, all, debtor, day));
  const calledFor = worstClass(own, classOf(brought));
  const stands = standing(claim, day)?.class ?? 'normal';
  const hold = holdOf(claim, stands, calledFor, day, impaired, limits);
  const held = hold ?? (calledFor === own ? ownHold : undefined);
  return {
    claimId: claim.claimId,
    day,
    ageing,
    class: hold?.class ?? calledFor,
    own,
    findings: [...judged.findings, ...brought],
    ...(held === undefined ? {} : { held }),
    ...(observation === undefined ? {} : { observation }),
  };
}

function debtorObservation(
  { when }: ClassTrigger,
  judged: JudgedClaim,
  all: readonly JudgedClaim[],
  debtor: Debtor,
  day: Day,
): Finding['observed'] | undefined {
  const elsewhere = latest(debtor.elsewhere, day);
  switch (when.is) {
    case 'debtorNonPerforming': {
      const here = all.find((other) => other !== judged && isNonPerforming(other.own));
      if (here !== undefined) return here.claim.claimId;
      return elsewhere?.nonPerforming === true ? 'elsewhere' : undefined;
    }
    case 'overdueAtAllBanks': {
      const overdue = all.filter(({ ageing }) => ageing.daysPastDue > when.daysAbove);
      return shareAbove(
        exposureOf(overdue) + (elsewhere?.over90DaysPastDue.minor ?? 0),
        exposureOf(all) + (elsewhere?.debt.minor ?? 0),
        when.above,
      );
    }
    case 'contagion': {
      if (isNonPerforming(judged.own) || judged.claim.creditEnhanced === true) return undefined;
      const nonPerforming = all.filter(({ own }) => isNonPerforming(own));
      return shareAbove(exposureOf(nonPerforming), exposureOf(all), when.above);
    }
    case 'daysPastDue':
    case 'circumstance':
    case 'expectedLoss':
    case 'restructured':
      return undefined;
  }
}

/** The share as a decimal of 1, where it is above a limit. */
function shareAbove(part: number, whole: number, limit: string): string | undefined {
  if (whole === 0) return undefined;
  return new Decimal(whole).times(limit).lt(part)
    ? new Decimal(part).div(whole).toDecimalPlaces(6).toString()
    : undefined;
}

const exposureOf = (claims: readonly ClaimView[]): number =>
  claims.reduce((sum, { claim }) => sum + claim.exposure.minor, 0);

const classOf = (findings: readonly Finding[]): LoanClass =>
  worstClass(...findings.map(({ atLeast }) => atLeast));

/** Whether the debtor has an impaired asset here that stands in the way of an upgrade (Art. 14). */
const impairedBeside = (view: ClaimView, all: readonly ClaimView[], day: Day): boolean =>
  all.some(
    (other) =>
      holds(other.claim, 'creditImpaired', day) ||
      (other !== view && isNonPerforming(other.triggered)),
  );

function found(
  rules: readonly ClassTrigger[],
  observe: (rule: ClassTrigger) => Finding['observed'] | undefined,
): readonly Finding[] {
  return rules.flatMap((rule) => {
    const observed = observe(rule);
    if (observed === undefined) return [];
    const { id, version, article, atLeast } = rule;
    return [{ rule: { id, version }, article, atLeast, observed }];
  });
}

function checkExposures({ claims, elsewhere = [] }: Debtor): void {
  const amounts = [
    ...claims.map(({ exposure }) => exposure),
    ...elsewhere.flatMap(({ debt, over90DaysPastDue }) => [debt, over90DaysPastDue]),
  ];
  const currency = amounts[0]?.currency;
  for (const amount of amounts) {
    if (amount.currency !== currency) {
      throw moneyRefusals.MixedCurrencies({ field: 'exposure', expected: currency, found: amount });
    }
    if (!Number.isSafeInteger(amount.minor) || amount.minor < 0) {
      throw InvalidValue({ field: 'exposure', found: amount.minor });
    }
  }
}
