import { useQuery } from '@tanstack/react-query';
import { ask } from './api.js';
import type { Language } from './language.js';
import type { Route } from './schema.js';

/** Who is signed in: the answer of `GET /me`. */
export interface Me {
  readonly id: string;
  readonly name?: string;
  readonly personId?: string;
  readonly unitId?: string;
  readonly language?: Language;
  readonly roles: readonly { readonly role: string; readonly unitIds: readonly string[] }[];
  readonly deputises: readonly string[];
  readonly operations: readonly string[];
  readonly today: string;
  readonly timeZone: string;
}

export const useMe = () =>
  useQuery({ queryKey: ['me'], queryFn: () => ask<Me>('/me'), staleTime: 60_000, retry: false });

/** Whether somebody may use a route; one that names no roles says so itself, when it is asked. */
export const isAllowed = (me: Me, { operation }: Route): boolean =>
  operation['x-roles'] === undefined || me.operations.includes(operation.operationId);
