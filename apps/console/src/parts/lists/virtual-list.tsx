import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';

/** The height of a row, in pixels; `.virtual li` has the same. */
const rowHeight = 52;
/** How many rows are drawn above and below what is seen. */
const spare = 8;

interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** The row that is chosen; -1 for none. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** Called when the last rows come into sight. */
  readonly onEnd: () => void;
  readonly children: (row: Row, index: number) => ReactNode;
}

/** A long list of which only the rows in sight are in the document; arrow keys choose among all. */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, chosen, onChoose, onEnd, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useEffect(() => setHeight(box.current?.clientHeight ?? 600), []);
  useEffect(() => {
    const { current } = box;
    if (!current || chosen < 0) return;
    const at = chosen * rowHeight;
    if (at < current.scrollTop) current.scrollTop = at;
    const bottom = at + rowHeight - current.clientHeight;
    if (bottom > current.scrollTop) current.scrollTop = bottom;
  }, [chosen]);
  const from = Math.max(0, Math.floor(top / rowHeight) - spare);
  const to = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + spare);
  useEffect(() => {
    if (to >= rows.length - spare) onEnd();
  }, [to, rows.length, onEnd]);
  const move = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + page,
      PageUp: chosen - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(Math.min(Math.max(next, 0), rows.length - 1));
  };
  return (
    <div
      ref={box}
      className="virtual"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={chosen >= from && chosen < to ? `row-${chosen}` : undefined}
      onKeyDown={move}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
    >
      <Space height={from * rowHeight} />
      {rows.slice(from, to).map((row, index) => (
        <div
          key={from + index}
          id={`row-${from + index}`}
          role="option"
          aria-selected={from + index === chosen}
          aria-posinset={from + index + 1}
          aria-setsize={rows.length}
          className="row"
          onClick={() => onChoose(from + index)}
        >
          {children(row, from + index)}
        </div>
      ))}
      <Space height={(rows.length - to) * rowHeight} />
    </div>
  );
}

/** The room of the rows that are not drawn; the policy of the page lets in no style attributes of HTML. */
const Space = ({ height }: { readonly height: number }) => (
  <svg width="1" height={height} className="space" aria-hidden="true" />
);
