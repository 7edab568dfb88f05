import type { ReactNode } from 'react';
import { useSpeech } from '../../language.js';
import type { Row } from './list-of.js';
import { useApi } from '../../schema.js';
import type { Column } from './table.js';
import { Table } from './table.js';
import { isMoney, Value } from '../value.js';

interface RowsProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly show: readonly string[];
  /** The list of the API whose rows these are: it knows which codes stand beside each other. */
  readonly like?: string;
  /** Columns that are more than a field, by name. */
  readonly cells?: Readonly<Record<string, (row: Row) => ReactNode>>;
  /** Headings that are not the label of the field. */
  readonly headings?: Readonly<Record<string, string>>;
  /** What is said where there is no row. */
  readonly nothing?: string;
}

/** Rows that are at hand as a table. */
export function Rows({ title, rows, show, like, cells = {}, headings = {}, nothing }: RowsProps) {
  const api = useApi();
  const route = like === undefined ? undefined : api?.route('get', like);
  const schema = route && api?.rowOf(route);
  if (rows.length === 0 && nothing !== undefined) return <p className="nothing">{nothing}</p>;
  const columns: readonly Column<Row>[] = show.map((name) => ({
    name,
    ...(headings[name] !== undefined && { heading: headings[name] }),
    isFigure: typeof rows[0]?.[name] === 'number' || isMoney(rows[0]?.[name]),
    cell:
      cells[name] ??
      ((row) => (
        <Value value={row[name]} name={name} schema={schema?.properties?.[name]} api={api} />
      )),
  }));
  return (
    <Table caption={title} columns={columns} rows={rows} keyOf={(_, index) => String(index)} />
  );
}

/** A part of a page under its heading. */
export function Part({
  title,
  children,
  count,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly count?: number;
}) {
  return (
    <section>
      <h3>
        {title}
        {count !== undefined && count > 0 && <span className="count">{count}</span>}
      </h3>
      {children}
    </section>
  );
}

const dayMs = 86_400_000;

/** How far a day is from the day shown, in words; red where it is over. */
export function Due({ on, today }: { readonly on: unknown; readonly today: string }) {
  const { say } = useSpeech();
  if (typeof on !== 'string') return <span className="absent">–</span>;
  const days = Math.round((Date.parse(on) - Date.parse(today)) / dayMs);
  const words = dueWords(days, say);
  return (
    <>
      <time dateTime={on}>{on}</time> <small className={days < 0 ? 'late' : ''}>{words}</small>
    </>
  );
}

function dueWords(days: number, say: ReturnType<typeof useSpeech>['say']): string {
  if (days === 0) return say('dueToday');
  if (days === 1) return say('dueTomorrow');
  if (days === -1) return say('lateByOne');
  return days < 0 ? say('lateBy', { days: -days }) : say('dueIn', { days });
}
