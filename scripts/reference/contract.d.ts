import type { Schema } from '#kernel';

interface Versioned {
  readonly versions: Readonly<Record<string, Schema>>;
}
export interface AnyContract {
  readonly events: Readonly<Record<string, Versioned>>;
  readonly components: Readonly<Record<string, Schema>>;
}
export function breaches(promised: AnyContract, present: AnyContract): string[];
