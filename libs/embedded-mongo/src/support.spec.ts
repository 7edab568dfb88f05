import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { supportTable } from './support.js';

describe('the support table', () => {
  it('is in the README as the server has it', () => {
    const readme = readFileSync('libs/embedded-mongo/README.md', 'utf8');
    const table = /<!-- support -->\n([^]*?)\n<!-- end -->/.exec(readme)?.[1] ?? '';
    const cells = (text: string) => text.split(/[\s|]+/).filter((cell) => !/^-*$/.test(cell));
    expect(cells(table)).toEqual(cells(supportTable()));
  });
});
