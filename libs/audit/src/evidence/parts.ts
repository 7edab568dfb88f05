import { EventStore } from '#platform';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { entryOf } from '../proof/leaf.js';
import type { Tiles } from '../proof/merkle.js';
import { inclusionProof } from '../proof/merkle.js';
import { NotYetProven } from '../proof/proof.queries.js';
import { ProofTables } from '../proof/proof-tables.js';
import type { PackedFile } from './tar.js';

/** How a manifest names a file. */
export type Listed = Readonly<{ path: string; bytes: number; sha256: string }>;

/** Some events of a package, and the size of the log that proves them. */
export interface Part {
  readonly number: number;
  readonly positions: readonly number[];
  readonly size: number;
  readonly tiles: Tiles;
}

/** What is there already of a package. */
export type Has = (path: string) => Buffer | undefined;

/** So many events are read at a time. */
const together = 25;
/** What is remembered of parts: their hashes, some 700 bytes for a thousand events. */
const mostBytes = 8 * 1_024 * 1_024;
const bytesOfPart = 700;

/** The numbered files of packages: events, each as its leaf of the log, and their proofs. */
@Injectable()
export class Parts {
  private readonly remembered = new LRUCache<string, readonly Listed[]>({
    maxSize: mostBytes,
    sizeCalculation: () => bytesOfPart,
  });

  constructor(
    private readonly store: EventStore,
    private readonly tables: ProofTables,
  ) {}

  /**
   * The two files of a part, line by line the same events. What `has` gives is not made again.
   * @throws NotYetProven
   */
  async files(part: Part, has: Has = () => undefined): Promise<readonly PackedFile[]> {
    const [events, proofs] = pathsOf(part);
    const kept = [events, proofs].flatMap((path) => {
      const content = has(path);
      return content ? [{ path, content }] : [];
    });
    const files = kept.length === 2 ? kept : await this.made(part);
    this.remembered.set(nameOf(part), files.map(listedOf));
    return files;
  }

  /** How a manifest names them; a part that was made before is not made again for it. */
  async listed(part: Part): Promise<readonly Listed[]> {
    return this.remembered.get(nameOf(part)) ?? (await this.files(part)).map(listedOf);
  }

  private async made(part: Part): Promise<readonly PackedFile[]> {
    const { positions } = part;
    const lines = { events: '', proofs: '' };
    for (let at = 0; at < positions.length; at += together) {
      const some = positions.slice(at, at + together);
      for (const line of await Promise.all(some.map((position) => this.line(position, part)))) {
        lines.events += `${line.event}\n`;
        lines.proofs += `${line.proof}\n`;
      }
    }
    const [events, proofs] = pathsOf(part);
    return [
      { path: events, content: Buffer.from(lines.events) },
      { path: proofs, content: Buffer.from(lines.proofs) },
    ];
  }

  private async line(position: number, { size, tiles }: Part) {
    const [event, index] = await Promise.all([
      this.store.at(position),
      this.tables.placeOf(position),
    ]);
    if (!event || index === undefined) throw NotYetProven({ position });
    const hashes = await inclusionProof(tiles, index, size);
    const proof = hashes.map((hash) => hash.toString('base64'));
    return {
      event: entryOf(event).toString('utf8'),
      proof: JSON.stringify({ index, position, proof }),
    };
  }
}

const pathsOf = ({ number }: Part): readonly [events: string, proofs: string] => {
  const name = `${String(number).padStart(6, '0')}.jsonl`;
  return [`events/${name}`, `proofs/${name}`];
};

/** A part is the same wherever the same events are proven by the same log. */
const nameOf = ({ number, positions, size }: Part): string =>
  createHash('sha256')
    .update(JSON.stringify([number, size, positions]))
    .digest('base64');

export const listedOf = ({ path, content }: PackedFile): Listed => ({
  path,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});
