import { compilePipeline, runPipeline } from '../query/pipeline.js';
import { Arguments } from './arguments.js';
import { fields, type Command } from './command.js';
import { batchSize, namespaceOf, nothing } from './find.js';
import { writeStageOf } from './write-stages.js';

export const aggregate: Command = {
  fields: fields(
    ...['aggregate', 'pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation'],
    'let',
  ),
  inTransaction: true,
  async run(call) {
    const { store, db, args, view, cursors, session } = call;
    const name = args.collection();
    const cursor = new Arguments('aggregate.cursor', args.doc('cursor'));
    const stages = args.docs('pipeline');
    const write = writeStageOf(stages, call);
    const reading = write ? stages.slice(0, -1) : stages;
    const pipeline = compilePipeline(reading, args.hint(), args.variables);
    const results = runPipeline(view, store.get(db, name, view.transaction), pipeline);
    if (write) await write(results);
    const options = { view, batchSize: batchSize(cursor), session };
    return cursors.start(namespaceOf(call), write ? nothing() : results, options);
  },
};
