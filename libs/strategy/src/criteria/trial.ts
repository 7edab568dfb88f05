import type { Day } from '#kernel';
import type { SegmentFigures } from '../segment/segment-figures.js';
import { withShareOf } from '../segment/share-of-income.js';
import { figuresIn } from '../segment/condition.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import type { SegmentRow } from '../views/segments.rows.js';
import { segmentFiguresOn } from '../views/segments.rows.js';
import type { CriteriaTaxonomy } from './criteria.codes.js';
import type { Criterion } from './criteria-content.js';

/** How many clients some rules would have left or moved where; null is no value. */
export interface TrialCell {
  readonly from: string | null;
  readonly to: string | null;
  readonly clients: number;
}

/** What rules would have said on the evening of a day, beside where the clients stood. */
export interface TrialDay {
  readonly day: Day;
  readonly clients: number;
  readonly moved: number;
  readonly cells: readonly TrialCell[];
}

/** A client whom the rules would have moved, by which rule and because of what. */
export interface TrialMove {
  readonly clientId: string;
  readonly name?: SegmentRow['name'];
  readonly from: string | null;
  readonly to: string | null;
  readonly rule?: string;
  readonly because?: Partial<SegmentFigures>;
}

/** Rules on trial, the day they judge, and what the bank earned in the year before. */
export interface OnTrial {
  readonly taxonomy: CriteriaTaxonomy;
  readonly rules: readonly Criterion[];
  readonly day: Day;
  readonly incomeOfBank?: number | undefined;
}

/** Whether a person decided where the client stands, so that no rule moves it. */
function isDecided({ why, places }: SegmentRow, { taxonomy, day }: OnTrial, to: string | null) {
  if (taxonomy === 'relationshipType') return why?.by === 'person' && day <= why.expiresOn;
  return taxonomy === 'creditGrade' && places.creditGrade?.rule === 'review' && to !== 'watch';
}

/** Where a client stood and where the rules on trial would have put it. */
export function tried(row: SegmentRow, trial: OnTrial): TrialMove {
  const { taxonomy, rules, day, incomeOfBank } = trial;
  const figures = withShareOf(segmentFiguresOn(row, day), incomeOfBank);
  const rule = placingRule(rules, figures);
  const from = row.places[taxonomy]?.value ?? null;
  const to = rule?.value ?? null;
  const { clientId, name } = row;
  const named = { clientId, ...(name && { name }), from };
  if (isDecided(row, trial, to)) return { ...named, to: from };
  return { ...named, to, ...(rule && { rule: rule.id, because: figuresIn(rule.all, figures) }) };
}

/** Counts what became of all clients. */
export async function trialDay(rows: AsyncIterable<SegmentRow>, trial: OnTrial): Promise<TrialDay> {
  const cells = new Map<string, TrialCell>();
  for await (const row of rows) {
    const { from, to } = tried(row, trial);
    const key = `${from ?? ''} ${to ?? ''}`;
    cells.set(key, { from, to, clients: (cells.get(key)?.clients ?? 0) + 1 });
  }
  const all = [...cells.values()].toSorted((a, b) => b.clients - a.clients);
  const sum = (some: readonly TrialCell[]) => some.reduce((n, { clients }) => n + clients, 0);
  return {
    day: trial.day,
    clients: sum(all),
    moved: sum(all.filter(({ from, to }) => from !== to)),
    cells: all,
  };
}

/** The next clients that would have moved, in the order of their ids. */
export async function trialMoves(
  rows: AsyncIterable<SegmentRow>,
  trial: OnTrial,
  limit: number,
): Promise<readonly TrialMove[]> {
  const moves: TrialMove[] = [];
  for await (const row of rows) {
    const move = tried(row, trial);
    if (move.from !== move.to) moves.push(move);
    if (moves.length === limit) break;
  }
  return moves;
}
