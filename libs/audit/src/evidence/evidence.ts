import type { Page, Role } from '#kernel';
import { Clock, inContext, pdfOf, Readings, requestContext, Settings } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { sign } from 'node:crypto';
import { proofKeys } from '../proof/proof-key.js';
import { NotSigned, NotYetProven } from '../proof/proof.queries.js';
import { originOf } from '../proof/proof-keeper.js';
import { verifierKey } from '../proof/signed-note.js';
import type { KeptCheckpoint } from '../proof/proof-tables.js';
import { RememberedTiles } from '../proof/remembered-tiles.js';
import { ProofTables } from '../proof/proof-tables.js';
import { Particulars } from '../trail/particulars.js';
import { subjectOf } from '../trail/subjects.js';
import type { TrailEntry } from '../trail/trail-entry.js';
import { ListTrail } from '../trail/trail.queries.js';
import type { ExportEvidence } from './evidence.queries.js';
import { CheckpointMissing, EvidenceOfWhat, SeedMissing } from './evidence.queries.js';
import type { Has, Listed, Part } from './parts.js';
import { listedOf, Parts } from './parts.js';
import { Sample } from './sampling.js';
import { schemasOf } from './schemas.js';
import type { About } from './summary.js';
import { htmlOf, mostListed, mostPrinted, summaryOf } from './summary.js';
import type { PackedFile } from './tar.js';
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
  /** Records whose events are taken. */
  readonly taking: (clientIds: readonly string[]) => void;
}

/** What is to be said of all events of a package. */
interface Found {
  events: number;
  readonly first: TrailEntry[];
  readonly types: Set<string>;
  readonly clients: Set<string>;
}

/** Packs events with all that proves them to somebody who trusts nobody here. */
@Injectable()
export class Evidence {
  constructor(
    private readonly parts: Parts,
    private readonly queries: QueryBus,
    private readonly tables: ProofTables,
    private readonly particulars: Particulars,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly readings: Readings,
  ) {}

  /** @throws EvidenceOfWhat, SeedMissing, CheckpointMissing, NotSigned, NotYetProven */
  async wanted(query: ExportEvidence): Promise<Wanted> {
    const { kind, subjectId, since, until, type, sample, seed } = query;
    const isAboutSomething = kind !== undefined && subjectId !== undefined;
    const isHalf = (kind === undefined) !== (subjectId === undefined);
    if (isHalf || (!isAboutSomething && since === undefined)) {
      throw EvidenceOfWhat({ field: isHalf ? 'subjectId' : 'since' });
    }
    if (sample !== undefined && seed === undefined) throw SeedMissing({ field: 'seed' });
    // Parts that two checkpoints prove make no package.
    if (query.fromPart !== undefined && query.checkpoint === undefined) {
      throw CheckpointMissing({ field: 'checkpoint' });
    }
    // It takes as long as it takes: the deadline of the request is that of its first byte.
    const { deadline: _, ...request } = requestContext();
    const asked = { subject: subjectIn(query), since, until, type, sort: 'position' };
    const entries: Entries = (cursor) =>
      inContext(request, () => this.queries.execute(listed({ ...asked, cursor })));
    const size = query.checkpoint;
    const [checkpoint, key] = await Promise.all([this.tables.checkpoint(size), this.tables.key()]);
    const isSigned = size === undefined || checkpoint?.size === size;
    if (!isSigned) throw NotSigned({ field: 'checkpoint', size });
    if (!checkpoint || key === undefined) throw NotYetProven();
    await this.shown(asked, checkpoint);
    const { actor } = request;
    const takenBy = actor.person ?? actor.id;
    const takenAt = this.clock.now().toISOString();
    const taking = (clientIds: readonly string[]) => {
      this.readings.note(request, { message: 'ExportEvidence', clientIds }, takers);
    };
    return { query, entries, checkpoint, key, takenBy, takenAt, taking };
  }

