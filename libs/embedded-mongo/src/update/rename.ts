import { isPosition, nameOf, positionOf } from '../bson/names.js';
import { dotted, type Path } from '../bson/paths.js';
import { isArray, isDoc, show, type Doc } from '../bson/values.js';
import { badValue, CommandError } from '../errors.js';
import { placesAt, type Positions } from './places.js';

const NO_POSITIONS: Positions = { matched: () => 0, passes: () => false };

/** Moves a field; where there is none nothing happens. No way may lead through an array. */
export function moveField(doc: Doc, source: Path, target: Path): void {
  const way = valuesOnTheWay(doc, source);
  way.forEach((value, at) => checkPart(value, source, at));
  const [from] = placesAt(doc, source, false, NO_POSITIONS);
  if (!from?.isPresent) return;
  refuseArray(way, source, 'source', doc);
  refuseArray(valuesOnTheWay(doc, target), target, 'destination', doc);
  const { value } = from;
  for (const to of placesAt(doc, target, true, NO_POSITIONS)) to.set(value);
  from.remove();
}

/** What each part of a path is looked up in, as far as there is anything. */
function valuesOnTheWay(doc: Doc, path: Path): readonly unknown[] {
  const way: unknown[] = [];
  let value: unknown = doc;
  for (const part of path) {
    if (value === undefined) break;
    way.push(value);
    if (isArray(value)) value = isPosition(part) ? value[positionOf(part)] : undefined;
    else value = isDoc(value) ? value[part] : undefined;
  }
  return way;
}

/** A part has to be a field of a document, or a position in an array. */
function checkPart(value: unknown, path: Path, at: number): void {
  if (isArray(value) ? isPosition(path[at] ?? '') : isDoc(value)) return;
  const [parent, part] = [nameOf(path[at - 1] ?? ''), nameOf(path[at] ?? '')];
  throw new CommandError(
    28,
    `cannot use the part (${part} of ${dotted(path)}) to traverse the element ` +
      `({${parent}: ${show(value)}})`,
  );
}

function refuseArray(way: readonly unknown[], path: Path, which: string, { _id }: Doc): void {
  const at = way.findIndex(isArray);
  if (at < 0 || !isPosition(path[at] ?? '')) return;
  throw badValue(
    `The ${which} field cannot be an array element, '${dotted(path)}' in doc with _id: ` +
      `${show(_id)} has an array field called '${nameOf(path[at - 1] ?? '')}'`,
  );
}
