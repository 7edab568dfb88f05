import type { ReactNode } from 'react';
import { useSpeech } from '../../language.js';
import { Changed, ownId } from './changed.js';

export interface Column<Row> {
  readonly name: string;
  /** The heading, where it is not the label of the field `name`. */
  readonly heading?: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isFigure?: boolean;
}

interface Sorting {
  readonly sort: string | undefined;
  readonly sortable: readonly string[];
  readonly onSort: (sort: string) => void;
}

/** Rows under headings; headings sort where the list can be sorted by them. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  sorting,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row, index: number) => string;
  readonly sorting?: Sorting;
}) {
  const { say } = useSpeech();
  if (rows.length === 0) return <p className="nothing">{say('nothingHere')}</p>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map(({ name, cell, isFigure }, at) => (
                <td key={name} className={isFigure ? 'figure' : ''}>
                  {cell(row)}
                  {at === 0 && <Changed id={ownId(row)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A heading; a button where the list can be sorted by it, of money by its amount. */
function Heading<Row>({
  column: { name, heading, isFigure },
  sorting,
}: {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
}) {
  const { field } = useSpeech();
  const words = heading ?? field(name);
  const key = sorting?.sortable.find((each) => each === name || each === `${name}.minor`);
  return (
    <th
      scope="col"
      className={isFigure ? 'figure' : ''}
      aria-sort={key === undefined ? undefined : orderOf(key, sorting?.sort)}
    >
      {sorting && key !== undefined ? (
        <button
          className="sort"
          onClick={() => sorting.onSort(sorting.sort === key ? `-${key}` : key)}
        >
          {words}
          <span aria-hidden="true">{arrow(key, sorting.sort)}</span>
        </button>
      ) : (
        words
      )}
    </th>
  );
}

function orderOf(name: string, sort: string | undefined) {
  if (sort === name) return 'ascending' as const;
  return sort === `-${name}` ? ('descending' as const) : undefined;
}

function arrow(name: string, sort: string | undefined): string {
  if (sort === name) return ' ↑';
  return sort === `-${name}` ? ' ↓' : '';
}
