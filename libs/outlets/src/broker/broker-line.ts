import type { BlockList } from 'node:net';
import type { Answer } from '../webhook/post.js';

/** How long a broker has to answer, and how long a connection may take. */
export const brokerLimitMs = 10_000;

/** What is published: an event as it leaves the house, its id, and what order is kept by. */
export interface Published {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

/** An open line to a broker of the bank. */
export interface BrokerLine {
  /** Answers once the broker has stored the event. */
  publish(address: URL, published: Published): Promise<Answer>;
  close(): Promise<void>;
}

/** What a line is opened with. */
export interface LineOptions {
  /** Where brokers may be. */
  readonly networks: BlockList;
  /** `user:password`, or a token alone; nothing where the broker asks for none. */
  readonly credentials: string;
  readonly lost: (error?: unknown) => void;
}

/** `/bank/events` is `bank.events`: a subject of NATS, a topic of Kafka. */
export const nameIn = ({ pathname }: URL): string =>
  pathname.split('/').filter(Boolean).join('.') || 'rapport';

/** `rapport.LoanDisbursed.v1`. */
export function typeIn(text: string): string {
  const { type = '' } = JSON.parse(text) as { readonly type?: string };
  return type;
}

/** `user:password` taken apart; no password where it is a token. */
export function credentialsIn(text: string): {
  readonly user: string;
  readonly password?: string;
} {
  const at = text.indexOf(':');
  return at < 0 ? { user: text } : { user: text.slice(0, at), password: text.slice(at + 1) };
}
