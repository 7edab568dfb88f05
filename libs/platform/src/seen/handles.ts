import { Injectable } from '@nestjs/common';
import { platformRefusals } from '../platform.refusals.js';
import { Seals } from '../stores/seals.js';
import type { Seen } from './seen.js';

/** What a handle says: an answer, and who was shown it. */
interface Shown {
  readonly to: string;
  readonly seen: Seen;
}

const purpose = 'seen';

/** One decision names so many answers. */
export const mostSeen = 8;

/**
 * A handle holds what there is to know of an answer, sealed with the key of the events: nothing is
 * kept for the many answers on which nobody decides, and nobody makes up what they were shown.
 */
@Injectable()
export class Handles {
  constructor(private readonly seals: Seals) {}

  make(to: string, seen: Seen): string {
    const shown: Shown = { to, seen };
    const text = Buffer.from(JSON.stringify(shown)).toString('base64url');
    return `${text}.${this.seals.sealOf(purpose, text)}`;
  }

  /** @throws InvalidHeader where a handle is not of this system, or was given to somebody else */
  read(by: string, handles: readonly string[]): readonly Seen[] {
    return handles.map((handle) => {
      const [text = '', ...seal] = handle.split('.');
      if (!this.seals.fits(purpose, text, seal.join('.'))) throw refused('as it was given');
      const { to, seen } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Shown;
      if (to !== by) throw refused('given to whoever sends it');
      return seen;
    });
  }
}

const refused = (rule: string) => platformRefusals.InvalidHeader({ field: 'X-Seen', rule });
