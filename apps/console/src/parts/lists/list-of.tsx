import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Page, Parameters } from '../../api.js';
import { ask } from '../../api.js';
import type { Search } from '../../day.js';
import { useDay } from '../../day.js';
import { useSpeech } from '../../language.js';
import type { Route, Schema } from '../../schema.js';
import { useApi } from '../../schema.js';
import { ProblemNote } from '../problem.js';
import type { Column } from './table.js';
import { Table } from './table.js';
import { isMoney, isName, Value } from '../value.js';

export type Row = Readonly<Record<string, unknown>>;

interface ListProps {
  /** A list of the API, such as `/loans`. */
  readonly path: string;
  readonly title: string;
  readonly parameters?: Parameters;
  /** The fields to show, in this order; those of the row that fit a table, where left out. */
  readonly show?: readonly string[];
  /** Columns that are more than a field. */
  readonly cells?: Readonly<Record<string, (row: Row) => ReactNode>>;
  /** Headings that are not the label of the field. */
  readonly headings?: Readonly<Record<string, string>>;
  readonly limit?: number;
  /** Whether the address of the page says the order: of the one list that a page is about. */
  readonly isSorted?: boolean;
  /** The route in the description, where the path holds ids. */
  readonly template?: string;
}

/** How many columns a table has where nobody chose them. */
const mostColumns = 9;

/** A list of the API as a table, a page at a time, as of the day shown. */
export function ListOf({
  path,
  title,
  parameters = {},
  show,
  cells = {},
  headings = {},
  limit = 50,
  isSorted = false,
  template,
}: ListProps) {
  const { say } = useSpeech();
  const api = useApi();
  const route = api?.route('get', template ?? path);
  const { day, look } = useDay();
  const given = {
    ...parameters,
    ...(takes(route, 'limit') && { limit }),
    ...(day && takes(route, look) && { [look]: day }),
  };
  const sorting = useSorting(route, parameters);
  const list = useInfiniteQuery({
    queryKey: ['list', path, given],
    enabled: api !== undefined,
    initialPageParam: '',
    queryFn: ({ pageParam }) => fetchPage(path, given, pageParam),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const schema = api && route ? api.rowOf(route) : undefined;
  const names = show ?? columnsOf(schema, rows);
  const columns: readonly Column<Row>[] = names.map((name) => ({
    name,
    ...(headings[name] !== undefined && { heading: headings[name] }),
    isFigure: isFigure(rows[0]?.[name]),
    cell:
      cells[name] ??
      ((row) => (
        <Value value={row[name]} name={name} schema={schema?.properties?.[name]} api={api} />
      )),
  }));
  if (list.isError) return <ProblemNote error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <p className="loading">{say('loading')}</p>;
  return (
    <>
      <Table
        caption={title}
        columns={columns}
        rows={rows}
        keyOf={(_, index) => String(index)}
        {...(isSorted && { sorting })}
      />
      {list.hasNextPage && (
        <button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </>
  );
}

/** The order that the address says, of those that the list offers. */
function useSorting(route: Route | undefined, { sort }: Parameters) {
  const navigate = useNavigate();
  const offered = route?.operation.parameters?.find(({ name }) => name === 'sort')?.schema?.enum;
  return {
    sort: typeof sort === 'string' ? sort : undefined,
    sortable: offered ?? [],
    onSort: (by: string) =>
      void navigate({
        to: '.',
        search: (before: Search) => ({ ...before, sort: by }) as Search,
        replace: true,
      }),
  };
}

/** Some lists come whole, others in pages. */
async function fetchPage(path: string, given: Parameters, cursor: string): Promise<Page<Row>> {
  const from = cursor === '' ? given : { ...given, cursor };
  const answer = await ask<Page<Row> | readonly Row[]>(path, from);
  if ('items' in answer) return answer;
  return {
    items: Array.isArray(answer) ? (answer as readonly Row[]) : [answer as unknown as Row],
    next: null,
  };
}

export const takes = (route: Route | undefined, name: string): boolean =>
  route?.operation.parameters?.some((parameter) => parameter.name === name) ?? false;

const isFigure = (value: unknown): boolean => typeof value === 'number' || isMoney(value);

function columnsOf(schema: Schema | undefined, rows: readonly Row[]): readonly string[] {
  const names = schema?.properties ? Object.keys(schema.properties) : Object.keys(rows[0] ?? {});
  const fits = (name: string) =>
    rows.some((row) => {
      const value = row[name];
      return value !== undefined && (typeof value !== 'object' || isMoney(value) || isName(value));
    });
  return names.filter(fits).slice(0, mostColumns);
}
