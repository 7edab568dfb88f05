import { content } from '../rule-set.examples.js';
import { ruleSetRefusals as refuse } from '../rule-set.refusals.js';
import { ruleSetTemplates } from '../content/rule-set.templates.rules.js';
import { contentOf, sheetOf } from './sheet.js';

const [heading = '', first = ''] = sheetOf(content).split('\r\n');

describe('the sheet of a rule set', () => {
  it.each(ruleSetTemplates.map(({ id, content: each }) => [id, each] as const))(
    '%s says everything that its rules say',
    (_, each) => expect(contentOf(sheetOf(each), each)).toEqual(each),
  );

  it('has a line for each rule, which a person can read', () =>
    expect(first).toBe(
      'FS-01,Liabilities are high,资产负债率过高,liabilitiesToAssets,rising,0.70,0.85,1.00,' +
        '0.68,0.83,0.98,3,false,credit,riskOfficer,reviewDebtor,' +
        'Trial on statements of U.S. listed companies: thresholds set by hand',
    ));

  it('is read as a spreadsheet writes it: other order, TRUE, one line less', () => {
    const names = heading.slice(1).split(',');
    const cells = first.split(',');
    const turned = (of: readonly string[]) => of.toReversed().join(',');
    const sheet = `${turned(names)}\n${turned(cells).replace('false', 'TRUE')}\n`;
    expect(contentOf(sheet, content)).toEqual({
      ...content,
      rules: [{ ...content.rules[0], alone: true }],
      enters: {},
      leaves: {},
    });
  });

  it('gives a spreadsheet nothing to run', () => {
    const [rule] = content.rules;
    const label = { en: '=HYPERLINK("x")', zh: '公式' };
    const said = { ...content, rules: [{ ...rule!, label }] };
    expect(sheetOf(said)).toContain(`"'=HYPERLINK(""x"")"`);
    expect(contentOf(sheetOf(said), said)).toEqual(said);
  });

  it.each([
    ['', { lacking: 'id' }],
    ['id,colour\n', { unknown: 'colour' }],
    [`${heading}\n"FS-01`, {}],
    [`${heading}\n${first.replace('false', 'maybe')}`, { line: 2, column: 'alone' }],
  ])('refuses %j', (sheet, details) =>
    expect(() => contentOf(sheet, content)).toThrow(
      expect.objectContaining({
        code: refuse.SheetUnreadable().code,
        details: expect.objectContaining({ field: 'sheet', ...details }),
      }),
    ),
  );
});
