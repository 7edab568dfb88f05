import type { DocumentKeys } from './collection.js';
import type { Commit } from './writing/commits.js';

/**
 * Moves a document from its former keys to its present ones, in every index that it is or was in.
 * @param id the stored `_id`
 */
export function changeEntries(
  commit: Commit,
  id: string,
  present: DocumentKeys,
  former: DocumentKeys | undefined,
): void {
  present.indexes.forEach((index, at) => {
    const now = present.keys[at] ?? [];
    const before = former?.keys[at] ?? [];
    if (now.length === 1 && before.length === 1 && now[0] === before[0]) return;
    index.lastChange = commit.number;
    for (const key of before) {
      if (!now.includes(key)) commit.remove('entry', index.entry(key, id).key);
    }
    for (const key of now) {
      if (before.includes(key)) continue;
      const entry = index.entry(key, id);
      commit.put('entry', entry.key, entry.value);
    }
  });
}
