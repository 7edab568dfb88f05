import { COMMANDS } from './commands/table.js';
import { FIELD_OPERATORS } from './query/field-operators.js';
import { LOGICAL_OPERATORS } from './query/filter.js';
import { ACCUMULATORS } from './query/group.js';
import { STAGES } from './query/pipeline.js';
import { SESSION_COMMANDS } from './server/dispatcher.js';
import { UPDATE_OPERATORS } from './update/update.js';

/** What is supported, read off the tables that the server itself works from. */
const SUPPORTED: readonly (readonly [string, Iterable<string>])[] = [
  ['Commands', [...COMMANDS.keys(), ...SESSION_COMMANDS]],
  ['Filters: fields', FIELD_OPERATORS.keys()],
  ['Filters: joining', LOGICAL_OPERATORS.keys()],
  ['Updates', UPDATE_OPERATORS.keys()],
  ['Updates: array elements', ['$', '$[]', '$[name]']],
  ['`$push`', ['$each', '$position', '$slice', '$sort']],
  ['Aggregation stages', STAGES.keys()],
  ['`$group`', ACCUMULATORS.keys()],
  ['Projections', ['inclusion', 'exclusion']],
  ['Indexes', ['ascending', 'descending', 'compound', 'unique', 'partial', 'TTL']],
];

/** The support table of the README. */
export function supportTable(): string {
  const rows = SUPPORTED.map(
    ([what, names]) => `| ${what} | ${[...names].map((name) => `\`${name}\``).join(' ')} |`,
  );
  return ['| | supported |', '|---|---|', ...rows].join('\n');
}
