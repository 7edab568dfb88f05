import { searchKey, searchKeys } from './search-keys.js';

const qinling = { en: 'Xi’an Qinling Wind Power Co., Ltd.', zh: '西安秦岭风电有限公司' };
const found = (typed: string, keys = searchKeys(qinling)) =>
  keys.some((key) => key.startsWith(searchKey(typed)));

describe('a client', () => {
  it.each(['qinling', 'QINLING wind', 'wind power co ltd', "Xi'an", 'xian', 'pow'])(
    'is found by the beginning of any word of its name: %s',
    (typed) => {
      expect(found(typed)).toBe(true);
    },
  );

  it.each(['西安', '秦岭', '岭风电', '有限公司', '司', ' 秦岭 风电 '])(
    'is found by any part of its Chinese name: %s',
    (typed) => {
      expect(found(typed)).toBe(true);
    },
  );

  it.each(['inling', 'wind qinling', '秦风', 'Ganges'])('is not found by %s', (typed) => {
    expect(found(typed)).toBe(false);
  });

  it('is found by its registration number', () => {
    const number = '91610131MA6U4M0E18';
    const keys = searchKeys(qinling, { scheme: 'USCC', number });
    expect(found('91610131ma6u', keys)).toBe(true);
    expect(found('610131', keys)).toBe(false);
  });

  it('is found without accents, and by letters and figures that follow Chinese ones', () => {
    expect(found('sao', searchKeys({ en: 'São Paulo Açúcar' }))).toBe(true);
    expect(found('5G', searchKeys({ zh: '西安5G网络' }))).toBe(true);
    expect(found('西安5', searchKeys({ zh: '西安5G网络' }))).toBe(true);
  });

  it('has each key once, none longer than is ever typed', () => {
    const keys = searchKeys({ en: 'la la la', zh: '中'.repeat(60) });
    expect(new Set(keys).size).toBe(keys.length);
    expect(Math.max(...keys.map((key) => key.length))).toBe(32);
  });

  it('has no key that ends in half a character', () => {
    const keys = searchKeys({ zh: `${'中'.repeat(31)}𠮷野家` });
    expect(keys[0]).toBe('中'.repeat(31));
    expect(found('𠮷野', keys)).toBe(true);
  });

  it('is found by a long name typed in full', () => {
    const zh = '陕西省西咸新区沣东新城现代产业园区新能源装备制造与科技创新发展投资集团有限责任公司';
    expect(found(zh, searchKeys({ zh }))).toBe(true);
  });
});
