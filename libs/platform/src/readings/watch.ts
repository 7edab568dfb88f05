import type { View } from '#kernel';
import { clientsOf } from '../visibility/stamp.js';

/** The most clients that one reading names; of others it says how many. */
const mostNamed = 500;

/** Notes whose rows an answer is made of. */
export class Watch {
  private readonly clients = new Set<string>();

  constructor(private readonly view: View) {}

  /** The clients whose rows were read, and how many beyond those named. */
  get read(): { readonly clientIds: readonly string[]; readonly others?: number } {
    const clientIds = [...this.clients];
    const others = clientIds.length - mostNamed;
    return others > 0 ? { clientIds: clientIds.slice(0, mostNamed), others } : { clientIds };
  }

  add(clientId: string): void {
    this.clients.add(clientId);
  }

  /** A row was read. */
  noted<R extends object>(row: R): R {
    for (const id of clientsOf(this.view, row)) this.add(id);
    return row;
  }

  /** Notes the clients that an answer names. */
  named(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    for (const [name, value] of Object.entries(answer)) {
      if (name === 'clientId' && typeof value === 'string') this.add(value);
      else this.named(value);
    }
  }
}
