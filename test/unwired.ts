import type { Decider, Process, View } from '#kernel';
import type { Type } from '@nestjs/common';
import { routesOf } from '../libs/platform/src/http/routes.js';

/** What a product defines, as far as it is wired to anything. */
interface Wired {
  readonly deciders: readonly Decider[];
  readonly views: readonly View[];
  readonly processes: readonly Process[];
}

type Exported = readonly (readonly [name: string, value: unknown])[];

const has = (value: unknown, ...parts: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && parts.every((part) => part in value);

/** The views, deciders and processes that some files define and no module names. */
export function unnamed(exported: Exported, { deciders, views, processes }: Wired): string[] {
  const named = new Set<unknown>([...deciders, ...views, ...processes]);
  return exported
    .filter(
      ([, value]) =>
        has(value, 'change', 'answer') ||
        has(value, 'fold', 'decide') ||
        has(value, 'react', 'sweep'),
    )
    .filter(([, value]) => !named.has(value))
    .map(([name]) => `${name} is named by no module`);
}

/** The commands and queries that no route takes; a command may also be `sent` by a program. */
export function unrouted(
  { deciders, views }: Wired,
  controllers: readonly Type[],
  sent: (command: string) => boolean,
): string[] {
  const taken = new Set(
    controllers.flatMap(routesOf).flatMap((route) => route.taken?.message ?? []),
  );
  const without = (messages: Readonly<Record<string, unknown>>) =>
    Object.entries(messages)
      .filter(([, message]) => !taken.has(message as Type))
      .map(([name]) => name);
  return [
    ...views.flatMap(({ queries }) => without(queries).map((name) => `${name} has no route`)),
    ...deciders
      .flatMap(({ commands }) => without(commands))
      .filter((name) => !sent(name))
      .map((name) => `${name} has no route, and nothing sends it`),
  ];
}

/** The rules that no spec names by their id. */
export const withoutCases = (
  rules: readonly { readonly id: string }[],
  specs: readonly string[],
): string[] =>
  [...new Set(rules.map(({ id }) => id))].filter(
    (id) => !specs.some((text) => text.includes(`'${id}'`)),
  );
