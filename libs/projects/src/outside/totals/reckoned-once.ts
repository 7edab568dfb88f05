import type { Day, Table } from '#kernel';
import type { OutsideRegister } from '../outside.codes.js';
import type { OutsideStatement } from '../outside.rows.js';

/** So many answers are kept; the one that was asked for longest ago makes room. */
const mostAnswers = 16;

/** Some lines of a register. */
export interface Lines {
  readonly rows: Pick<Table<OutsideStatement, 'stated' | 'standing'>, 'totals'>;
  readonly register: OutsideRegister;
  /** Whether the statements of a day are among them. */
  readonly counts: (on: Day) => boolean;
}

/** What these lines are known by: with a line more, or one that reads differently, it is another. */
async function marksOf({ rows, register, counts }: Lines): Promise<string> {
  const totals = await rows.totals('standing', { register });
  return totals
    .filter(({ group: { on = '' } }) => counts(on))
    .map(({ group, count, sums }) => [...Object.values(group), count, sums['mark'], sums['check']])
    .map((each) => each.join('/'))
    .sort()
    .join();
}

/**
 * What needs every line of a register, a median or how many differ, is reckoned when it is first asked
 * and told again while the lines are the same, now or in the past.
 */
export class ReckonedOnce<T> {
  private readonly answers = new Map<string, Promise<T>>();

  /** `asked` tells one question about the same lines from another. */
  async answer(asked: string, lines: Lines, reckon: () => Promise<T>): Promise<T> {
    const marks = await marksOf(lines);
    const key = `${lines.register}/${asked}/${marks}`;
    const answer = this.answers.get(key) ?? reckon();
    this.answers.delete(key);
    this.answers.set(key, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > mostAnswers && oldest !== undefined) this.answers.delete(oldest);
    try {
      const told = await answer;
      // Lines that came while it was reckoned may be in it or not.
      if ((await marksOf(lines)) !== marks) this.answers.delete(key);
      return told;
    } catch (error) {
      this.answers.delete(key);
      throw error;
    }
  }
}
