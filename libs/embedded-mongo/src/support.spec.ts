import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { supportList } from './support.js';

describe('the list of what is supported', () => {
  it('is in the README as the server has it', () => {
    const readme = readFileSync('libs/embedded-mongo/README.md', 'utf8');
    const list = /<!-- support -->\n([^]*?)\n<!-- end -->/.exec(readme)?.[1] ?? '';
    expect(list.trim()).toBe(supportList());
  });
});
