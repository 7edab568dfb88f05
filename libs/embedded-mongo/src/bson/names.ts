/**
 * JavaScript puts properties called like positions of an array ('7') before all others, so that a
 * document would lose the order of its fields. In a decoded document they begin with a NUL, which
 * the name of a field in BSON cannot hold.
 */
const MARK = '\0';

const POSITION = /^(?:0|[1-9]\d*)$/;

/** The property that holds a field of this name. */
export const keyOf = (name: string): string => {
  const first = name.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && POSITION.test(name) ? MARK + name : name;
};

/** The name of the field that a property holds. */
export const nameOf = (key: string): string => (key.startsWith(MARK) ? key.slice(1) : key);

/** Whether a part of a path may be a position in an array. */
export const isPosition = (key: string): boolean => key.startsWith(MARK);

/** The position that a part of a path stands for. */
export const positionOf = (key: string): number => Number(nameOf(key));
