import { cny, defineCodes } from '#kernel';
import { wordsOf } from './event-words.js';
import { said } from './sentence.js';

const payee = { name: 'Baosteel', account: '6222' };

defineCodes({ en: 'Colour of a spec', zh: '颜色' }, { red: { en: 'Red', zh: '红色' } });

describe('the words of an event', () => {
  it('are built from what it holds', () =>
    expect(
      wordsOf('LoanDisbursed', {
        amount: cny(12_000_000),
        drawdown: { drawdownId: '1', payee, way: 'entrusted', use: 'Steel' },
      }),
    ).toEqual({
      en: 'Drawdown of CNY 12,000,000.00 paid to Baosteel for Steel',
      zh: '放款 CNY 12,000,000.00，支付给 Baosteel，用于 Steel',
    }));

  it('leave out what is not there', () =>
    expect(wordsOf('LoanDisbursed', { amount: cny(1) }).en).toBe('Drawdown of CNY 1.00'));

  it('name each language’s name, the label of a code, and some of a long list', () => {
    const data = { name: { en: 'Qinling', zh: '秦岭' }, colour: 'red', ids: [1, 2, 3, 4, 5, 6] };
    const sentence = [
      '{name}, {colour:Colour of a spec}: {ids}',
      '{name}{colour:Colour of a spec}：{ids}',
    ] as const;
    expect(said(sentence, data)).toEqual({
      en: 'Qinling, Red: 1, 2, 3, 4, 5, others',
      zh: '秦岭红色：1、2、3、4、5、等',
    });
  });

  it('are the name of a type that nobody has worded', () =>
    expect(wordsOf('SurveySent', {})).toEqual({ en: 'SurveySent', zh: 'SurveySent' }));
});
