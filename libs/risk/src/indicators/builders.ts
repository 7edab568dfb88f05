import type { StatementLine } from '../statement/statement.codes.js';
import type { Term } from './term.js';

// The words that formulas are written in.

export const line = (name: StatementLine, ago = 0): Term =>
  ago === 0 ? { line: name } : { line: name, ago };
export const over = (a: Term, b: Term): Term => ({ over: [a, b] });
export const minus = (a: Term, b: Term): Term => ({ minus: [a, b] });
export const ln = (of: Term): Term => ({ ln: of });
export const either = (first: Term, ...others: Term[]): Term => ({ either: [first, ...others] });
export const marketValue = (ago = 0): Term =>
  ago === 0 ? { quoted: 'marketValue' } : { quoted: 'marketValue', ago };

export const lowest = (months: number): Term => ({ account: 'lowest', months, by: 'lowest' });

export const leverage = (ago: number) =>
  over(line('totalLiabilities', ago), line('totalAssets', ago));
export const liquid = minus(line('currentAssets'), line('inventory'));
export const quick = (ago: number) =>
  over(minus(line('currentAssets', ago), line('inventory', ago)), line('currentLiabilities', ago));
export const shortShare = (ago: number) =>
  over(line('currentLiabilities', ago), line('totalAssets', ago));
export const margin = (ago: number) => over(line('grossProfit', ago), line('sales', ago));
export const growth = (name: StatementLine, years: number) =>
  ln(over(line(name), line(name, years)));
export const toAssets = (of: Term): Term => over(of, line('totalAssets'));
export const weighted = (weight: string, of: Term): Term => ({ times: [{ value: weight }, of] });
export const sum = (first: Term, ...others: readonly Term[]): Term =>
  others.reduce<Term>((all, each) => ({ plus: [all, each] }), first);
export const workingCapital = minus(line('currentAssets'), line('currentLiabilities'));
