import { readFileSync } from 'node:fs';
import { StrategyList } from './strategies.codes.js';
import { decisionRules } from './decision.rules.js';
import { speaks } from './strategies.js';
import { strategies } from './strategy.rules.js';

const api = JSON.parse(readFileSync('docs/reference/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
const isRoute = (route: string): boolean => {
  const [method = '', path = ''] = route.split(' ');
  return api.paths[path.replace(/\?.*/, '')]?.[method.toLowerCase()] !== undefined;
};

describe('the strategies of the sources', () => {
  it.each([
    [
      'relationship',
      [
        'ST-relationship-1',
        'ST-relationship-2',
        'ST-relationship-3',
        'ST-relationship-4',
        'ST-relationship-5',
        'ST-relationship-6',
        'ST-relationship-7',
      ],
    ],
    [
      'lending',
      [
        'ST-lending-1',
        'ST-lending-2',
        'ST-lending-3',
        'ST-lending-4',
        'ST-lending-5',
        'ST-lending-6',
      ],
    ],
    [
      'maintenance',
      [
        'ST-maintenance-1',
        'ST-maintenance-2',
        'ST-maintenance-3',
        'ST-maintenance-4',
        'ST-maintenance-5',
        'ST-maintenance-6',
        'ST-maintenance-7',
      ],
    ],
    [
      'loyalty',
      [
        'ST-loyalty-1',
        'ST-loyalty-2',
        'ST-loyalty-3',
        'ST-loyalty-4',
        'ST-loyalty-5',
        'ST-loyalty-6',
      ],
    ],
  ])('are all of the list of %s', (list, ids) => {
    expect(StrategyList.includes(list)).toBe(true);
    expect(strategies.filter((each) => each.list === list).map(({ id }) => id)).toEqual(ids);
  });

  it('are served by routes that there are', () => {
    const routes = strategies.flatMap(({ means }) => means.map(({ route }) => route));
    const advised = decisionRules.map(({ route }) => route);
    expect([...routes, ...advised].filter((route) => !isRoute(route))).toEqual([]);
  });
});

describe('the advice of figures', () => {
  it.each([
    ['DR-marketing-1', 'below', '30'],
    ['DR-marketing-2', 'below', '4'],
    ['DR-marketing-3', 'below', '0.5'],
    ['DR-sales-1', 'below', '0.5'],
    ['DR-sales-2', 'above', '0'],
    ['DR-sales-3', 'below', '1'],
    ['DR-management-1', 'above', '3'],
    ['DR-management-2', 'below', '0.95'],
    ['DR-management-3', 'below', '1'],
    ['DR-management-4', 'above', '0'],
  ])('%s is given %s %s', (id, when, bound) => {
    const rule = decisionRules.find((each) => each.id === id);
    expect([rule?.when, rule?.bound]).toEqual([when, bound]);
    const at = (value: string) => (rule === undefined ? undefined : speaks(rule, value));
    const [less, more] = [at(String(Number(bound) - 0.01)), at(String(Number(bound) + 0.01))];
    expect([less, at(bound), more]).toEqual([when === 'below', false, when === 'above']);
  });
});
