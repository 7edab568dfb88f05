import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

type Case = readonly [pattern: string, options: string, text: string, matches: boolean];

/** What JavaScript, RE2 and PCRE disagree about, and what they do not. */
const CASES: readonly Case[] = [
  ['a$', '', 'a\n', true],
  ['a$', '', 'a\n\n', false],
  ['a$', '', 'a\nb', false],
  ['a$', 'm', 'a\nb', true],
  ['^$', '', '\n', true],
  ['(?:x|a$)', '', 'a\n', true],
  ['(x|(a$)?)', '', 'b', true],
  ['a$|[)|]b', '', 'a\n', true],
  ['a\\Z', 'm', 'a\n', true],
  ['a\\z', '', 'a\n', false],
  ['\\Aa', 'm', 'b\na', false],
  ['^a', 'm', 'b\na', true],
  ['^a', '', 'b\na', false],
  ['(?m)^a$', '', 'b\na\nc', true],
  ['(?m:^a)$', '', 'b\na\n', true],
  ['a[$]', '', 'a$', true],
  ['a\\$b', '', 'a$b', true],
  ['\\s', '', '\u00a0', false],
  ['\\s', '', '\u000b', true],
  ['[\\s]', '', '\u000b', true],
  ['\\S', '', '\u000b', false],
  ['^[\\S]$', '', '\u00a0', true],
  ['[^\\S]', '', '\u000b', true],
  ['^a.b$', '', 'a\rb', true],
  ['^a.b$', '', 'a\u2028b', true],
  ['^a.b$', '', 'a\nb', false],
  ['^a.b$', 's', 'a\nb', true],
  ['(?s)a.b', '', 'a\nb', true],
  ['^.$', '', '𝄞', true],
  ['\\w', '', 'ä', false],
  ['\\d', '', '٣', false],
  ['ä', 'i', 'Ä', true],
  ['(?i)a(?-i)b', '', 'Ab', true],
  ['(?i)a(?-i)b', '', 'AB', false],
  ['(?i:a)b', '', 'AB', false],
  ['k', 'i', '\u212a', true],
  ['a b # text', 'x', 'ab', true],
  ['a[ ]b', 'x', 'a b', true],
  ['a(?#nothing)b', '', 'ab', true],
  ['\\Qa.b\\E', '', 'axb', false],
  ['\\Qa.b\\E', '', 'a.b', true],
  ['a\\-\\_\\/\\王', '', 'a-_/王', true],
  ['[\\w-.]+@', '', 'a-b.c@', true],
  ['[]a]b', '', ']b', true],
  ['[^]a]b', '', ']b', false],
  ['[[:digit:]]{3}', '', '123', true],
  ['\\bab\\b', '', 'x ab.', true],
  ['[\\b]', '', '\b', true],
  ['\\p{Han}', '', '王', true],
  ['(?<name>a)(?P<other>b)', '', 'ab', true],
  ['a{2,3}?b', '', 'aaab', true],
  ['\\x41\\x{42}\\103', '', 'ABC', true],
];

describe.each(SERVERS)('patterns on %s', (_, start) => {
  let server: Server;
  let collection: Collection<Row>;
  beforeAll(async () => {
    server = await start();
    collection = await server.collection({ _id: 'a', v: 'a' });
  });
  afterAll(() => server.stop());

  it.each(CASES)('%j with "%s" on %j: %s', async (pattern, options, text, matches) => {
    await collection.updateOne({ _id: 'a' }, { $set: { v: text } });
    const found = await collection.countDocuments({ v: { $regex: pattern, $options: options } });
    expect(found).toBe(matches ? 1 : 0);
  });

  it.each(['(', '[a', 'a**', '(?<n', '*', '\\'])('refuse %s', async (pattern) => {
    const refused = collection.findOne({ v: { $regex: pattern } });
    await expect(refused).rejects.toMatchObject({ code: 51091 });
  });
});

describe('patterns of the embedded server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await (SERVERS[0]?.[1] ?? (() => Promise.reject(new Error('no server'))))();
  });
  afterAll(() => server.stop());

  it.each(['(?=a)', '(?<!a)b', '(a)\\1', '(?>a)', 'a++', '\\v', 'a$b', '\\R'])(
    'refuse %s, which they cannot test as PCRE does',
    async (pattern) => {
      const collection = await server.collection();
      const refused = collection.findOne({ v: { $regex: pattern } });
      await expect(refused).rejects.toMatchObject({ code: 51091 });
    },
  );

  it('are compiled in linear time', async () => {
    const collection = await server.collection({ _id: 'a', v: 'a' });
    const pattern = `(${'b$|'.repeat(8_000)}a$)`;
    expect(await collection.countDocuments({ v: { $regex: pattern } })).toBe(1);
    const longer = collection.findOne({ v: { $regex: pattern.repeat(2) } });
    await expect(longer).rejects.toMatchObject({ code: 51091 });
  });

  it('take linear time', async () => {
    const collection = await server.collection({ _id: 'a', v: `${'a'.repeat(100_000)}!` });
    for (const pattern of ['^(a+)+$', '(a|aa)+$', '(.*)(.*)(.*)x']) {
      expect(await collection.countDocuments({ v: { $regex: pattern } })).toBe(0);
    }
  });
});
