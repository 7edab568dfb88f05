import type { Recorded } from '#platform';
import { Definitions, impersonal, lifted, Settings } from '#platform';
import { Injectable } from '@nestjs/common';
import { clientOf, cloudEventOf } from '../contract/cloud-event.js';
import type { EventShape } from './wanted.js';

/** An event, and the text it leaves the house as. */
export interface Letter {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly data: unknown;
  readonly client: string | undefined;
  readonly recordedAt: string;
  /** The CloudEvent as one line of JSON; undefined where this release cannot read the event. */
  text(shape: EventShape): string | undefined;
}

/**
 * Makes letters of events. A letter is written once in each shape, for however many readers. What an
 * event says of natural persons stays in the house: whoever needs it asks, and is recorded.
 */
@Injectable()
export class Letters {
  constructor(
    private readonly definitions: Definitions,
    private readonly settings: Settings,
  ) {}

  of(recorded: Recorded): Letter {
    const event = impersonal(recorded);
    const { position, eventId: id, type, stream, data, at } = event;
    const written = new Map<EventShape, string | undefined>();
    const text = (shape: EventShape) => {
      if (!written.has(shape)) written.set(shape, this.write(event, shape));
      return written.get(shape);
    };
    return { position, id, type, stream, data, client: clientOf(data), recordedAt: at, text };
  }

  private write(event: Recorded, shape: EventShape): string | undefined {
    const { fact, occurrence, unreadable } = lifted(this.definitions, event);
    const newest = this.definitions.events.get(event.type)?.version;
    if (unreadable || newest === undefined) return undefined;
    const { tenant } = this.settings;
    if (shape === 'newest') return JSON.stringify(cloudEventOf(fact, newest, occurrence, tenant));
    const { version } = event.metadata;
    return JSON.stringify(cloudEventOf(event, version, occurrence, tenant));
  }
}
