import { randomUUID } from 'node:crypto';
import type { ProposedEvent } from '../../wire/proposed-event.js';
import { EMPTY } from '../../wire/proto-writer.js';

/** An event that the node itself writes. */
export function newEvent(type: string, data: Buffer, metadata: Buffer = EMPTY): ProposedEvent {
  return { id: randomUUID(), type, json: data.length > 0, metadata, data };
}

/** Events for one stream. */
export interface Write {
  readonly stream: string;
  readonly events: ProposedEvent[];
}
