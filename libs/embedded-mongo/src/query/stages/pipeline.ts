import { fieldsOf, encodeDoc, toRaw, type Raw } from '../../bson/raw.js';
import { keyOf } from '../../bson/names.js';
import { Sorter, sortKey, sortParts, type SortPart } from '../../bson/sort.js';
import { isDoc, isNumeric, show, toNumber, type Doc } from '../../bson/values.js';
import { CommandError, notSupported } from '../../errors.js';
import type { Collection } from '../../storage/collection.js';
import type { View } from '../../storage/view.js';
import type { Collation } from '../filters/collation.js';
import { compileFilter, type Filter } from '../filters/filter.js';
import { fieldsOfAll, type Variables } from '../expressions/expression.js';
import { compileGroup } from './group.js';
import type { Hint } from '../plan.js';
import { RESHAPING, type CompileReshape } from './reshape.js';
import { count, find, type Query } from '../run.js';
import type { Found } from '../filters/search.js';
import { bySlice, checkKept, overAll, type Docs, type Step } from './stages.js';
import { compileUnwind } from './unwind.js';

/** One stage on decoded documents. */
interface Stage {
  readonly run: Step;
  /** The top-level fields that the stage reads; `undefined`: all of them. */
  readonly fields: readonly string[] | undefined;
  /** What comes out is new: nothing after it sees any other field of a stored document. */
  readonly isFinal?: boolean;
  readonly filter?: Filter;
  readonly sort?: readonly SortPart[];
  readonly limit?: number;
  readonly skip?: number;
  /** What comes out of so many documents, where it depends on nothing else. */
  readonly ofCount?: ((count: number) => Doc) | undefined;
}

type Compile = (argument: unknown, variables: Variables, collation?: Collation) => Stage;

const whole = (argument: unknown, least: number, code: number, stage: string): number => {
  const value = isNumeric(argument) ? toNumber(argument) : NaN;
  if (Number.isInteger(value) && value >= least) return value;
  throw new CommandError(
    code,
    `invalid argument to ${stage} stage: Expected ${least > 0 ? 'a positive' : 'a non-negative'} ` +
      `number in: ${stage}: ${show(argument)}`,
  );
};

function match(argument: unknown, variables: Variables, collation?: Collation): Stage {
  if (!isDoc(argument))
    throw new CommandError(15959, 'the match filter must be an expression in an object');
  const filter = compileFilter(argument, variables, collation);
  return {
    run: bySlice((docs) => docs.filter(filter.matches)),
    fields: filter.fields && [...filter.fields],
    filter,
  };
}

function sort(argument: unknown): Stage {
  if (!isDoc(argument))
    throw new CommandError(15973, 'the $sort key specification must be an object');
  const parts = sortParts(argument);
  if (parts.length === 0)
    throw new CommandError(15976, '$sort stage must have at least one sort key');
  return {
    run: overAll(
      () => new Sorter<Doc>(),
      (sorter, doc) => {
        sorter.add(sortKey(doc, parts), doc);
        checkKept(sorter.size, '$sort');
      },
      (sorter) => sorter.result(),
    ),
    fields: parts.map(({ path }) => path[0] ?? ''),
    sort: parts,
  };
}

function limit(argument: unknown): Stage {
  const size = whole(argument, 1, 15958, '$limit');
  return {
    async *run(docs) {
      let left = size;
      for await (const slice of docs) {
        yield slice.slice(0, left);
        left -= slice.length;
        if (left <= 0) return;
      }
    },
    fields: [],
    limit: size,
  };
}

function skip(argument: unknown): Stage {
  const size = whole(argument, 0, 5107200, '$skip');
  return {
    async *run(docs) {
      let left = size;
      for await (const slice of docs) {
        yield slice.slice(Math.min(left, slice.length));
        left = Math.max(0, left - slice.length);
      }
    },
    fields: [],
    skip: size,
  };
}

function countStage(argument: unknown): Stage {
  if (typeof argument !== 'string' || argument === '') {
    throw new CommandError(40156, 'the count field must be a non-empty string');
  }
  if (argument.startsWith('$'))
    throw new CommandError(40158, 'the count field cannot be a $-prefixed path');
  if (argument.includes('.')) throw new CommandError(40160, "the count field cannot contain '.'");
  const key = keyOf(argument);
  return {
    run: overAll(
      () => ({ size: 0 }),
      (all) => all.size++,
      ({ size }) => (size === 0 ? [] : [{ [key]: size }]),
    ),
    fields: [],
    isFinal: true,
    ofCount: (size) => ({ [key]: size }),
  };
}

