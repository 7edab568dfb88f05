import type { View } from '#kernel';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../timing/clock.js';
import { Settings } from '../configuration/settings.js';
import { Definitions } from '../definitions.js';
import { Log } from '../operations/log.js';
import { keepDoing } from '../timing/pause.js';
import { platformRefusals } from '../platform.refusals.js';
import { EventStore } from '../stores/event-store.js';
import { Checkpoints } from '../views/running/checkpoints.js';
import { OwnWrites } from '../views/folding/own-writes.js';
import { ViewRegistry } from '../views/running/registry.js';
import { Rows } from '../views/asking/rows.js';
import type {
  IssuedToken,
  Person,
  RegisterEntry,
  RegisterViews,
  SignIn,
  UnitTree,
} from './person.js';
import { personOn } from './person.js';

const cacheBytes = 32 * 1024 * 1024;
/** How long an entry is believed while changes are heard of at once, and while they are not. */
const believedMs = { following: 60_000, blind: 1_000 };
/** A subscription that has not dropped for so long is taken to be up. */
const settledMs = 2_000;

interface Kept {
  readonly row: object | undefined;
  /** The position of the last change of the row that was known when it was read. */
  readonly seen: number;
  readonly readAt: number;
}

/**
 * The staff register as requests need it: who a sign-in speaks for, and what they may do today.
 * Entries are remembered; a change of an entry, by whatever process, makes it be read again, and not
 * before the view has seen the change: who has lost a role has lost it with the next request.
 */
@Injectable()
export class StaffRegister implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: cacheBytes,
    sizeCalculation: ({ row }) => 100 + 2 * JSON.stringify(row ?? '').length,
  });
  private readonly stopping = new AbortController();
  private following = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly definitions: Definitions,
    private readonly store: EventStore,
    private readonly rows: Rows,
    private readonly ownWrites: OwnWrites,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  /** Whether the product has a register at all. */
  get exists(): boolean {
    return this.definitions.register !== undefined;
  }

  onApplicationBootstrap(): void {
    if (this.definitions.register) this.ended = this.keepFollowing(this.definitions.register);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  /** What is remembered of anybody may hold what is to be forgotten. */
  forgetAll(): void {
    this.kept.clear();
  }

  /** The person a sign-in speaks for, as of today. */
  async personOf(signIn: SignIn): Promise<Person | undefined> {
    const { register } = this.definitions;
    if (!register) return undefined;
    const row = await this.row(register.signIns, register.signInKey(signIn));
    const { personId } = (row ?? {}) as { readonly personId?: string };
    return personId === undefined ? undefined : this.person(personId);
  }

  /** Somebody of the register, as of today. */
  async person(personId: string): Promise<Person | undefined> {
    const { register } = this.definitions;
    if (!register) return undefined;
    const [entry, tree] = await Promise.all([
      this.row(register.people, personId),
      this.row(register.units, register.unitsKey),
    ]);
    return (
      entry && personOn(this.clock.today(), entry as RegisterEntry, tree as UnitTree | undefined)
    );
  }

  /** Whether a token counts no longer: of the person, of its session, or by itself. */
  async isRevoked(token: IssuedToken, issuedAt: number): Promise<boolean> {
    const { register } = this.definitions;
    if (!register) return false;
    const { revocations, revocationKeys } = register;
    const rows = await Promise.all(revocationKeys(token).map((key) => this.row(revocations, key)));
    // Tokens tell whole seconds: one of the second of the revocation is taken for an earlier one.
    return rows.some((row) => {
      if (row === undefined) return false;
      const { upTo } = row as { readonly upTo?: string };
      return upTo === undefined || issuedAt * 1_000 <= Date.parse(upTo);
    });
  }

  private async row(view: View, key: string): Promise<object | undefined> {
    const id = `${view.name} ${key}`;
    const seen = this.ownWrites.position(view, key);
    const kept = this.kept.get(id);
    const believed = this.following ? believedMs.following : believedMs.blind;
    const readAt = Date.now();
    if (kept && kept.seen >= seen && readAt - kept.readAt < believed) return kept.row;
    await this.upTo(view, seen);
    const row = await (await this.rows.of(view)).find(key);
    this.kept.set(id, { row, seen, readAt });
    return row;
  }

  private async upTo(view: View, position: number): Promise<void> {
    if (position < 0) return;
    const build = await this.registry.live(view);
    if (this.checkpoints.at(build) >= position) return;
    if (await this.checkpoints.waitFor(build, position, this.settings.waitLimit)) return;
    throw platformRefusals.NotYetSeen({ view: view.name, position });
  }

  /** Hears of every change of the register, from what its views have not seen yet. */
  private async keepFollowing(register: RegisterViews): Promise<void> {
    const { signal } = this.stopping;
    const work = async () => {
      const settled = setTimeout(() => {
        this.following = true;
      }, settledMs).unref();
      try {
        await this.follow(register, signal);
      } finally {
        clearTimeout(settled);
        this.following = false;
      }
    };
    await keepDoing(work, signal, (error, wait) => {
      this.log.warn({ err: error, wait }, 'the staff register is not heard of');
    });
  }

  private async follow(register: RegisterViews, signal: AbortSignal) {
    const views = [register.people, register.signIns, register.units, register.revocations];
    const types = [...new Set(views.flatMap((view) => [...(view.types ?? [])]))];
    const builds = await Promise.all(views.map((view) => this.registry.live(view)));
    const read = await this.checkpoints.load(builds);
    const from = Math.min(
      ...builds.map((id) => read.find((each) => each.id === id)?.position ?? -1),
    );
    for await (const { events } of this.store.follow(from < 0 ? undefined : from, signal, types)) {
      this.ownWrites.happened(events);
    }
  }
}
