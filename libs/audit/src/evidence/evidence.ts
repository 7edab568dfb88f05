import type { Page, Role } from '#kernel';
import { Clock, EventStore, inContext, pdfOf, Readings, requestContext, Settings } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { createHash, sign } from 'node:crypto';
import { entryOf } from '../proof/leaf.js';
import { inclusionProof } from '../proof/merkle.js';
import { proofKeys } from '../proof/proof-key.js';
import { NotYetProven } from '../proof/proof.queries.js';
import { originOf } from '../proof/proof-keeper.js';
import { verifierKey } from '../proof/signed-note.js';
import type { KeptCheckpoint } from '../proof/proof-tables.js';
import { ProofTables } from '../proof/proof-tables.js';
import { Particulars } from '../trail/particulars.js';
import { subjectOf } from '../trail/subjects.js';
import type { TrailEntry } from '../trail/trail-entry.js';
import { ListTrail } from '../trail/trail.queries.js';
import type { ExportEvidence } from './evidence.queries.js';
import { EvidenceOfWhat, SeedMissing } from './evidence.queries.js';
import { Sample } from './sampling.js';
import { schemasOf } from './schemas.js';
import type { About } from './summary.js';
import { htmlOf, mostListed, mostPrinted, summaryOf } from './summary.js';
import type { PackedFile } from './tar.js';
import { RememberedTiles } from './remembered-tiles.js';
import { verifier } from './verifier.js';

/** So many events stand in one file: what is held in memory at once. */
const eventsInFile = 1_000;

/** Who takes evidence out of the house. */
export const takers: readonly Role[] = ['auditor', 'riskOfficer'];

/** A page of the trail, as far as whoever asked sees it. */
type Entries = (cursor: string | undefined) => Promise<Page<TrailEntry>>;

/** A package to be written: about what, and by whom it was asked for. */
export interface Wanted {
  readonly query: ExportEvidence;
  readonly entries: Entries;
  readonly checkpoint: KeptCheckpoint;
  readonly key: string;
  readonly takenBy: string;
  readonly takenAt: string;
  /** Records whose events were taken. */
  readonly taken: (clientIds: ReadonlySet<string>) => void;
}

/** Packs events with all that proves them to somebody who trusts nobody here. */
@Injectable()
export class Evidence {
  constructor(
    private readonly store: EventStore,
    private readonly queries: QueryBus,
    private readonly tables: ProofTables,
    private readonly particulars: Particulars,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly readings: Readings,
  ) {}

  /** @throws EvidenceOfWhat, SeedMissing, NotYetProven */
  async wanted(query: ExportEvidence): Promise<Wanted> {
    const { kind, subjectId, since, sample, seed } = query;
    const isAboutSomething = kind !== undefined && subjectId !== undefined;
    const isHalf = (kind === undefined) !== (subjectId === undefined);
    if (isHalf || (!isAboutSomething && since === undefined)) {
      throw EvidenceOfWhat({ field: isHalf ? 'subjectId' : 'since' });
    }
    if (sample !== undefined && seed === undefined) throw SeedMissing({ field: 'seed' });
    // It takes as long as it takes: the deadline of the request is that of its first byte.
    const { deadline: _, ...request } = requestContext();
    const asked = { subject: subjectIn(query), since, until: query.until, sort: 'position' };
    const entries: Entries = (cursor) =>
      inContext(request, () => this.queries.execute(listed({ ...asked, cursor })));
    const [checkpoint, key] = await Promise.all([this.tables.checkpoint(), this.tables.key()]);
    if (!checkpoint || key === undefined) throw NotYetProven();
    const { actor } = request;
    const takenBy = actor.person ?? actor.id;
    const takenAt = this.clock.now().toISOString();
    const taken = (clientIds: ReadonlySet<string>) => {
      this.readings.note(request, readingOf(clientIds), takers);
    };
    return { query, entries, checkpoint, key, takenBy, takenAt, taken };
  }

  /**
   * The files of a package, one after the other; the manifest, with its signature, last. What `has`
   * gives is not made again: a package that was interrupted goes on.
   */
  async *files(wanted: Wanted, has: Has = () => undefined): AsyncIterable<PackedFile> {
    const packed: Listed[] = [];
    const noted = (file: PackedFile): PackedFile => {
      packed.push(listedOf(file));
      return file;
    };
    const first: TrailEntry[] = [];
    const types = new Set<string>();
    const tiles = new RememberedTiles(this.tables);
    const clients = new Set<string>();
    let [number, events] = [0, 0];
    for await (const part of inParts(this.chosen(wanted))) {
      for (const { clientId } of part) if (clientId !== undefined) clients.add(clientId);
      const name = `${String(++number).padStart(6, '0')}.jsonl`;
      for (const file of await this.part(name, part, wanted, tiles, has)) yield noted(file);
      first.push(...part.slice(0, mostListed - first.length));
      for (const { type } of part) types.add(type);
      events += part.length;
    }
    wanted.taken(clients);
    const about = this.about(wanted, events);
    const { items } = await this.particulars.said({ items: first, next: null });
    for (const language of ['en', 'zh'] as const) {
      const page = Buffer.from(htmlOf(summaryOf(about, items, language)));
      yield noted({ path: `summary.${language}.html`, content: page });
      const printed = summaryOf(about, items, language, mostPrinted);
      yield noted({ path: `summary.${language}.pdf`, content: pdfOf(printed) });
    }
    const texts = {
      'checkpoint.txt': wanted.checkpoint.note,
      'key.txt': `${wanted.key}\n`,
      'schemas.json': schemasOf(types),
      'verify.mjs': verifier,
    };
    for (const [path, text] of Object.entries(texts)) {
      yield noted({ path, content: Buffer.from(text) });
    }
    const manifest = Buffer.from(`${JSON.stringify({ ...about, files: packed }, null, 2)}\n`);
    yield { path: 'manifest.json', content: manifest };
    yield { path: 'manifest.sig', content: Buffer.from(`${this.signed(manifest, wanted.key)}\n`) };
  }