/** A stage that makes one document of each. */
const reshaping =
  (compile: CompileReshape): Compile =>
  (argument, variables) => {
    const { of, fields, isFinal } = compile(argument, variables);
    return { run: bySlice((docs) => docs.map(of)), fields, isFinal };
  };

function group(argument: unknown, variables: Variables): Stage {
  const { run, fields, ofCount } = compileGroup(argument, variables);
  return { run, fields, isFinal: true, ofCount };
}

/** Every stage of an aggregation. What is not in this table is refused. */
export const STAGES: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['$match', match],
  ['$sort', sort],
  ['$limit', limit],
  ['$skip', skip],
  ['$unwind', compileUnwind],
  ['$count', countStage],
  ['$group', group],
  ...Array.from(RESHAPING, ([name, compile]) => [name, reshaping(compile)] as const),
]);

/** A compiled pipeline: the query its first stages make up, and the stages after that. */
export interface Pipeline {
  readonly query: Query;
  readonly rest: readonly Stage[];
}

/** Stages that compare no strings, or by the collation. A `$group` of nothing only counts. */
const COLLATED: ReadonlySet<string> = new Set([
  ...['$match', '$limit', '$skip', '$count', '$unwind', '$unset'],
]);

function compileStages(
  stages: readonly Doc[],
  variables: Variables,
  collation?: Collation,
): readonly Stage[] {
  return stages.map((stage) => {
    const [name, ...more] = Object.keys(stage);
    if (name === undefined || more.length > 0) {
      throw new CommandError(
        40323,
        'A pipeline stage specification object must contain exactly one field.',
      );
    }
    const compile = STAGES.get(name);
    if (!compile) throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
    const compiled = compile(stage[name], variables, collation);
    if (!collation || COLLATED.has(name) || compiled.ofCount) return compiled;
    throw notSupported(`${name} with a collation`);
  });
}

export function compilePipeline(
  stages: readonly Doc[],
  hint: Hint,
  variables: Variables,
  collation?: Collation,
): Pipeline {
  const rest = [...compileStages(stages, variables, collation)];
  const filter = (rest[0]?.filter && rest.shift()?.filter) ?? compileFilter({});
  const order = (rest[0]?.sort && rest.shift()?.sort) ?? [];
  const skipped = (rest[0]?.skip === undefined ? undefined : rest.shift()?.skip) ?? 0;
  const size = (rest[0]?.limit && rest.shift()?.limit) ?? 0;
  return { query: { filter, sort: order, skip: skipped, limit: size, hint }, rest };
}

/** Runs a pipeline; a collection that does not exist is empty. */
export async function* runPipeline(
  view: View,
  collection: Collection | undefined,
  { query, rest }: Pipeline,
): AsyncGenerator<readonly Raw[]> {
  const [first, ...others] = rest;
  if (!collection) yield* encoded(rest, sliceOf([]));
  else if (first?.ofCount) {
    const n = await count(view, collection, query);
    yield* encoded(others, sliceOf(n === 0 ? [] : [first.ofCount(n)]));
  } else if (rest.length === 0) {
    for await (const found of find(view, collection, query)) yield found.map(({ raw }) => raw);
  } else {
    const fields = fieldsRead(rest);
    yield* encoded(rest, decoded(find(view, collection, query), fields));
  }
}

/** Runs a pipeline on documents that no collection holds. */
export const runOver = (
  docs: readonly Doc[],
  stages: readonly Doc[],
  variables: Variables,
): AsyncGenerator<readonly Raw[]> => encoded(compileStages(stages, variables), sliceOf(docs));

async function* sliceOf(docs: readonly Doc[]): Docs {
  yield await Promise.resolve(docs);
}

async function* decoded(
  slices: AsyncIterable<readonly Found[]>,
  fields: ReadonlySet<string> | undefined,
): Docs {
  for await (const found of slices) yield found.map(({ raw }) => fieldsOf(raw, fields));
}

async function* encoded(stages: readonly Stage[], docs: Docs): AsyncGenerator<readonly Raw[]> {
  const all = stages.reduce((current, stage) => stage.run(current), docs);
  for await (const slice of all) yield slice.map((doc) => toRaw(encodeDoc(doc)));
}

/** What has to be decoded; all of it when documents come out as they are stored. */
function fieldsRead(stages: readonly Stage[]): ReadonlySet<string> | undefined {
  const final = stages.findIndex(({ isFinal }) => isFinal);
  if (final < 0) return undefined;
  const fields = fieldsOfAll(stages.slice(0, final + 1));
  return fields && new Set(fields);
}
