// The trace of requirements: reads docs/requirements.jsonl, writes docs/requirements.md, and complains
// of a row that claims more than the product shows.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sections = {
  A: 'Party and client master (客户主数据)',
  B: 'Identification, classification and segmentation (客户识别与分类)',
  C: 'CRM mode (客户关系管理模式)',
  D: 'Need analysis and solution design (需求识别与方案设计)',
  E: 'Loan products and contracts (贷款产品与合同)',
  F: 'Loan process and servicing (贷款业务处理与贷后)',
  G: 'Communication and interaction (客户沟通与互动)',
  H: 'Feedback, complaints, satisfaction (反馈与满意度)',
  I: 'Relationship maintenance, loyalty, retention (维护与提升)',
  J: 'Risk and early warning (风险管理与预警)',
  K: 'People and performance (团队与绩效)',
  L: 'Analytics and decision support (数据分析)',
  M: 'Platform, architecture, non-functional (系统建设)',
};
const statuses = ['done', 'begun', 'open'];
/** What a row may say; every list holds names or paths. */
const lists = ['routes', 'views', 'journeys', 'code'];

/** The rows, in order; throws where a line is no row. */
export function traceOf(root) {
  const lines = readFileSync(join(root, 'docs', 'requirements.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line, index) => {
    const row = JSON.parse(line);
    const unknown = Object.keys(row).filter(
      (key) => !['id', 'title', 'status', 'quality', 'note', ...lists].includes(key),
    );
    if (!/^[A-M]-\d\d$/.test(row.id) || !statuses.includes(row.status) || unknown.length > 0) {
      throw new Error(`docs/requirements.jsonl, line ${index + 1} is no row: ${line}`);
    }
    return row;
  });
}

/**
 * What is wrong with the rows. A row that is done names a route, a view and a journey that calls the
 * route. A row of quality ("quality": true) is a property of the whole, and names a spec instead.
 */
export function untrue(root, rows, { routes, views }) {
  return rows.flatMap((row) => {
    const complaints = [];
    const complain = (text) => complaints.push(`docs/requirements.jsonl, ${row.id}: ${text}`);
    const { code = [], journeys = [] } = row;
    for (const path of [...code, ...journeys]) {
      if (!existsSync(join(root, path))) complain(`${path} does not exist`);
    }
    for (const route of row.routes ?? []) {
      if (!routes.has(route)) complain(`there is no route ${route}`);
    }
    for (const view of row.views ?? []) if (!views.has(view)) complain(`there is no view ${view}`);
    if (row.status !== 'done') return complaints;
    const needed = row.quality ? ['journeys'] : ['routes', 'views', 'journeys'];
    for (const list of needed) {
      if ((row[list] ?? []).length === 0) complain(`is done and names no ${list}`);
    }
    const told = journeys
      .filter((path) => existsSync(join(root, path)))
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    for (const route of row.routes ?? []) {
      if (!calls(told, route)) complain(`no journey of the row calls ${route}`);
    }
    return complaints;
  });
}

/**
 * Whether a text calls a route: its path, with anything in the place of each parameter. A path may be
 * in two pieces, where a spec names its first part once and adds the rest at each call.
 */
export function calls(text, route) {
  const [, path] = route.split(' ');
  const parts = path.split('/').filter(Boolean).map(partOf);
  const after = (from, start) => new RegExp(`${start}${from.join('/')}(?![\\w/-])`).test(text);
  const before = (to) => new RegExp(`/${to.join('/')}/?(?=['"\`]|\\$\\{)`).test(text);
  return (
    after(parts, '/') ||
    parts.some(
      (part, index) =>
        index > 0 &&
        part !== anything &&
        before(parts.slice(0, index)) &&
        after(parts.slice(index), '[\'"`}]/?'),
    )
  );
}

const anything = '(?:\\$\\{[^}]*\\}|[^/\'"`\\s?])+';
const partOf = (part) =>
  part.startsWith('{') ? anything : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

const quoted = (names = []) => names.map((name) => `\`${name}\``).join(' ');

/** The page: counts, and a table for each section. */
export function tracePage(rows) {
  const count = (status) => rows.filter((row) => row.status === status).length;
  const tables = Object.entries(sections).flatMap(([letter, title]) => [
    `## ${letter} · ${title}`,
    '',
    '| id | requirement | status | routes and views | journeys | note |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows
      .filter(({ id }) => id.startsWith(letter))
      .map(
        (row) =>
          `| ${row.id} | ${row.title} | ${row.status} | ${quoted([...(row.routes ?? []), ...(row.views ?? [])])} | ${quoted(row.journeys)} | ${row.note ?? ''} |`,
      ),
    '',
  ]);
  return `# Requirements

Every requirement of the source documents by its id. **Done**: somebody can use it through the named
routes, a view shows it, and a journey proves it. **Begun**: a part of it works. **Open**: nothing yet.
Generated from \`docs/requirements.jsonl\`, one row a line; \`npm run docs:check\` fails for a row that is
done and names a route, view or journey that does not exist, or whose journeys never name the path.

${count('done')} done, ${count('begun')} begun, ${count('open')} open, of ${rows.length}.

${tables.join('\n')}`;
}
