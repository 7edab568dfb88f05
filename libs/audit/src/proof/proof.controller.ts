import type { Role } from '#kernel';
import { NotFound } from '#kernel';
import { Ask, authorise, EventStore, requestContext } from '#platform';
import { Controller, Get, Header } from '@nestjs/common';
import { entryOf, nameOf } from './leaf.js';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  rootOfInclusion,
} from './merkle.js';
import { openCheckpoint } from './signed-note.js';
import {
  GetConsistencyProof,
  GetInclusionProof,
  GetProofTile,
  NotSigned,
  NotYetProven,
} from './proof.queries.js';
import type { KeptCheckpoint } from './proof-tables.js';
import { ProofTables } from './proof-tables.js';

const provers: readonly Role[] = ['auditor', 'riskOfficer', 'administrator'];
const readers: readonly Role[] = ['auditor', 'riskOfficer'];

const base64 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64'));

/** What proves to outsiders that no event was altered, left out, put in or moved. */
@Controller('audit/proof')
export class ProofController {
  constructor(
    private readonly tables: ProofTables,
    private readonly store: EventStore,
  ) {}

  /** The last signed checkpoint, the key to verify it with, and how far the log is proven. */
  @Get()
  async state() {
    authorise(provers, requestContext());
    const [key, head, last] = await Promise.all([
      this.tables.key(),
      this.tables.head(),
      this.tables.checkpoint(),
    ]);
    return { key: key ?? null, ...head, checkpoint: last ?? null };
  }

  /** The hashes of a tile, 32 bytes each, as C2SP tlog-tiles has them. */
  @Get('tiles/:level/:index')
  @Header('Content-Type', 'application/octet-stream')
  async tile(@Ask() { level, index }: GetProofTile) {
    authorise(provers, requestContext());
    const hashes = await this.tables.tile(level, index);
    if (hashes.length === 0) throw NotFound({ level, index });
    return hashes;
  }

  /** One event with the hashes that lead from it to the signed root. */
  @Get('events/:position')
  async inclusion(@Ask() { position }: GetInclusionProof) {
    authorise(readers, requestContext());
    const [event, index] = await Promise.all([
      this.store.at(position),
      this.tables.placeOf(position),
    ]);
    if (!event) throw NotFound({ position });
    const checkpoint = await this.tables.checkpoint();
    if (index === undefined || !checkpoint || checkpoint.size <= index) throw NotYetProven();
    const proof = await inclusionProof(this.tables.tile, index, checkpoint.size);
    const entry = entryOf(event);
    const signed = await this.opened(checkpoint);
    const root = rootOfInclusion({ hash: leafHash(entry), index }, checkpoint.size, proof);
    // An event that was altered since leads elsewhere: whoever asks sees both.
    const isSound = root !== undefined && signed?.root.equals(root) === true;
    const answer = { index, event: nameOf(event), isSound, entry: entry.toString('base64') };
    return { ...answer, proof: base64(proof), checkpoint };
  }

  /** That the log of one checkpoint is the beginning of that of another. */
  @Get('consistency')
  async consistency(@Ask() { from, to }: GetConsistencyProof) {
    authorise(provers, requestContext());
    const [old, now] = await Promise.all([this.signed(from), this.signed(to)]);
    if (old.size > now.size) throw NotSigned({ field: 'from', size: old.size });
    const proof = await consistencyProof(this.tables.tile, old.size, now.size);
    const [before, after] = await Promise.all([this.opened(old), this.opened(now)]);
    const isSound = before && after ? isConsistent(before, after, proof) : false;
    return { from: old, to: now, isSound, proof: base64(proof) };
  }

  private async opened({ note }: KeptCheckpoint) {
    return openCheckpoint(note, (await this.tables.key()) ?? '');
  }

  private async signed(size: number | undefined): Promise<KeptCheckpoint> {
    const found = await this.tables.checkpoint(size);
    if (!found || (size !== undefined && found.size !== size)) throw NotSigned({ size });
    return found;
  }
}
