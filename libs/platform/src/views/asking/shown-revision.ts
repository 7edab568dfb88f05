import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../definitions.js';
import { EventStore } from '../../stores/event-store.js';

/** How long an answer waits to learn where its stream ends, in milliseconds. */
const patienceMs = 200;

/** A row that was asked for by its id, and the last event of its stream that it was made of. */
export interface ShownRow {
  readonly id: string;
  readonly revision: number;
}

/** The revision of a stream up to which a row tells all that its view ever tells. */
@Injectable()
export class ShownRevision {
  constructor(
    private readonly store: EventStore,
    private readonly definitions: Definitions,
  ) {}

  /**
   * A view passes over events that it does not tell of: a command upon the last one that it does tell
   * of would be refused as stale for ever. Undefined where the stream cannot be read in time; a row
   * that is behind its stream shows its own revision.
   */
  async of(view: View, { id, revision }: ShownRow): Promise<number | undefined> {
    const { types } = view;
    const tells = (type: string) => types?.has(type) ?? true;
    const decider = this.definitions.deciders.find(({ events }) => Object.keys(events).some(tells));
    if (!decider || Object.keys(decider.events).every(tells)) return revision;
    const later = await this.eventsSince(`${decider.stream}-${id}`, revision);
    if (later?.some(({ type }) => tells(type))) return revision;
    return later && (later.at(-1)?.revision ?? revision);
  }

  private async eventsSince(stream: string, revision: number) {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        resolve(undefined);
      }, patienceMs);
    });
    try {
      const read = this.store.read(stream, revision + 1).catch(() => undefined);
      return await Promise.race([read, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
