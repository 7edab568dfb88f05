import { SOURCES } from './commands/aggregate.js';
import { COMMANDS } from './commands/table.js';
import { EXPRESSIONS } from './query/expressions/expression-operators.js';
import { FIELD_OPERATORS } from './query/filters/field-operators.js';
import { LOGICAL_OPERATORS } from './query/filters/filter.js';
import { ACCUMULATORS } from './query/stages/group.js';
import { STAGES } from './query/stages/pipeline.js';
import { RESHAPING } from './query/stages/reshape.js';
import { SESSION_COMMANDS } from './server/dispatcher.js';
import { UPDATE_OPERATORS } from './update/update.js';

/** What is supported, read off the tables that the server itself works from. */
const SUPPORTED: readonly (readonly [string, Iterable<string>])[] = [
  ['Commands', [...COMMANDS.keys(), ...SESSION_COMMANDS]],
  ['Filters: fields', FIELD_OPERATORS.keys()],
  ['Filters: joining', [...LOGICAL_OPERATORS.keys(), '$expr']],
  ['Updates', UPDATE_OPERATORS.keys()],
  ['Updates: array elements', ['$', '$[]', '$[name]']],
  ['Clauses of `$push`', ['$each', '$position', '$slice', '$sort']],
  ['Aggregation stages', [...STAGES.keys(), ...SOURCES.keys(), '$out', '$merge']],
  ['Accumulators of `$group`', ACCUMULATORS.keys()],
  ['Expressions', [...EXPRESSIONS.keys(), '$$ROOT', '$$NOW', '$$REMOVE', '$$name of let']],
  ['Stages in updates', RESHAPING.keys()],
  ['Projections', ['inclusion', 'exclusion']],
  ['Indexes', ['ascending', 'descending', 'compound', 'unique', 'partial', 'TTL']],
];

/** The list of what is supported in the README, in lines of 100 characters. */
export function supportList(): string {
  const lines = SUPPORTED.flatMap(([what, names]) => {
    const words = [`- **${what}:**`, ...Array.from(names, (name) => `\`${name}\``)];
    return wrapped(words);
  });
  return lines.join('\n');
}

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line.length + word.length >= 100) {
      lines.push(line);
      line = ' ';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
