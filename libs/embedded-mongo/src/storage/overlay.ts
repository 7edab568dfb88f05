import type { Raw } from '../bson/raw.js';
import type { DocumentKeys } from './collection.js';
import type { Index } from './index.js';

/** A document that is not in the engine yet; `raw` is missing where it is deleted. */
export interface Written {
  readonly raw: Raw | undefined;
  readonly keys: DocumentKeys;
  /** The commit that brings it to the engine; 0 while its transaction is open. */
  readonly commit: number;
}

/** What was written to one collection and lies over what the engine has. */
export class Overlay {
  /** By encoded `_id`. */
  readonly documents = new Map<string, Written>();
  /** Who holds which key of the unique indexes, among these documents. */
  private readonly owners = new Map<Index, Map<string, string>>();
  /** Which documents each commit brings to the engine. */
  private readonly commits = new Map<number, string[]>();

  put(id: string, written: Written): void {
    this.remove(id);
    this.documents.set(id, written);
    const { commit } = written;
    const ids = this.commits.get(commit);
    if (ids) ids.push(id);
    else if (commit > 0) this.commits.set(commit, [id]);
    eachUnique(written, (index, key) => {
      let owners = this.owners.get(index);
      if (!owners) this.owners.set(index, (owners = new Map<string, string>()));
      owners.set(key, id);
    });
  }

  /** The engine has a commit: of its documents those remain that were written again since. */
  arrived(commit: number): void {
    for (const id of this.commits.get(commit) ?? []) {
      if (this.documents.get(id)?.commit === commit) this.remove(id);
    }
    this.commits.delete(commit);
  }

  private remove(id: string): void {
    const written = this.documents.get(id);
    if (!written) return;
    this.documents.delete(id);
    eachUnique(written, (index, key) => {
      const owners = this.owners.get(index);
      if (owners?.get(key) === id) owners.delete(key);
    });
  }

  /** The document that holds a key of a unique index. */
  owner(index: Index, key: string): string | undefined {
    return this.owners.get(index)?.get(key);
  }
}

function eachUnique({ raw, keys }: Written, use: (index: Index, key: string) => void): void {
  if (raw === undefined) return;
  keys.indexes.forEach((index, at) => {
    if (index.spec.unique) for (const key of keys.keys[at] ?? []) use(index, key);
  });
}
