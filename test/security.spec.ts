import { existsSync, readFileSync } from 'node:fs';

/** The files that a page of security calls as its witnesses. */
const evidenceIn = (page: string): readonly string[] =>
  [
    ...readFileSync(page, 'utf8').matchAll(/`((?:apps|docs|libs|test|eslint|package)[^`\s*]*)`/g),
  ].map(([, path = '']) => path);

describe('the pages of security', () => {
  it.each([['docs/security.md'], ['docs/security-asvs.md']])('%s call what there is', (page) => {
    const evidence = evidenceIn(page);
    expect(evidence.length).toBeGreaterThan(10);
    expect(evidence.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('have an answer for each requirement that they list, once', () => {
    const rows = readFileSync('docs/security-asvs.md', 'utf8').matchAll(/^\| (V[\d.]+) +\|.*$/gm);
    const ids = [...rows].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(80);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
