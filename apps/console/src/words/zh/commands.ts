import { commandsFirst } from './commands-a-l.js';
import { commandsLast } from './commands-l-z.js';

/** What the commands are called in Chinese, by the name of their operation. */
export const commandsZh: Readonly<Record<string, string>> = { ...commandsFirst, ...commandsLast };
