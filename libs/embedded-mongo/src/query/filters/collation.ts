import { isArray, isDoc, isNumeric, show, toNumber, type Doc } from '../../bson/values.js';
import { badValue, notSupported } from '../../errors.js';
import { compares, equals, isIn, ORDERED, type Comparison } from '../values.js';

/** Strengths 1 to 3 of MongoDB: letters; letters and accents; letters, accents and case. */
const SENSITIVITY = ['base', 'accent', 'variant'] as const;

/** The fields of a collation that change nothing when they have these values. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  alternate: 'non-ignorable',
  maxVariable: 'punct',
  backwards: false,
  normalization: false,
};

/** Strings equal and in order as in a language, by the ICU that Node carries. */
export class Collation implements Comparison {
  private constructor(private readonly collator: Intl.Collator) {}

  /**
   * Reads `{ locale, strength, … }`; none for the simple one, which compares bytes.
   * Throws 2 for what is no collation, 238 for what is not supported of it.
   */
  static of(spec: Doc): Collation | undefined {
    const { locale, strength = 3, caseLevel = false, caseFirst = 'off', ...rest } = spec;
    if (Object.keys(spec).length === 0 || locale === 'simple') return undefined;
    const { numericOrdering = false, ...others } = rest;
    const level = isNumeric(strength) ? toNumber(strength) : NaN;
    const sensitivity = SENSITIVITY[level - 1];
    if (!sensitivity) throw notSupported(`a collation of strength ${show(strength)}`);
    for (const [name, value] of Object.entries(others)) {
      if (value !== DEFAULTS[name]) throw notSupported(`'${name}' of a collation`);
    }
    return new Collation(
      new Intl.Collator(languageOf(locale), {
        sensitivity: caseLevel === true && level === 1 ? 'case' : sensitivity,
        caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
        numeric: numericOrdering === true,
      }),
    );
  }

  equals(operand: unknown) {
    if (typeof operand !== 'string') return equals(withoutText(operand));
    return (value: unknown) => typeof value === 'string' && this.order(value, operand) === 0;
  }

  isIn(operands: readonly unknown[]) {
    const texts = operands.filter((one) => typeof one === 'string').map((one) => this.equals(one));
    const others = isIn(operands.filter((one) => typeof one !== 'string').map(withoutText));
    return (value: unknown) => others(value) || texts.some((test) => test(value));
  }

  compares(operator: keyof typeof ORDERED, operand: unknown) {
    if (typeof operand !== 'string') return compares(operator, withoutText(operand));
    const holds = ORDERED[operator];
    return (value: unknown) => typeof value === 'string' && holds(this.order(value, operand), 0);
  }

  /** Below 0 where the first comes before the second, 0 where they are equal. */
  order(one: string, other: string): number {
    return this.collator.compare(one, other);
  }
}

/** A locale as ICU writes it (`zh_Hans`) as a language tag (`zh-Hans`). */
function languageOf(locale: unknown): string {
  const tag = typeof locale === 'string' ? locale.replaceAll('_', '-') : '';
  if (/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag)) {
    const [known] = Intl.Collator.supportedLocalesOf(tag);
    if (known !== undefined) return known;
  }
  throw badValue(`Field 'locale' is invalid in: { locale: ${show(locale)} }`);
}

/** A value that may be compared by its bytes, because no text is inside. */
function withoutText(value: unknown): unknown {
  if (holdsText(value)) throw notSupported('a collation of strings in arrays or documents');
  return value;
}

const holdsText = (value: unknown): boolean =>
  typeof value === 'string' ||
  (isArray(value) ? value.some(holdsText) : isDoc(value) && Object.values(value).some(holdsText));

/** Values of which equal ones count once, by the first that came. */
export class Distinct {
  private readonly inOrder: string[] = [];

  constructor(private readonly collation: Collation) {}

  /** The equal text that came before, or this one. */
  first(text: string): string {
    let [low, high] = [0, this.inOrder.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const kept = this.inOrder[middle] ?? '';
      const order = this.collation.order(text, kept);
      if (order === 0) return kept;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    this.inOrder.splice(low, 0, text);
    return text;
  }
}
