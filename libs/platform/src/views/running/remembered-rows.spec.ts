import { RememberedRows } from './remembered-rows.js';

const held = (text: string) => ({ row: { text }, position: 1, revision: 0 });
const kilobyte = 'x'.repeat(500);

describe('the rows that are remembered between batches', () => {
  it('are those of each build', () => {
    const all = new RememberedRows();
    const [one, other] = [all.ofBuild(), all.ofBuild()];
    one.set('a', held('one'));
    other.set('a', held('other'));
    expect(one.get('a')).toEqual(held('one'));
    one.clear();
    expect([one.get('a'), other.get('a')]).toEqual([undefined, held('other')]);
    other.delete('a');
    expect(other.get('a')).toBeUndefined();
  });

  it('are forgotten where they hold something, of builds that ended too', () => {
    const all = new RememberedRows();
    const [one, other] = [all.ofBuild(), all.ofBuild()];
    one.set('a', held('erased'));
    one.set('b', held('kept'));
    other.forget((row) => 'text' in row && row.text === 'erased');
    expect([one.get('a'), one.get('b')]).toEqual([undefined, held('kept')]);
  });

  it('take no more bytes together than they may, and those used last stay', () => {
    const all = new RememberedRows(64 * 1024);
    const [one, other] = [all.ofBuild(), all.ofBuild()];
    one.set('first', held(kilobyte));
    one.set('second', held(kilobyte));
    for (let n = 0; n < 80; n++) {
      one.get('first');
      other.set(`n${n}`, held(kilobyte));
    }
    expect(one.get('second')).toBeUndefined();
    expect(one.get('first')).toBeDefined();
    expect(other.get('n79')).toBeDefined();
    expect(other.get('n0')).toBeUndefined();
  });
});
