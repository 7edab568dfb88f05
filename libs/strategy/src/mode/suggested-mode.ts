import type { Day } from '#kernel';
import { inForce } from '#kernel';
import { meets } from '../segment/condition.js';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { SuggestionRule } from './suggestion.rules.js';
import { suggestionRules } from './suggestion.rules.js';

/** The first rule that suggests a mode for a client; undefined where none speaks. */
export const suggestedMode = (
  figures: SegmentFigures,
  products: readonly string[],
  day: Day,
): SuggestionRule | undefined =>
  inForce(suggestionRules, day).find(
    ({ all, product }) =>
      meets(all, figures) && (product === undefined || products.includes(product)),
  );
