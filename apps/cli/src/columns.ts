/** Lines of columns under their names, as wide as what stands in them; numbers to the right. */
export function columns<K extends string>(
  names: readonly K[],
  rows: readonly Readonly<Record<K, string | number>>[],
): string {
  const cells = [
    names.map((name) => ({ text: name, right: rows.some((row) => typeof row[name] === 'number') })),
    ...rows.map((row) =>
      names.map((name) => ({ text: String(row[name]), right: typeof row[name] === 'number' })),
    ),
  ];
  const widths = names.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.text.length ?? 0)),
  );
  const lines = cells.map((row) =>
    row
      .map(({ text, right }, column) =>
        right ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}
