import { nameOf } from '../bson/names.js';
import { sortParts, type SortPart } from '../bson/sort.js';
import { isDoc, isNumeric, isTruthy, toNumber, typeName, type Doc } from '../bson/values.js';
import { CommandError, notSupported } from '../errors.js';
import type { Variables } from '../query/expressions/expression.js';
import { variablesOf } from '../query/expressions/expressions.js';
import { Collation } from '../query/filters/collation.js';
import { compileFilter, type Filter } from '../query/filters/filter.js';

/** Fields that any command may carry: sessions, concerns (one node satisfies them all), notes. */
const GENERIC: ReadonlySet<string> = new Set([
  ...['$db', '$clusterTime', '$readPreference', 'lsid', 'txnNumber', 'autocommit'],
  ...['startTransaction', 'readConcern', 'writeConcern', 'maxTimeMS', 'comment'],
  ...['apiVersion', 'apiStrict', 'apiDeprecationErrors'],
]);

/** Fields that are known and refused, unless they ask for nothing. */
const REFUSED: ReadonlySet<string> = new Set([
  ...['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'oplogReplay'],
]);

/** MongoDB's rule for collection names. */
const NAME = /^(?!\.)[^$\0]+(?<!\.)$/;

/** The fields of a command, read with MongoDB's errors. */
export class Arguments {
  private own: Variables | undefined;

  constructor(
    readonly command: string,
    readonly fields: Doc,
    /** What `$$name` stands for, where that is not said by a `let` of its own. */
    private readonly given?: Variables,
  ) {}

  /** What `$$name` stands for. */
  get variables(): Variables {
    return (this.own ??= this.given ?? variablesOf(this.doc('let')));
  }

  /** Throws for a field that the command does not know, or that this server does not support. */
  check(known: ReadonlySet<string>): void {
    for (const [name, value] of Object.entries(this.fields)) {
      if (known.has(name) || GENERIC.has(name)) continue;
      else if (name === 'collation') this.checkCollation(value);
      else if (!REFUSED.has(name)) throw this.unknown(name);
      else if (isDoc(value) ? Object.keys(value).length > 0 : isTruthy(value)) {
        throw notSupported(`the option '${name}'`);
      }
    }
  }

  private unknown(name: string): CommandError {
    return new CommandError(
      40415,
      `BSON field '${this.command}.${nameOf(name)}' is an unknown field.`,
    );
  }

  /** Where strings are not compared, or only by their bytes. */
  private checkCollation(value: unknown): void {
    if (!isDoc(value) || value['locale'] !== 'simple') throw notSupported('collation');
  }

  private missing(name: string): CommandError {
    return new CommandError(
      40414,
      `BSON field '${this.command}.${name}' is missing but a required field`,
    );
  }

  private wrong(name: string, expected: string): CommandError {
    const type = typeName(this.fields[name]);
    if (type === 'missing') return this.missing(name);
    return new CommandError(
      14,
      `BSON field '${this.command}.${name}' is the wrong type '${type}', ` +
        `expected type '${expected}'`,
    );
  }

  /** Throws when a field that has to be there is not. */
  require(...names: readonly string[]): void {
    for (const name of names) if (this.isAbsent(name)) throw this.missing(name);
  }

  private isAbsent(name: string): boolean {
    return this.fields[name] === undefined || this.fields[name] === null;
  }

  /** The command's own collection. */
  collection(): string {
    const name = this.fields[this.command];
    if (typeof name === 'string' && NAME.test(name)) return name;
    throw new CommandError(73, `Invalid collection name specified '${String(name)}'`);
  }

  string(name: string): string {
    const value = this.fields[name];
    if (typeof value === 'string') return value;
    throw this.wrong(name, 'string');
  }

  /** A whole number; what is left out counts as the given one. */
  integer(name: string, otherwise: number): number {
    if (this.isAbsent(name)) return otherwise;
    const value = this.fields[name];
    if (!isNumeric(value)) throw this.wrong(name, 'long');
    return Math.trunc(toNumber(value));
  }

  /** A whole number from 0. */
  count(name: string): number {
    const value = this.integer(name, 0);
    if (value >= 0) return value;
    throw new CommandError(
      51024,
      `BSON field '${name}' value must be >= 0, actual value '${value}'`,
    );
  }

  boolean(name: string, otherwise = false): boolean {
    if (this.isAbsent(name)) return otherwise;
    const value = this.fields[name];
    if (typeof value === 'boolean' || isNumeric(value)) return isTruthy(value);
    throw this.wrong(name, 'bool');
  }

  doc(name: string): Doc {
    if (this.isAbsent(name)) return {};
    const value = this.fields[name];
    if (isDoc(value)) return value;
    throw this.wrong(name, 'object');
  }

  docs(name: string): readonly Doc[] {
    const value = this.fields[name];
    if (Array.isArray(value) && value.every(isDoc)) return value;
    throw this.wrong(name, 'array');
  }

  optionalDocs(name: string): readonly Doc[] {
    return this.isAbsent(name) ? [] : this.docs(name);
  }

  filter(name: string): Filter {
    return compileFilter(this.doc(name), this.variables, this.collation());
  }

  /** How strings are compared; by their bytes without one. */
  collation(): Collation | undefined {
    return Collation.of(this.doc('collation'));
  }

  sort(name: string): readonly SortPart[] {
    return sortParts(this.doc(name));
  }

  /** The name or the key of an index. */
  hint(): unknown {
    const { hint } = this.fields;
    if (hint === undefined || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined;
    if (typeof hint === 'string' || isDoc(hint)) return hint;
    throw this.wrong('hint', 'object');
  }
}
