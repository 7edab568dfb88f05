import { aggregate } from './aggregate.js';
import { bulkWrite } from './writes/bulk-write.js';
import {
  create,
  createIndexes,
  drop,
  dropDatabase,
  dropIndexes,
  listCollections,
  listDatabases,
  listIndexes,
} from './catalog.js';
import type { Command } from './command.js';
import { deleteCommand } from './writes/delete.js';
import { findAndModify } from './writes/find-and-modify.js';
import { countCommand, distinct, explain, findCommand, getMore, killCursors } from './find.js';
import { insert } from './writes/insert.js';
import { SERVER_INFO } from './server-info.js';
import { update } from './writes/update.js';

/** Every command by name, but those of connections and sessions. Others are refused. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    insert,
    update,
    delete: deleteCommand,
    bulkWrite,
    findAndModify,
    findandmodify: findAndModify,
    find: findCommand,
    getMore,
    killCursors,
    aggregate,
    count: countCommand,
    distinct,
    explain,
    create,
    drop,
    dropDatabase,
    listCollections,
    listDatabases,
    createIndexes,
    listIndexes,
    dropIndexes,
    deleteIndexes: dropIndexes,
    ...SERVER_INFO,
  }),
);
