import { SizeClass } from '#clients';
import type { Contribution, Day, Money, Table, Where } from '#kernel';
import { defineCodes, IsCode, IsDay, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import type { CodeOf } from '#kernel';
import { IsOptional } from 'class-validator';
import { figuresIn } from '../segment/condition.js';
import { PlacedTaxonomy, Taxonomy } from '../taxonomy/taxonomy.codes.js';
import { taxonomyRefusals } from '../taxonomy/taxonomy.refusals.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import type { CriteriaBook } from '../criteria/criteria-in-force.js';
import { ruleOf, rulesOn } from '../criteria/criteria-in-force.js';
import { suggestedMode } from '../mode/suggested-mode.js';
import type { Move, Placing } from './segment-memory.js';
import { placeOn } from './segment-memory.js';
import type { SegmentRow } from './segments.rows.js';
import { segmentFiguresOn } from './segments.rows.js';

/** What places may be counted by besides. */
export const PlaceDimension = defineCodes(
  { en: 'Dimension of places', zh: '分类统计维度' },
  {
    industry: { en: 'Industry', zh: '行业' },
    region: { en: 'Region', zh: '地域' },
    size: { en: 'Size', zh: '规模' },
  },
);
export type PlaceDimension = CodeOf<typeof PlaceDimension>;

/** How many clients have a place, and what they owe. */
export interface PlaceTotal {
  readonly value: string;
  /** The industry, region or size, where it was counted by one. */
  readonly of?: string;
  readonly clients: number;
  /** Outstanding principal in yuan at reference rates, in fen. */
  readonly outstanding: number;
}

/** How many clients have which place in a taxonomy; by industry, region or size, too. */
export class CountPlaces extends ViewQuery<readonly PlaceTotal[]> {
  @IsCode(Taxonomy) readonly taxonomy!: Taxonomy;

  @IsOptional() @IsCode(PlaceDimension) readonly by?: PlaceDimension;
}

/** The clients that have a place in a taxonomy, those who moved last first. */
export class ListPlaced extends ListQuery<SegmentRow> {
  @IsCode(Taxonomy) readonly taxonomy!: Taxonomy;

  /** The place; every place of the taxonomy where it is left out. */
  @IsOptional() @IsText({ max: 40 }) readonly value?: string;

  @IsOptional() @IsText({ max: 10 }) readonly industry?: string;

  @IsOptional() @IsText({ max: 20 }) readonly region?: string;

  @IsOptional() @IsCode(SizeClass) readonly size?: SizeClass;

  @IsOptional() @IsId() readonly managerId?: string;
}

/** A place with the figures of today. */
export interface PresentPlace extends Placing {
  readonly taxonomy: Taxonomy;
}

/** Where one client stands in every taxonomy, why by the figures of today, and how that came about. */
export interface ClientPlaces {
  readonly clientId: string;
  readonly places: readonly PresentPlace[];
  /** The mode that its figures suggest; a person decides it. */
  readonly suggestedMode?: { readonly mode: string; readonly rule: string };
  readonly figures: ReturnType<typeof segmentFiguresOn>;
  readonly moves: readonly Move[];
}

/** Where one client stands in every taxonomy. */
export class GetClientPlaces extends ViewQuery<ClientPlaces> {
  @IsId() readonly clientId!: string;
}

/** How many clients came from one place to another; null is no place. */
export interface PlaceMigration {
  readonly from: string | null;
  readonly to: string | null;
  readonly clients: number;
}

/** The migration matrix of a taxonomy between the evenings of two days. */
export class GetPlaceMigration extends ViewQuery<readonly PlaceMigration[]> {
  @IsCode(Taxonomy) readonly taxonomy!: Taxonomy;

  @IsDay() readonly from!: Day;

  @IsDay() readonly to!: Day;
}

const inOneCurrency = (exposure: readonly Money[], currency: string): number =>
  exposure.find((amount) => amount.currency === currency)?.minor ?? 0;

const groupsOf = ({ placed }: SegmentRow) =>
  placed.map((each) => {
    const [taxonomy = '', value = ''] = each.split(':');
    return { taxonomy, value };
  });

/** What a row adds to the totals of its places. */
export const placeContributions = (row: SegmentRow): readonly Contribution[] => {
  const outstanding = inOneCurrency(row.exposure, 'CNY');
  return groupsOf(row).map((group) => ({ group, sums: { outstanding } }));
};

/** What a row adds to the totals of its places by industry, region and size. */
export const placeDetails = (row: SegmentRow): readonly Contribution[] => {
  const outstanding = inOneCurrency(row.exposure, 'CNY');
  const of = (by: PlaceDimension) => {
    const value = row.facts[by];
    return value === undefined ? [] : [{ by, of: value }];
  };
  const dimensions = PlaceDimension.all.flatMap(of);
  return groupsOf(row).flatMap((group) =>
    dimensions.map((dimension) => ({ group: { ...group, ...dimension }, sums: { outstanding } })),
  );
};

type Counted = Table<SegmentRow, 'places' | 'placesBy'>;

export async function placeTotals({ taxonomy, by }: CountPlaces, rows: Counted) {
  const totals =
    by === undefined
      ? await rows.totals('places', { taxonomy })
      : await rows.totals('placesBy', { taxonomy, by });
  return totals.map(({ group, count, sums }): PlaceTotal => ({
    value: group['value'] ?? '',
    ...(group['of'] !== undefined && { of: group['of'] }),
    clients: count,
    outstanding: sums['outstanding'] ?? 0,
  }));
}

export function whereOfPlaced(query: ListPlaced): Where<SegmentRow> {
  const { taxonomy, value, industry, region, size, managerId } = query;
  return {
    placed: value === undefined ? { anyStartsWith: `${taxonomy}:` } : `${taxonomy}:${value}`,
    'facts.industry': industry,
    'facts.region': region,
    'facts.size': size,
    managerId,
  };
}

export function placesAnswer(row: SegmentRow, day: Day): ClientPlaces {
  const figures = segmentFiguresOn(row, day);
  const { clientId, moves } = row;
  const places = Taxonomy.all.flatMap((taxonomy): readonly PresentPlace[] => {
    const placing = row.places[taxonomy];
    return placing === undefined ? [] : [{ taxonomy, ...placing }];
  });
  const suggested = suggestedMode(figures, row.products, day);
  return {
    clientId,
    places,
    ...(suggested && { suggestedMode: { mode: suggested.mode, rule: suggested.id } }),
    figures,
    moves,
  };
}

/** The places, each with the rule that says so on a day and the figures of that day. */
export function presentPlaces(answer: ClientPlaces, day: Day, book: CriteriaBook): ClientPlaces {
  const { figures } = answer;
  const places = answer.places.map((place): PresentPlace => {
    const isRuled = PlacedTaxonomy.all.find((each) => each === place.taxonomy);
    const rule = isRuled && placingRule(rulesOn(book, isRuled, day), figures);
    if (rule?.value !== place.value) return place;
    const { criteriaId: _before, ...told } = place;
    return { ...told, ...ruleOf(rule), because: figuresIn(rule.all, figures) };
  });
  return { ...answer, places };
}

/** Only those who have moved since the earlier day are looked at; the others stand where they stood. */
export async function migrationOf({ taxonomy, from, to }: GetPlaceMigration, rows: Counted) {
  if (to < from) throw taxonomyRefusals.DaysReversed({ field: 'to', found: to, from });
  const cells = new Map<string, PlaceMigration>();
  const count = (of: string | null, into: string | null, clients: number) => {
    const key = `${of ?? ''} ${into ?? ''}`;
    const before = cells.get(key)?.clients ?? 0;
    cells.set(key, { from: of, to: into, clients: before + clients });
  };
  for (const { group, count: clients } of await rows.totals('places', { taxonomy })) {
    const value = group['value'] ?? null;
    count(value, value, clients);
  }
  for await (const row of rows.each({ movedOn: { above: from } })) {
    const now = row.places[taxonomy]?.value ?? null;
    const [of, into] = [placeOn(row, taxonomy, from), placeOn(row, taxonomy, to)];
    if (of === now && into === now) continue;
    if (now !== null) count(now, now, -1);
    if (of !== null || into !== null) count(of, into, 1);
  }
  return [...cells.values()].filter(({ clients }) => clients > 0);
}
