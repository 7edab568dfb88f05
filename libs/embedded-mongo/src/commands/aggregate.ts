import type { Raw } from '../bson/raw.js';
import { isTruthy, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { compilePipeline, runOver, runPipeline } from '../query/pipeline.js';
import { Arguments } from './arguments.js';
import { fields, type Call, type Command } from './command.js';
import { batchSize, namespaceOf, nothing } from './find.js';
import { writeStageOf } from './write-stages.js';

export const aggregate: Command = {
  fields: fields(
    ...['aggregate', 'pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation'],
    'let',
  ),
  inTransaction: true,
  async run(call) {
    const { args, view, cursors, session } = call;
    const cursor = new Arguments('aggregate.cursor', args.doc('cursor'));
    const stages = args.docs('pipeline');
    const write = writeStageOf(stages, call);
    const reading = write ? stages.slice(0, -1) : stages;
    const isOfNone = args.fields['aggregate'] === 1;
    const results = isOfNone ? overSessions(call, reading) : overCollection(call, reading);
    if (write) await write(results);
    const options = { view, batchSize: batchSize(cursor), session };
    const namespace = isOfNone ? `${call.db}.$cmd.aggregate` : namespaceOf(call);
    return cursors.start(namespace, write ? nothing() : results, options);
  },
};

type Results = AsyncGenerator<readonly Raw[]>;

function overCollection({ store, db, args, view }: Call, stages: readonly Doc[]): Results {
  const collection = store.get(db, args.collection(), view.transaction);
  return runPipeline(view, collection, compilePipeline(stages, args.hint(), args.variables));
}

/** `{ aggregate: 1 }` reads no collection, but the sessions that the server knows. */
function overSessions({ sessions, args }: Call, [first = {}, ...rest]: readonly Doc[]): Results {
  const [name = ''] = Object.keys(first);
  if (isTruthy(args.fields['apiStrict'])) {
    throw new CommandError(323, `stage ${name} is not allowed with 'apiStrict: true'`);
  }
  if (name !== LIST_SESSIONS) {
    const message = `{aggregate: 1} is not valid for '${name}'; a collection is required.`;
    throw new CommandError(73, message);
  }
  return runOver(sessions(), rest, args.variables);
}

/** The stage that begins such a pipeline. */
export const LIST_SESSIONS = '$listLocalSessions';
