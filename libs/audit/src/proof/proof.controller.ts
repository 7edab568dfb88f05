import type { Role } from '#kernel';
import { NotFound } from '#kernel';
import { Ask, authorise, EventStore, Payload, requestContext, Settings } from '#platform';
import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { cosignedBy } from './cosignature.js';
import { entryOf, nameOf } from './leaf.js';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  rootOfInclusion,
} from './merkle.js';
import { openCheckpoint, partsOf, withLines } from './signed-note.js';
import { witnessesOf } from './proof-key.js';
import {
  CosignCheckpoint,
  GetConsistencyProof,
  GetInclusionProof,
  GetProofTile,
  NotAWitness,
  NotSigned,
  NotYetProven,
} from './proof.queries.js';
import type { KeptCheckpoint } from './proof-tables.js';
import { ProofTables } from './proof-tables.js';
import { RememberedTiles } from './remembered-tiles.js';

const provers: readonly Role[] = ['auditor', 'riskOfficer', 'administrator'];
const readers: readonly Role[] = ['auditor', 'riskOfficer'];

/** How often a cosignature is added anew, where others add theirs meanwhile. */
const attempts = 8;

const base64 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64'));

/** What proves to outsiders that no event was altered, left out, put in or moved. */
@Controller('audit/proof')
export class ProofController {
  constructor(
    private readonly tables: ProofTables,
    private readonly store: EventStore,
    private readonly settings: Settings,
  ) {}

  /** The last signed checkpoint, the key to verify it with, and how far the log is proven. */
  @Get()
  async state() {
    authorise(provers, requestContext());
    const [[key = null, ...formerKeys], head, last] = await Promise.all([
      this.tables.keys(),
      this.tables.head(),
      this.tables.checkpoint(),
    ]);
    const cosigned = last ? cosignedBy(last.note, witnessesOf(this.settings.data)) : [];
    return { key, formerKeys, ...head, checkpoint: last ?? null, cosigned };
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
    const proof = await inclusionProof(
      new RememberedTiles(this.tables).tile,
      index,
      checkpoint.size,
    );
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
    const proof = await consistencyProof(new RememberedTiles(this.tables).tile, old.size, now.size);
    const [before, after] = await Promise.all([this.opened(old), this.opened(now)]);
    const isSound = before && after ? isConsistent(before, after, proof) : false;
    return { from: old, to: now, isSound, proof: base64(proof) };
  }

  /** A witness says that it has seen a checkpoint, and that it follows the one it saw before. */
  @Post('cosignatures')
  @HttpCode(200)
  async cosign(@Payload() { size, cosignature }: CosignCheckpoint) {
    authorise(['auditor'], requestContext());
    const checkpoint = await this.signed(size);
    const witnesses = witnessesOf(this.settings.data);
    const cosigned = cosignedBy(
      withLines(`${partsOf(checkpoint.note).text}\n`, [cosignature]),
      witnesses,
    );
    if (cosigned.length === 0) throw NotAWitness({ field: 'cosignature' });
    // Where two cosign at once, one of them does it again upon what the other has left.
    for (let kept = checkpoint, left = attempts; ; kept = await this.signed(size), left--) {
      if (await this.tables.cosign(kept, cosignature)) break;
      if (left === 0) throw NotYetProven();
    }
    const { note } = await this.signed(size);
    return { size, note, cosigned: cosignedBy(note, witnesses) };
  }

  private async opened({ note }: KeptCheckpoint) {
    return openCheckpoint(note, ...(await this.tables.keys()));
  }

  private async signed(size: number | undefined): Promise<KeptCheckpoint> {
    const found = await this.tables.checkpoint(size);
    if (!found || (size !== undefined && found.size !== size)) throw NotSigned({ size });
    return found;
  }
}
