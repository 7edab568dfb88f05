import { GrantDiscount } from '#credit';
import { CreditPoints, loyaltyEvents, PromptManager, Reward } from '#engagement';
import type { Day } from '#kernel';
import { addDays, addMonths, daysBetween, defineProcess, pick, sweep } from '#kernel';
import type { KeptLoan } from '#lending';
import { loanBook, loanEvents } from '#lending';
import { businessDayEvents, followingId } from '#platform';

/** How many days before maturity the manager speaks with the client. */
const beforeMaturity = [90, 30, 7] as const;
/** Until when a new rate is to be explained: days after it was announced. */
const daysToExplain = 5;

/**
 * Key moments make the bank speak (G-10): a loan that matures, a rate that changes. Each becomes a
 * contact that is due for the manager of the client.
 */
export const keyMoments = defineProcess({
  name: 'key-moments',
  events: { ...pick(loanEvents, 'RateResetAnnounced'), ...businessDayEvents },
  on: {
    RateResetAnnounced: ({ loanId, clientId, from, annualRate }, { valueDate }) => [
      PromptManager.of({
        taskId: followingId('tk', loanId, 'rate', from),
        clientId,
        title: `解释利率调整：${from} 起 ${annualRate} (explain the new rate from ${from})`,
        dueOn: addDays(valueDate, daysToExplain),
        source: 'keyMoment',
        sourceId: loanId,
      }),
    ],
  },
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) =>
        loanBook.rows({
          status: 'active',
          maturesOn: { above: day, upTo: addDays(day, beforeMaturity[0]) },
        }),
      ({ loanId, clientId, maturesOn }: KeptLoan, { day }) =>
        maturing(loanId, clientId, maturesOn, day),
    ),
  },
});

/** The contact for the step that has been reached; each step makes one, whatever evening asks. */
function maturing(loanId: string, clientId: string, maturesOn: Day | undefined, day: Day) {
  if (maturesOn === undefined) return [];
  const left = daysBetween(day, maturesOn);
  const step = beforeMaturity.findLast((days) => left <= days);
  if (step === undefined) return [];
  return [
    PromptManager.of({
      taskId: followingId('tk', loanId, 'maturity', maturesOn, step),
      clientId,
      title: `贷款 ${maturesOn} 到期，联系客户 (the loan matures on ${maturesOn}: speak with the client)`,
      dueOn: addDays(day, 3),
      source: 'keyMoment',
      sourceId: loanId,
    }),
  ];
}

/** A drawdown and a loan repaid in full earn points; what a migration brings is history. */
export const creditPoints = defineProcess({
  name: 'credit-points',
  events: pick(loanEvents, 'LoanDisbursed', 'LoanSettled'),
  on: {
    LoanDisbursed: ({ loanId, clientId, origin }, { revision }) =>
      origin === undefined
        ? [earning(clientId, 'drawdown', loanId, followingId('lp', loanId, revision))]
        : [],
    LoanSettled: ({ loanId, clientId, origin }) =>
      origin === undefined
        ? [earning(clientId, 'settled', loanId, followingId('lp', loanId, 'settled'))]
        : [],
  },
});

const earning = (
  clientId: string,
  occasion: 'drawdown' | 'settled',
  about: string,
  entryId: string,
) => CreditPoints.of({ clientId, occasion, about, entryId });

/** A discount that points were redeemed for comes off the rate of the next loan. */
export const grantDiscounts = defineProcess({
  name: 'grant-discounts',
  events: pick(loyaltyEvents, 'PointsRedeemed'),
  on: {
    PointsRedeemed: ({ clientId, entryId, reward, valueDate }) => {
      const { rate, months = 0 } = Reward(reward);
      if (rate === undefined) return [];
      const until = addMonths(valueDate, months);
      const reference = followingId('loyalty', entryId);
      return [GrantDiscount.of({ clientId, reference, takes: rate, until, valueDate })];
    },
  },
});
