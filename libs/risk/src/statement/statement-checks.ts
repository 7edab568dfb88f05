import type { Day } from '#kernel';
import { inForce } from '#kernel';
import type { StatementFigures } from './figures.js';
import type { StatementCheck } from './statement-checks.rules.js';
import { statementChecks } from './statement-checks.rules.js';
import type { StatementLine } from './statement.codes.js';

/** A sum of a statement that does not agree. */
export interface StatementDifference {
  readonly check: string;
  readonly version: number;
  /** The total less its parts, in minor units. */
  readonly minor: number;
}

/** What a check says of some figures; nothing where a line it needs is absent. */
function differenceOf(check: StatementCheck, figures: StatementFigures): number | undefined {
  const sum = (lines: readonly StatementLine[]): number =>
    lines.reduce((total, line) => total + (figures[line] ?? Number.NaN), 0);
  const difference = sum([check.total]) - sum(check.plus) + sum(check.minus ?? []);
  return Number.isNaN(difference) ? undefined : difference;
}

/**
 * The sums that do not agree. Published figures are rounded, each on its own: a difference of one
 * unit of rounding for each line is none.
 */
export function differencesOf(
  figures: StatementFigures,
  { roundedTo, on }: { readonly roundedTo: number; readonly on: Day },
): readonly StatementDifference[] {
  return inForce(statementChecks, on).flatMap((check) => {
    const minor = differenceOf(check, figures);
    if (minor === undefined) return [];
    const lines = 1 + check.plus.length + (check.minus?.length ?? 0);
    const tolerance = roundedTo === 1 ? 0 : lines * roundedTo;
    const off = check.relation === 'equals' ? Math.abs(minor) : -minor;
    return off > tolerance ? [{ check: check.id, version: check.version, minor }] : [];
  });
}

interface Sum {
  readonly line: StatementLine;
  readonly plus: readonly StatementLine[];
  readonly minus: readonly StatementLine[];
}

/** Each identity, solved for each of its lines. */
const solutions: readonly Sum[] = statementChecks
  .filter(({ relation }) => relation === 'equals')
  .flatMap(({ total, plus, minus = [] }) => [
    { line: total, plus, minus },
    ...plus.map((line) => ({
      line,
      plus: [total, ...minus],
      minus: plus.filter((other) => other !== line),
    })),
    ...minus.map((line) => ({
      line,
      plus,
      minus: [total, ...minus.filter((other) => other !== line)],
    })),
  ]);

/**
 * The figures with the lines that follow from them, such as equity from assets and liabilities.
 * What was given stays as it was given.
 */
export function completed(figures: StatementFigures): StatementFigures {
  for (const { line, plus, minus } of solutions) {
    if (figures[line] !== undefined) continue;
    const value = (lines: readonly StatementLine[]) =>
      lines.reduce((sum, each) => sum + (figures[each] ?? Number.NaN), 0);
    const found = value(plus) - value(minus);
    if (!Number.isNaN(found)) return completed({ ...figures, [line]: found });
  }
  return figures;
}