  /** Signed by the key that the package holds: right after a rotation that may be a former one. */
  private signed(manifest: Buffer, verifier: string): string {
    const { data, tenant } = this.settings;
    const origin = originOf(tenant);
    const key = proofKeys(data).find((each) => verifierKey(origin, each) === verifier);
    if (!key) throw NotYetProven();
    return sign(null, manifest, key).toString('base64');
  }

  /** The events that are wanted, in the order of the log, as far as it is signed. */
  private async *chosen({ query, entries, checkpoint }: Wanted): AsyncIterable<TrailEntry> {
    const { sample: size, seed = '' } = query;
    const sample = size === undefined ? undefined : new Sample<TrailEntry>(size, seed);
    for await (const entry of found(entries)) {
      if (entry.position > checkpoint.position) break;
      if (sample) sample.offer(entry);
      else yield entry;
    }
    const drawn = [...(sample?.events ?? [])];
    yield* drawn.sort((a, b) => a.position - b.position);
  }

  /** Some events, each as one line that is its leaf of the log, and their proofs line by line. */
  private async part(
    name: string,
    part: readonly TrailEntry[],
    { checkpoint }: Wanted,
    tiles: RememberedTiles,
    has: Has,
  ): Promise<readonly PackedFile[]> {
    const files = [`events/${name}`, `proofs/${name}`].map((path) => ({
      path,
      content: has(path),
    }));
    const [events, proofs] = files;
    if (events?.content && proofs?.content) {
      return files.flatMap(({ path, content }) => (content ? [{ path, content }] : []));
    }
    const lines = { events: '', proofs: '' };
    for (const { position } of part) {
      const [event, index] = await Promise.all([
        this.store.at(position),
        this.tables.placeOf(position),
      ]);
      if (!event || index === undefined) throw NotYetProven({ position });
      const proof = await inclusionProof(tiles.tile, index, checkpoint.size);
      const hashes = proof.map((hash) => hash.toString('base64'));
      lines.events += `${entryOf(event).toString('utf8')}\n`;
      lines.proofs += `${JSON.stringify({ index, position, proof: hashes })}\n`;
    }
    return [
      { path: `events/${name}`, content: Buffer.from(lines.events) },
      { path: `proofs/${name}`, content: Buffer.from(lines.proofs) },
    ];
  }

  private about({ query, checkpoint, takenBy, takenAt }: Wanted, events: number): About {
    const { since, until, sample, seed = '' } = query;
    const subject = subjectIn(query);
    return {
      tenant: this.settings.tenant,
      takenAt,
      takenBy,
      ...(subject !== undefined && { subject }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
      ...(sample !== undefined && { sample: { size: sample, seed } }),
      events,
      logSize: checkpoint.size,
    };
  }
}

/** The most clients that a reading names; of others it says how many. */
const mostNamed = 500;

const readingOf = (clients: ReadonlySet<string>) => ({
  message: 'ExportEvidence',
  clientIds: [...clients].slice(0, mostNamed),
  ...(clients.size > mostNamed && { others: clients.size - mostNamed }),
});

/** What is there already of a package. */
type Has = (path: string) => Buffer | undefined;

type Listed = Readonly<{ path: string; bytes: number; sha256: string }>;

const listedOf = ({ path, content }: PackedFile): Listed => ({
  path,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

const subjectIn = ({ kind, subjectId }: ExportEvidence): string | undefined =>
  kind === undefined || subjectId === undefined ? undefined : subjectOf({ kind, id: subjectId });

/** The query without what is not asked. */
const listed = (fields: object): ListTrail =>
  Object.assign(
    new ListTrail(),
    { limit: 500 },
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  );

/** The entries of the trail that are asked for, oldest first. */
async function* found(entries: Entries): AsyncIterable<TrailEntry> {
  let cursor: string | undefined;
  do {
    const page = await entries(cursor);
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

async function* inParts(entries: AsyncIterable<TrailEntry>): AsyncIterable<readonly TrailEntry[]> {
  let part: TrailEntry[] = [];
  for await (const entry of entries) {
    part.push(entry);
    if (part.length < eventsInFile) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
