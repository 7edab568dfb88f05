// docs/picture.svg and docs/picture.zh-CN.svg: the first page's picture, drawn by `npm run docs`.

const texts = {
  en: {
    title: 'How Rapport works: commands become events, events become rows',
    command: ['HTTP command', 'POST /loans/…'],
    decider: ['Decider', 'rules as pure functions'],
    events: ['Events', 'EventStoreDB: the truth'],
    views: ['Views', 'rows in MongoDB'],
    processes: ['Processes', 'event → command'],
    audit: ['Audit', 'who, what, when, why'],
    outlets: ['Outlets', 'subscriptions'],
    query: ['HTTP query', 'GET …?asOf=2026-06-30'],
    append: 'append',
    fold: 'fold',
    refused: 'or a refusal, in English and Chinese',
  },
  zh: {
    title: 'Rapport 如何工作：命令产生事件，事件生成视图',
    command: ['HTTP 命令', 'POST /loans/…'],
    decider: ['决策（decider）', '以纯函数书写的规则'],
    events: ['事件', 'EventStoreDB：唯一事实来源'],
    views: ['视图', 'MongoDB 中的数据行'],
    processes: ['流程', '事件 → 命令'],
    audit: ['审计', '何人、何事、何时、为何'],
    outlets: ['对外', '订阅'],
    query: ['HTTP 查询', 'GET …?asOf=2026-06-30'],
    append: '追加',
    fold: '折叠',
    refused: '或拒绝，附中英文说明',
  },
};

const wide = 190;
const high = 58;
/** The left upper corner of each box. */
const places = {
  command: [20, 30],
  decider: [285, 30],
  events: [570, 30],
  processes: [285, 150],
  views: [570, 150],
  query: [20, 250],
  audit: [570, 230],
  outlets: [570, 310],
};
const colours = { events: '#d9e8f6', views: '#e3f1df', decider: '#fbeed2' };

function box(name, [head, below]) {
  const [x, y] = places[name];
  const middle = x + wide / 2;
  return `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="8" fill="${colours[name] ?? '#f4f4f4'}" stroke="#57606a"/>
<text x="${middle}" y="${y + 24}" class="head">${head}</text>
<text x="${middle}" y="${y + 44}" class="below">${below}</text>`;
}

const arrow = (path) =>
  `<path d="${path}" fill="none" stroke="#57606a" stroke-width="1.5" marker-end="url(#tip)"/>`;
const label = (x, y, text) => `<text x="${x}" y="${y}" class="below">${text}</text>`;

/** The picture in a language. */
export function picture(language) {
  const said = texts[language];
  const boxes = Object.keys(places).map((name) => box(name, said[name]));
  const arrows = [
    arrow('M210 59 H279'),
    arrow('M475 59 H564'),
    label(520, 50, said.append),
    label(380, 106, said.refused),
    arrow('M665 88 V144'),
    label(690, 120, said.fold),
    arrow('M760 45 H790 V259 H766'),
    arrow('M790 259 V339 H766'),
    arrow('M570 75 H530 V179 H481'),
    arrow('M285 179 H115 V94'),
    arrow('M570 195 H550 V279 H216'),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 810 390" role="img" aria-label="${said.title}">
<title>${said.title}</title>
<style>
text { font-family: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; text-anchor: middle; fill: #1f2328; }
.head { font-size: 15px; font-weight: 600; }
.below { font-size: 12px; fill: #57606a; }
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#57606a"/></marker></defs>
<rect width="810" height="390" fill="#ffffff"/>
${[...arrows, ...boxes].join('\n')}
</svg>
`;
}