  /**
   * Waits until the trail shows all that the checkpoint proves: an event it does not show yet would be
   * missing from the package for good.
   * @throws NotYetSeen
   */
  private async shown(asked: object, { position }: KeptCheckpoint): Promise<void> {
    const after = Math.max(position, requestContext().after ?? -1);
    await inContext({ ...requestContext(), after }, () =>
      this.queries.execute(listed({ ...asked, limit: 1 })),
    );
  }

  /**
   * The files of a package, one after the other: first what is known at once, the manifest with its
   * signature last. What `has` gives is not made again: a package that was interrupted goes on.
   */
  async *files(wanted: Wanted, has?: Has): AsyncIterable<PackedFile> {
    const packed: Listed[] = [];
    const noted = (file: PackedFile): PackedFile => {
      packed.push(listedOf(file));
      return file;
    };
    yield* filesOf({
      'checkpoint.txt': wanted.checkpoint.note,
      'key.txt': `${wanted.key}\n`,
      'verify.mjs': verifier,
    }).map(noted);
    const found: Found = { events: 0, first: [], types: new Set(), clients: new Set() };
    const { fromPart = 1 } = wanted.query;
    for await (const part of this.parted(wanted, found)) {
      if (part.number < fromPart) packed.push(...(await this.parts.listed(part)));
      else yield* (await this.parts.files(part, has)).map(noted);
    }
    const about = this.about(wanted, found.events);
    for await (const page of this.summaries(about, found.first)) yield noted(page);
    yield* filesOf({ 'schemas.json': schemasOf(found.types) }).map(noted);
    const manifest = `${JSON.stringify({ ...about, files: packed }, null, 2)}\n`;
    const signature = this.signed(Buffer.from(manifest), wanted.key);
    yield* filesOf({ 'manifest.json': manifest, 'manifest.sig': `${signature}\n` });
  }

  /**
   * The events that are wanted in parts, and what is to be said of them all. Whose they are is
   * recorded before a part is given away: somebody may hang up once they have it.
   */
  private async *parted(wanted: Wanted, found: Found): AsyncIterable<Part> {
    const { size } = wanted.checkpoint;
    const { tile: tiles } = new RememberedTiles(this.tables);
    let number = 0;
    for await (const entries of inParts(this.chosen(wanted))) {
      for (const { type } of entries) found.types.add(type);
      wanted.taking(newIn(entries, found.clients));
      found.first.push(...entries.slice(0, mostListed - found.first.length));
      found.events += entries.length;
      const positions = entries.map(({ position }) => position);
      yield { number: ++number, positions, size, tiles };
    }
  }

  /** A page for people in each language, and the same printed. */
  private async *summaries(about: About, first: TrailEntry[]): AsyncIterable<PackedFile> {
    const { items } = await this.particulars.said({ items: first, next: null });
    for (const language of ['en', 'zh'] as const) {
      const page = htmlOf(summaryOf(about, items, language));
      yield { path: `summary.${language}.html`, content: Buffer.from(page) };
      const printed = summaryOf(about, items, language, mostPrinted);
      yield { path: `summary.${language}.pdf`, content: pdfOf(printed) };
    }
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

  private about({ query, checkpoint, takenBy, takenAt }: Wanted, events: number): About {
    const { since, until, type, sample, seed = '' } = query;
    const subject = subjectIn(query);
    return {
      tenant: this.settings.tenant,
      takenAt,
      takenBy,
      ...(subject !== undefined && { subject }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
      ...(type !== undefined && { type }),
      ...(sample !== undefined && { sample: { size: sample, seed } }),
      events,
      logSize: checkpoint.size,
    };
  }
}

/** The clients of some events that are none of those before; they are from now on. */
function newIn(entries: readonly TrailEntry[], before: Set<string>): readonly string[] {
  const clientIds = entries.flatMap(({ clientId }) => clientId ?? []);
  const found = [...new Set(clientIds)].filter((each) => !before.has(each));
  for (const each of found) before.add(each);
  return found;
}

const filesOf = (texts: Readonly<Record<string, string>>): readonly PackedFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }));

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
