import type { Day, DecimalText } from '#kernel';
import { daysBetween, Decimal } from '#kernel';
import type { OutsideStatement } from './outside.rows.js';
import { registers } from './registers/registers.js';
import type { Spread } from './spread.js';
import { spreadOf } from './spread.js';

/** Beyond these many different texts only their number is told. */
const mostValues = 300;

/** How often each text stands in a column. */
export interface TextFigures {
  readonly field: string;
  readonly told: number;
  readonly missing: number;
  /** Cells that read NA: the country code of Namibia, and elsewhere "not available". */
  readonly na: number;
  readonly distinct: number;
  /** Absent where there are more than 300 different ones. */
  readonly values?: Readonly<Record<string, number>>;
}

export interface DayFigures {
  readonly field: string;
  readonly told: number;
  readonly missing: number;
  readonly first?: Day;
  readonly last?: Day;
  readonly byYear: Readonly<Record<string, number>>;
}

export interface AmountFigures {
  readonly field: string;
  readonly told: number;
  readonly missing: number;
  readonly sum: DecimalText;
  readonly negative: number;
  readonly zero: number;
}

/** Days from one day of a record to another, over all records that tell both. */
export interface SpanFigures extends Spread {
  readonly name: string;
}

/** What was to be spent, and what it came to, over all lines that tell both. */
export interface CostFigures {
  readonly both: number;
  /** It came to more than was planned. */
  readonly over: number;
}

/** What a part of a register comes to. */
export interface Part {
  readonly rows: number;
  readonly records: number;
  /** Lines with a number that an earlier line of the same file has. */
  readonly repeated: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly texts: readonly TextFigures[];
  readonly days: readonly DayFigures[];
  readonly amounts: readonly AmountFigures[];
  readonly spans: readonly SpanFigures[];
  readonly costs?: CostFigures;
  /** Records under way whose planned end lies before the day of the statement. */
  readonly overdue: number;
}

class Texts {
  private readonly counts = new Map<string, number>();
  private told = 0;

  constructor(private readonly field: string) {}

  see({ texts }: OutsideStatement): void {
    const found = texts[this.field];
    if (found === undefined) return;
    this.told++;
    this.counts.set(found, (this.counts.get(found) ?? 0) + 1);
  }

  figures(rows: number): TextFigures {
    const { field, told, counts } = this;
    const few = counts.size <= mostValues;
    const na = counts.get('NA') ?? 0;
    return {
      ...{ field, told, missing: rows - told, na, distinct: counts.size },
      ...(few && { values: Object.fromEntries([...counts].sort(([, a], [, b]) => b - a)) }),
    };
  }
}

class Days {
  private readonly years = new Map<string, number>();
  private told = 0;
  private first: Day | undefined;
  private last: Day | undefined;

  constructor(private readonly field: string) {}

  see({ days }: OutsideStatement): void {
    const found = days[this.field];
    if (found === undefined) return;
    this.told++;
    if (this.first === undefined || found < this.first) this.first = found;
    if (this.last === undefined || found > this.last) this.last = found;
    const year = found.slice(0, 4);
    this.years.set(year, (this.years.get(year) ?? 0) + 1);
  }

  figures(rows: number): DayFigures {
    const { field, told, first, last, years } = this;
    return {
      ...{ field, told, missing: rows - told },
      ...(first !== undefined && { first }),
      ...(last !== undefined && { last }),
      byYear: Object.fromEntries([...years].sort()),
    };
  }
}

class Amounts {
  private told = 0;
  private negative = 0;
  private zero = 0;
  private sum = new Decimal(0);

  constructor(private readonly field: string) {}

  see({ amounts }: OutsideStatement): void {
    const found = amounts[this.field];
    if (found === undefined) return;
    const value = new Decimal(found);
    this.told++;
    this.sum = this.sum.plus(value);
    if (value.isZero()) this.zero++;
    else if (value.isNegative()) this.negative++;
  }

  figures(rows: number): AmountFigures {
    const { field, told, negative, zero } = this;
    return { field, told, missing: rows - told, sum: this.sum.toFixed(), negative, zero };
  }
}

/** Adds up the statements of a part of a register, one at a time. */
export class Tally {
  private rows = 0;
  private overdue = 0;
  private repeated = 0;
  private readonly costs = { both: 0, over: 0 };
  private readonly records = new Set<string>();
  private readonly stages = new Map<string, number>();
  private readonly columns: readonly (Texts | Days | Amounts)[];
  private readonly spans: readonly { readonly name: string; readonly days: number[] }[];

  constructor(private readonly register: OutsideStatement['register']) {
    const { columns, codes, spans } = registers[register];
    this.columns = columns.flatMap(({ field, kind }) => {
      if (kind === 'text') return [new Texts(field)];
      const column = kind === 'day' ? new Days(field) : new Amounts(field);
      return codes ? [column, new Texts(`${field}Code`)] : [column];
    });
    this.spans = spans.map(({ name }) => ({ name, days: [] }));
  }

  see(statement: OutsideStatement): void {
    const { closing, spans, cost } = registers[this.register];
    const { days, amounts, stage, on } = statement;
    const [planned, actual] = cost ? [amounts[cost.planned], amounts[cost.actual]] : [];
    this.rows++;
    const { number, ambiguous } = statement;
    if (ambiguous === true && !number.endsWith('#1')) this.repeated++;
    this.records.add(number.replace(/#\d+$/, ''));
    if (stage !== undefined) this.stages.set(stage, (this.stages.get(stage) ?? 0) + 1);
    for (const column of this.columns) column.see(statement);
    for (const [index, { from, to }] of spans.entries()) {
      const [begun, ended] = [days[from], days[to]];
      if (begun === undefined || ended === undefined) continue;
      this.spans[index]?.days.push(daysBetween(begun, ended));
    }
    const closes = closing === undefined ? undefined : days[closing];
    if (stage === 'construction' && closes !== undefined && closes < on) this.overdue++;
    if (planned === undefined || actual === undefined) return;
    this.costs.both++;
    if (new Decimal(actual).gt(planned)) this.costs.over++;
  }

  figures(): Part {
    const { rows, overdue, repeated, costs } = this;
    const told = this.columns.map((column) => column.figures(rows));
    return {
      ...{ rows, overdue, repeated, records: this.records.size },
      ...(registers[this.register].cost && { costs: { ...costs } }),
      stages: Object.fromEntries(this.stages),
      texts: told.filter((each) => 'distinct' in each),
      days: told.filter((each) => 'byYear' in each),
      amounts: told.filter((each) => 'sum' in each),
      spans: this.spans.map(({ name, days }) => ({ name, ...spreadOf(days) })),
    };
  }
}
