import { isPosition, keyOf, nameOf, positionOf } from '../bson/names.js';
import { dotted, type Path } from '../bson/paths.js';
import { isDoc, show, emptyDoc, type Doc } from '../bson/values.js';
import { badValue, CommandError } from '../errors.js';

/** A field of a document or an element of an array that an update is about. */
export class Place {
  constructor(
    private readonly parent: Doc | unknown[],
    private readonly key: string,
  ) {}

  get name(): string {
    return nameOf(this.key);
  }

  get isPresent(): boolean {
    return Array.isArray(this.parent)
      ? positionOf(this.key) < this.parent.length
      : Object.hasOwn(this.parent, this.key);
  }

  get value(): unknown {
    return Array.isArray(this.parent) ? this.parent[positionOf(this.key)] : this.parent[this.key];
  }

  get isElement(): boolean {
    return Array.isArray(this.parent);
  }

  /** Sets the value; an array is filled up with nulls before it. */
  set(value: unknown): void {
    if (Array.isArray(this.parent)) {
      const position = positionOf(this.key);
      if (position > this.parent.length + MAX_GAP) {
        throw badValue(`can't backfill more than ${MAX_GAP} elements of an array`);
      }
      while (this.parent.length < position) this.parent.push(null);
      this.parent[position] = value;
    } else {
      this.parent[this.key] = value;
    }
  }

  /** Takes the field away; an element becomes null, so that the others keep their positions. */
  remove(): void {
    if (!this.isPresent) return;
    if (Array.isArray(this.parent)) this.parent[positionOf(this.key)] = null;
    else Reflect.deleteProperty(this.parent, this.key);
  }
}

const MAX_GAP = 1_500_000;

/** What the positional parts of a path stand for. */
export interface Positions {
  /** `$`: the element that the filter matched, in the array at a path. */
  matched(array: string): number;
  /** `$[name]`: whether an element passes the array filter of that name. */
  passes(name: string, element: unknown): boolean;
}

/** Every place that a path stands for; missing documents on the way are made when `create`. */
export function placesAt(doc: Doc, path: Path, create: boolean, positions: Positions): Place[] {
  const found: Place[] = [];

  const visit = (node: Doc | unknown[], at: number): void => {
    const part = path[at] ?? '';
    for (const name of namesFor(node, part, at)) {
      const place = new Place(node, name);
      if (at === path.length - 1) found.push(place);
      else descend(place, at);
    }
  };

  const descend = (place: Place, at: number): void => {
    const { value } = place;
    if (isDoc(value) || Array.isArray(value)) {
      visit(value, at + 1);
    } else if (path[at + 1]?.startsWith('$')) {
      throw noArray(path, at, place);
    } else if (create) {
      if (place.isPresent) throw notViable(path[at + 1] ?? '', place.name, value);
      const made = emptyDoc();
      place.set(made);
      visit(made, at + 1);
    }
  };

  const namesFor = (node: Doc | unknown[], part: string, at: number): readonly string[] => {
    const positional = part === '$' || part.startsWith('$[');
    if (!Array.isArray(node)) {
      if (positional)
        throw badValue(`Cannot apply array updates to non-array element ${show(node)}`);
      return [part];
    }
    if (part === '$') return [keyOf(String(positions.matched(dotted(path.slice(0, at)))))];
    if (positional) {
      const name = part.slice(2, -1);
      const all = [...node.keys()];
      const chosen = all.filter((k) => name === '' || positions.passes(name, node[k]));
      return chosen.map((position) => keyOf(String(position)));
    }
    if (isPosition(part)) return [part];
    if (create) throw notViable(part, path[at - 1] ?? '', node);
    return [];
  };

  visit(doc, 0);
  return found;
}

const noArray = (path: Path, at: number, place: Place) =>
  badValue(
    place.isPresent
      ? `Cannot apply array updates to non-array element ${place.name}: ${show(place.value)}`
      : `The path '${dotted(path.slice(0, at + 1))}' must exist in the document in order to ` +
          'apply array updates.',
  );

const notViable = (field: string, parent: string, value: unknown) =>
  new CommandError(
    28,
    `Cannot create field '${nameOf(field)}' in element {${nameOf(parent)}: ${show(value)}}`,
  );
