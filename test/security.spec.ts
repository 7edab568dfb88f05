import { existsSync, readFileSync } from 'node:fs';

/** The files that a page of security calls as its witnesses. */
const evidenceIn = (page: string): readonly string[] =>
  [
    ...readFileSync(page, 'utf8').matchAll(/`((?:apps|docs|libs|test|eslint|package)[^`\s*]*)`/g),
  ].map(([, path = '']) => path);

describe('the pages of security', () => {
  it.each([['docs/security.md'], ['docs/security-asvs.md']])(
    '%s name only files that exist',
    (page) => {
      const evidence = evidenceIn(page);
      expect(evidence.length).toBeGreaterThan(10);
      expect(evidence.filter((path) => !existsSync(path))).toEqual([]);
    },
  );

  it('have an answer for each requirement that they list, once', () => {
    const page = readFileSync('docs/security-asvs.md', 'utf8');
    const stated = /^\| (V[\d.]+) +\|[^|]+\| (met|in part|bank) +\| (.+?) +\|$/gm;
    const rows = [...page.matchAll(stated)];
    expect(rows.length).toBe([...page.matchAll(/^\| V/gm)].length);
    expect(rows.length).toBeGreaterThan(80);
    expect(new Set(rows.map(([, id]) => id)).size).toBe(rows.length);
    const unshown = rows.filter(
      ([, , stands, shown = '']) => stands === 'met' && !shown.includes('`'),
    );
    expect(unshown.map(([, id]) => id)).toEqual([]);
  });
});
