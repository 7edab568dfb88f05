import type { Day, Level } from '#kernel';
import { levels } from '#kernel';
import type { JudgedClient } from '../client-figures/figures-of-client.js';
import { judgementOf, setsFor } from '../client-figures/judgement-of.js';
import type { Points } from '../judging/levels.js';
import { levelOfPoints } from '../judging/levels.js';
import { judge } from '../judging/judge.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';
import type { Warnings } from '../warning/warning.state.js';
import { standingPoints } from '../warning/warning.state.js';

/** What a set in shadow and the set it is compared with say of one client. */
export interface ShadowWarning {
  readonly clientId: string;
  /** Null where it says nothing. */
  readonly shadow: Level | null;
  readonly champion: Level | null;
  /** The rules that speak in shadow. */
  readonly rules: readonly { readonly rule: string; readonly level: Level }[];
}

interface Warned extends JudgedClient {
  readonly warnings: Warnings;
}

const levelOf = (points: Points): Level | null => levelOfPoints(points) ?? null;

/** What one set says of a client: its gravest warning, and the rules that speak. */
function saidBy(set: JudgingSet, client: Warned, day: Day) {
  const sets = setsFor(client, [set], day);
  const found = judge(
    judgementOf(client, sets, { day, without: [] }),
    standingPoints(client.warnings),
  );
  const points = found.flatMap(({ rules, own }) => [
    own.points,
    ...rules.filter(({ rule }) => rule.alone).map((each) => each.points),
  ]);
  const rules = found.flatMap((each) =>
    each.rules.flatMap(({ key, points: spoken }) => {
      const level = levelOfPoints(spoken);
      return level === undefined ? [] : [{ rule: key, level }];
    }),
  );
  return { level: levelOf(gravest(points)), rules };
}

const gravest = (all: readonly Points[]): Points =>
  all.reduce<Points>((most, each) => (each > most ? each : most), 0);

/** A client of whom either set says something. */
export function inShadow(
  client: Warned,
  {
    set,
    champion,
    day,
  }: { readonly set: JudgingSet; readonly champion: JudgingSet; readonly day: Day },
): ShadowWarning | undefined {
  const { level: shadow, rules } = saidBy(set, client, day);
  const { level } = saidBy(champion, client, day);
  if (shadow === null && level === null) return undefined;
  return { clientId: client.clientId, shadow, champion: level, rules };
}

const rank = (level: Level | null): number => (level === null ? -1 : levels.indexOf(level));

/** Where the sets disagree most first, then the gravest, then by id. */
export const furthestApart = (all: readonly ShadowWarning[]): readonly ShadowWarning[] =>
  all.toSorted(
    (a, b) =>
      Math.abs(rank(b.shadow) - rank(b.champion)) - Math.abs(rank(a.shadow) - rank(a.champion)) ||
      rank(b.shadow) - rank(a.shadow) ||
      (a.clientId < b.clientId ? -1 : 1),
  );
