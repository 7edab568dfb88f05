import { frame } from '../wire/event-frame.js';
import { ProtoWriter } from '../wire/proto-writer.js';

/** `StreamIdentifier`, as messages carry it. */
export const streamIdentifier = (stream: string): Buffer =>
  new ProtoWriter().bytes(3, stream).done();

/** A position, twice: commit and prepare are the same. */
export const positionMessage = (position: number): Buffer =>
  new ProtoWriter().uint(1, position).uint(2, position).done();

/** The stream does not exist or is deleted: an answer, not an error. */
export const streamNotFoundFrame = (stream: string): Buffer =>
  frame(
    new ProtoWriter().bytes(4, new ProtoWriter().bytes(1, streamIdentifier(stream)).done()).done(),
  );

export const firstRevisionFrame = (revision: number): Buffer =>
  frame(new ProtoWriter().uint(5, revision).done());

export const lastRevisionFrame = (revision: number): Buffer =>
  frame(new ProtoWriter().uint(6, revision).done());

/** A filtered subscription has considered everything up to here. */
export const checkpointFrame = (position: number): Buffer =>
  frame(new ProtoWriter().bytes(3, positionMessage(position)).done());

export const confirmationFrame = (subscriptionId: string): Buffer =>
  frame(new ProtoWriter().bytes(2, new ProtoWriter().bytes(1, subscriptionId).done()).done());

export const CAUGHT_UP_FRAME = frame(Buffer.from([0x42, 0]));
export const FELL_BEHIND_FRAME = frame(Buffer.from([0x4a, 0]));
