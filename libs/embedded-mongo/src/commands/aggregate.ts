import type { Raw } from '../bson/raw.js';
import { isDoc, isTruthy, show, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { compileExpression } from '../query/expressions/expressions.js';
import { compilePipeline, runOver, runPipeline } from '../query/stages/pipeline.js';
import { Arguments } from './arguments.js';
import { fields, type Call, type Command } from './command.js';
import { batchSize, namespaceOf, nothing } from './find.js';
import { writeStageOf } from './writes/write-stages.js';

export const aggregate: Command = {
  fields: fields(
    ...['aggregate', 'pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation'],
    ...['let', 'collation'],
  ),
  inTransaction: true,
  async run(call) {
    const { args, view, cursors, session } = call;
    const cursor = new Arguments('aggregate.cursor', args.doc('cursor'));
    const stages = args.docs('pipeline');
    const write = writeStageOf(stages, call);
    const reading = write ? stages.slice(0, -1) : stages;
    const isOfNone = args.fields['aggregate'] === 1;
    const results = isOfNone ? overNone(call, reading) : overCollection(call, reading);
    if (write) await write(results);
    const options = { view, batchSize: batchSize(cursor), session };
    const namespace = isOfNone ? `${call.db}.$cmd.aggregate` : namespaceOf(call);
    return cursors.start(namespace, write ? nothing() : results, options);
  },
};

type Results = AsyncGenerator<readonly Raw[]>;

function overCollection({ store, db, args, view }: Call, stages: readonly Doc[]): Results {
  const collection = store.get(db, args.collection(), view.transaction);
  return runPipeline(
    view,
    collection,
    compilePipeline(stages, args.hint(), args.variables, args.collation()),
  );
}

/** `{ aggregate: 1 }` reads no collection, but what its first stage makes. */
function overNone(call: Call, [first = {}, ...rest]: readonly Doc[]): Results {
  const { args } = call;
  const [name = ''] = Object.keys(first);
  const source = SOURCES.get(name);
  if (!source) {
    const message = `{aggregate: 1} is not valid for '${name}'; a collection is required.`;
    throw new CommandError(73, message);
  }
  return runOver(source(first[name], call), rest, args.variables);
}

function sessions(_: unknown, { sessions, args }: Call): readonly Doc[] {
  if (isTruthy(args.fields['apiStrict'])) {
    const message = "stage $listLocalSessions is not allowed with 'apiStrict: true'";
    throw new CommandError(323, message);
  }
  return sessions();
}

/** `$documents`: an expression that reads no document and gives a list of them. */
function documents(argument: unknown, { args }: Call): readonly Doc[] {
  const expression = compileExpression(argument, args.variables);
  const made: unknown = expression.fields?.length === 0 ? expression.of({}) : undefined;
  if (Array.isArray(made) && made.every(isDoc)) return made;
  throw new CommandError(5_858_203, `$documents needs an array of documents: ${show(argument)}`);
}

/** The stages that begin such a pipeline. */
export const SOURCES: ReadonlyMap<string, (argument: unknown, call: Call) => readonly Doc[]> =
  new Map([
    ['$listLocalSessions', sessions],
    ['$documents', documents],
  ]);
