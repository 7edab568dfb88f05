import type { Labels } from './labels.js';

/** What goes with a refusal: figures, ids, and `field` where one field is to blame. */
export type RefusalDetails = Readonly<Record<string, unknown>> & { readonly field?: string };

/** A rule said no. Nothing was recorded. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly labels: Labels,
    readonly status: number,
    readonly details: RefusalDetails,
    /** Whether auditors are told: somebody tried what they may not. */
    readonly isGrave = false,
  ) {
    super(`${code}: ${labels.en}`);
    this.name = 'Refusal';
  }
}

/** Makes one kind of refusal; knows its code and its labels. */
export interface Refuse {
  (details?: RefusalDetails): Refusal;
  readonly code: string;
  readonly labels: Labels;
  readonly status: number;
}

/** Every way to say no of the product, for the reference pages and `GET /refusals`. */
export const allRefusals: Refuse[] = [];

type Line = Labels & { readonly status?: number; readonly grave?: boolean };
type Lines<K extends string> = Readonly<Record<K, Line>>;

/**
 * The ways a context can say no, in both languages. The HTTP status defaults to 409. Of a `grave` one
 * auditors are told.
 */
export function defineRefusals<const K extends string>(
  table: Lines<K>,
): Readonly<Record<K, Refuse>> {
  const lines = Object.entries<Line>(table);
  const made = lines.map(([code, { status = 409, grave = false, en, zh }]) => {
    const labels = { en, zh };
    const refuse = Object.assign(
      (details: RefusalDetails = {}) => new Refusal(code, labels, status, details, grave),
      { code, labels, status },
    );
    allRefusals.push(refuse);
    return [code, refuse];
  });
  return Object.fromEntries(made) as Record<K, Refuse>;
}

export const { NotFound, AlreadyExists, InvalidValue, NotIndependent } = defineRefusals({
  NotFound: { en: 'Not found.', zh: '对象不存在', status: 404 },
  AlreadyExists: { en: 'It already exists.', zh: '对象已存在' },
  NotIndependent: {
    en: 'Another person must do this: you took part in an earlier step.',
    zh: '须由未参与前序环节的其他人员办理（四眼原则）',
    grave: true,
  },
  InvalidValue: { en: 'This value is not allowed here.', zh: '取值不合法', status: 422 },
});
