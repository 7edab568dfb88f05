import {
  checkDigit,
  isOfSoleProprietor,
  isUnifiedSocialCreditCode,
} from './unified-social-credit-code.js';

describe('a unified social credit code', () => {
  it('has the check digit of the worked example of GB 32100-2015', () => {
    expect(checkDigit('91350100M000100Y4')).toBe('3');
    expect(isUnifiedSocialCreditCode('91350100M000100Y4Z')).toBe(false);
  });

  it('ends in 0 where the weighted sum leaves nothing', () => {
    expect(checkDigit('0'.repeat(17))).toBe('0');
  });

  it.each([
    '91110000802100433B', // Baidu
    '914403001922038216', // Huawei
    '9144030071526726XG', // Tencent
    '91100000100003962T', // Industrial and Commercial Bank of China
    '91310000132200821H', // SAIC
  ])('of a real company is right: %s', (code) => {
    expect(isUnifiedSocialCreditCode(code)).toBe(true);
  });

  it('tells every wrong figure and every exchange of unlike neighbours', () => {
    const right = '9144030071526726XG';
    const wrong = Array.from({ length: 17 }, (_, at) => {
      const [before, one = '', other = ''] = [right.slice(0, at), right[at], right[at + 1]];
      const changed = before + (one === '7' ? '8' : '7') + right.slice(at + 1);
      const exchanged = before + other + one + right.slice(at + 2);
      return one === other ? [changed] : [changed, exchanged];
    }).flat();
    expect(wrong.filter(isUnifiedSocialCreditCode)).toEqual([]);
    expect(wrong.length).toBeGreaterThan(30);
  });

  it.each(['9144030071526726X', '9144030071526726XGG', '9144030071526726IG', ''])(
    'is not %j',
    (text) => {
      expect(isUnifiedSocialCreditCode(text)).toBe(false);
    },
  );

  it('of a sole proprietor begins with 92', () => {
    expect(isOfSoleProprietor('92610103MA6W2K7J8R')).toBe(true);
    expect(isOfSoleProprietor('91110000802100433B')).toBe(false);
  });
});
