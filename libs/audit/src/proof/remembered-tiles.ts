import { LRUCache } from 'lru-cache';
import type { Tiles } from './merkle.js';

/** So many tiles of 8 KiB are remembered while something is proven. */
const most = 256;

/** The tiles of the proof, each read once for all that lies near each other. */
export class RememberedTiles {
  private readonly known = new LRUCache<string, Promise<Uint8Array>>({ max: most });

  constructor(private readonly tables: { tile: Tiles }) {}

  readonly tile = (level: number, index: number): Promise<Uint8Array> => {
    const name = `${level}|${index}`;
    const found = this.known.get(name) ?? this.tables.tile(level, index);
    this.known.set(name, found);
    return found;
  };
}
