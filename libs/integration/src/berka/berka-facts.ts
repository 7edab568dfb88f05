import { MigrateClient } from '#clients';
import type { Day, DomainCommand } from '#kernel';
import { addDays, addMonths, dayNumber, daysBetween, monthEnd } from '#kernel';
import { MigrateOutcome, ReportAccountBehaviour } from '#risk';
import type { BerkaLoan, BerkaTransaction } from './berka-row.js';

/** The last day that the files tell of. */
const toldUntil: Day = '1998-12-31';

/** An account as commands: its client, how it behaved month by month, and what became of its loan. */
export function berkaCommands(
  loan: BerkaLoan,
  transactions: readonly BerkaTransaction[],
  source: string,
): readonly DomainCommand[] {
  const [first] = transactions;
  if (first === undefined) return [];
  const clientId = `cl_berka.${loan.account}`;
  return [
    MigrateClient.of({
      clientId,
      form: 'legalEntity',
      role: 'client',
      lifecycle: 'established',
      facts: { name: { en: `Holder of account ${loan.account}` } },
      source: { provenance: 'migration', statedOn: first.on },
      valueDate: first.on,
      origin: { kind: 'migration', source, assumed: ['form', 'lifecycle', 'facts.name'] },
    }),
    ...monthsOf(transactions, addDays(loan.grantedOn, -1)).map(({ upTo, figures }) =>
      ReportAccountBehaviour.of({
        accountId: `ac_berka.${loan.account}`,
        clientId,
        upTo,
        knownOn: upTo,
        currency: 'CZK',
        figures,
        origin: { kind: 'migration', source, assumed: ['knownOn'] },
      }),
    ),
    ...(loan.bad ? [failure(loan, clientId, source)] : []),
  ];
}

/** No day of a default is told: the end of the loan, or of the files, is assumed. */
function failure({ loan, grantedOn, months }: BerkaLoan, clientId: string, source: string) {
  const end = addMonths(grantedOn, months);
  const happenedOn = end < toldUntil ? end : toldUntil;
  return MigrateOutcome.of({
    clientId,
    outcome: 'notRepaid',
    about: `ln_berka.${loan}`,
    happenedOn,
    knownOn: happenedOn,
    source: { provenance: 'migration', statedOn: happenedOn },
    origin: { kind: 'migration', source, assumed: ['outcome', 'happenedOn', 'knownOn'] },
  });
}

/** How an account behaved in each month from its first transaction up to a day. */
export function monthsOf(transactions: readonly BerkaTransaction[], until: Day) {
  const months = [];
  let opening: number | undefined;
  let from = transactions[0]?.on ?? addDays(until, 1);
  for (let at = 0; from <= until;) {
    const end = monthEnd(from);
    const upTo = end < until ? end : until;
    const next = transactions.findIndex(({ on }, index) => index >= at && on > upTo);
    const ofMonth = transactions.slice(at, next < 0 ? undefined : next);
    months.push({ upTo, figures: figuresOf(ofMonth, opening, { from, upTo }) });
    opening = ofMonth.at(-1)?.balance ?? opening;
    at += ofMonth.length;
    from = addDays(upTo, 1);
  }
  return months;
}

interface Span {
  readonly from: Day;
  readonly upTo: Day;
}

/** The figures of a month; what was there when it began counts among its balances. */
function figuresOf(all: readonly BerkaTransaction[], opening: number | undefined, span: Span) {
  const sum = (of: readonly BerkaTransaction[]) =>
    of.reduce((total, { amount }) => total + amount, 0);
  const [credits, debits] = [
    all.filter(({ credit }) => credit),
    all.filter(({ credit }) => !credit),
  ];
  const balances = [
    ...(opening === undefined ? [] : [opening]),
    ...all.map(({ balance }) => balance),
  ];
  const evenings = eveningsOf(all, opening ?? 0, span);
  return {
    inflow: sum(credits),
    outflow: sum(debits),
    closing: balances.at(-1) ?? 0,
    lowest: Math.min(...balances),
    highest: Math.max(...balances),
    average: Math.round(evenings.reduce((total, each) => total + each, 0) / evenings.length),
    credits: credits.length,
    debits: debits.length,
    daysOverdrawn: evenings.filter((balance) => balance < 0).length,
    penalties: all.filter(({ penalty }) => penalty).length,
  };
}

/** The balance on each evening of a span. */
function eveningsOf(all: readonly BerkaTransaction[], opening: number, { from, upTo }: Span) {
  const balances = new Array<number>(daysBetween(from, upTo) + 1);
  const first = dayNumber(from);
  let [balance, at] = [opening, 0];
  for (let day = 0; day < balances.length; day++) {
    for (let next = all[at]; next && dayNumber(next.on) - first <= day; next = all[++at]) {
      balance = next.balance;
    }
    balances[day] = balance;
  }
  return balances;
}
