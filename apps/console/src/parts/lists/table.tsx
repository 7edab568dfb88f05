import type { ReactNode } from 'react';
import { useSpeech } from '../../language.js';

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
  const { say, field } = useSpeech();
  if (rows.length === 0) return <p className="nothing">{say('nothingHere')}</p>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, heading, isFigure }) => (
              <th
                key={name}
                scope="col"
                className={isFigure ? 'figure' : ''}
                aria-sort={orderOf(name, sorting?.sort)}
              >
                {sorting?.sortable.includes(name) ? (
                  <button
                    className="sort"
                    onClick={() => sorting.onSort(sorting.sort === name ? `-${name}` : name)}
                  >
                    {heading ?? field(name)}
                    <span aria-hidden="true">{arrow(name, sorting.sort)}</span>
                  </button>
                ) : (
                  (heading ?? field(name))
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map(({ name, cell, isFigure }) => (
                <td key={name} className={isFigure ? 'figure' : ''}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
