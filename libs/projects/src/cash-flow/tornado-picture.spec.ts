import { DOMParser } from '@xmldom/xmldom';
import { examplePlan as plan } from './cash-flow.examples.js';
import { planRatios } from './ratios.js';
import { tornado } from './sensitivities.js';
import { tornadoPicture } from './tornado-picture.js';

const day = '2026-03-02';
const swings = { price: '0.1', cost: '0.1', delayPeriods: 1, rate: '0.005' };
const asked = {
  planCase: 'bank',
  base: planRatios(plan, day),
  lines: tornado(plan, swings, day),
} as const;

const drawn = (language: 'en' | 'zh') => {
  const picture = new DOMParser().parseFromString(tornadoPicture(asked, language), 'image/svg+xml');
  const all = (name: string) => [...picture.getElementsByTagName(name)];
  return { all, text: (name: string) => all(name).map(({ textContent }) => textContent) };
};

describe('the picture of a tornado', () => {
  it('has a bar for each factor, the longest on top', () => {
    const long = drawn('en')
      .all('rect')
      .map((bar) => Number(bar.getAttribute('width')));
    expect(long).toHaveLength(4);
    expect(long).toEqual([...long].sort((a, b) => b - a));
  });

  it('says in both languages what it shows', () => {
    const [english, chinese] = [drawn('en'), drawn('zh')];
    expect(english.text('title')).toEqual(['What moves the lowest DSCR · Case of the bank']);
    expect(english.text('desc')[0]).toMatch(
      /^1\.20 by the plan.*Price of what is sold \(0\.1\): 1\.04 to 1\.36/,
    );
    expect(chinese.text('desc')[0]).toMatch(/^计划值 1\.20。投产延迟（1）/);
    expect(chinese.text('text')).toContain('产品价格');
  });

  it('stands where nothing moves the cover', () => {
    const still = { ...asked, lines: [] };
    expect(tornadoPicture(still, 'en')).toContain('<path d="M300.0 26V36"');
  });
});
