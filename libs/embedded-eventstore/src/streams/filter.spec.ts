import { filterOf, type FilterSettings } from './filter.js';
import { newEvent } from '../store/appending/new-event.js';
import { EMPTY } from '../wire/proto-writer.js';
import { encodeRecord } from '../wire/stored-record.js';

const record = (stream: string, type = 't') =>
  encodeRecord(newEvent(type, EMPTY), {
    stream,
    streamBytes: Buffer.byteLength(stream),
    revision: 0,
    position: 64,
    createdMs: 0,
  });

const byStream = (regex: string, prefixes: string[] = []): FilterSettings => ({
  on: 'stream',
  regex,
  prefixes,
});

describe('a filter', () => {
  it.each([
    [byStream('', ['loan-', 'client-']), 'client-1', true],
    [byStream('', ['loan-']), 'a-loan-', false],
    [byStream('^[^\\$].*'), 'loan-1', true],
    [byStream('^[^\\$].*'), '$settings', false],
    [byStream('n-\\d+$'), 'loan-17', true],
    [byStream('贷款'), '企业贷款-1', true],
    [byStream('a|b'), 'xbx', true],
  ])('%j on %s: %s', (settings, stream, expected) => {
    expect(filterOf(settings).matches(record(stream))).toBe(expected);
    const byType = filterOf({ ...settings, on: 'type' });
    expect(byType.matches(record('s', stream))).toBe(expected);
  });

  it('takes linear time, whatever the expression', () => {
    const filter = filterOf(byStream('^(a+)+$'));
    expect(filter.matches(record(`${'a'.repeat(30_000)}!`))).toBe(false);
  });

  it.each([
    ['(a', 'missing closing'],
    ['^(?!\\$)', 'linear time'],
    ['(a)\\1', 'linear time'],
    ['a{1,1000}{1,1000}', 'linear time'],
    ['a'.repeat(2_001), 'at most 2000 characters'],
  ])('refuses %s', (regex, complaint) => {
    expect(() => filterOf(byStream(regex))).toThrow(complaint);
  });

  it('refuses too many prefixes', () => {
    const prefixes = Array.from({ length: 1_001 }, (_, i) => `p${i}`);
    expect(() => filterOf(byStream('', prefixes))).toThrow('at most 1000 prefixes, not 1001');
  });
});
