import type { RefusedStep } from '#demo';
import { demoStory, firstStreamOfDemo, tellStory } from '#demo';
import type { Actor, Day, ViewQuery } from '#kernel';
import { Clock, EventStore, inContext, requestContext, StaffRegister } from '#platform';
import type { ProgressReport, Running } from '#platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { readRunning } from '../../standalone/src/running-file.js';
import { connect } from './connect.js';
import { progressLine } from './output/progress-line.js';
import { settling } from './settled.js';

/** `rapport demo`. */
export async function demo(): Promise<number> {
  const began = performance.now();
  const connected = await connect();
  try {
    const { refused, today } = await loadDemo(connected.app, progressLine('steps'));
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(`\n  The demo bank is there, told from ${today} (${seconds} s).\n`);
    for (const line of complaints(refused)) process.stdout.write(`${line}\n`);
    process.stdout.write(whatToSee(today, readRunning(connected.world.settings.data)?.address));
    return refused.length === 0 ? 0 : 1;
  } finally {
    await connected.stop();
  }
}

/** Tells the story of the demo bank, from the day on which it was told first. */
export async function loadDemo(
  app: Running['app'],
  onProgress: (report: ProgressReport) => void,
): Promise<{ readonly refused: readonly RefusedStep[]; readonly today: string }> {
  const [store, bus] = [app.get(EventStore), app.get(CommandBus)];
  const [first] = await store.read(firstStreamOfDemo);
  const today = first?.metadata.businessDate ?? app.get(Clock).today();
  const refused = await tellStory(demoStory(today), {
    execute: (command) => bus.execute(command),
    show: showing(app),
    opened: async (stream) => (await store.read(stream)).length > 0,
    settled: settling(app, first?.position ?? (await store.head())),
    onProgress,
  });
  return { refused, today };
}

/** Answers somebody as the API would, and remembers what they were shown. */
function showing(app: Running['app']) {
  const [register, queries] = [app.get(StaffRegister), app.get(QueryBus)];
  return async (actor: Actor, query: ViewQuery<unknown>): Promise<readonly string[]> => {
    const person = await register.person(actor.id);
    const context = { actor, correlationId: 'demo', remember: true, ...(person && { person }) };
    return inContext(context, async () => {
      await queries.execute(query);
      return requestContext().handles ?? [];
    });
  };
}

/** What was refused, and why that may be. */
function complaints(refused: readonly RefusedStep[]): readonly string[] {
  const late = refused.some(({ key }) => key.includes('CloseBusinessDay'));
  return [
    ...refused.map(({ key, reason }) => `  refused: ${key}: ${reason}`),
    ...(late
      ? ['  Later business days are closed already; what is overdue shows at the next closing.']
      : []),
  ];
}

/** Commands to type, with what they show. */
function whatToSee(today: Day, address?: string): string {
  const lines = lists.map(([path, about]) => `  see '${path}'  # ${about}`);
  const start = '\n  Start it with `npm start`, and in another terminal:\n';
  return `${address === undefined ? start : ''}
  TOKEN=$(npm run -s rapport -- token --as auditor --name "Sun Yue")
  see() { curl -sS "${address ?? 'http://127.0.0.1:3000'}$1" -H "Authorization: Bearer $TOKEN"; echo; }
${lines.join('\n')}
  see '/contacts/due?day=${today}'  # whom to speak to by now
`;
}

/** A path for each view, and what it shows. */
const lists = [
  ['/clients?search=%E6%96%B0%E8%83%BD%E6%BA%90', 'the clients; found by 新能源 here'],
  ['/clients/cl_demo.qingfeng', 'the file of one'],
  ['/groups', 'groups of companies'],
  ['/applications', 'applications'],
  ['/pipeline', 'applications by stage'],
  ['/loans?overdue=true', 'the loans that are overdue'],
  ['/loans/ln_demo.qingfeng.1/schedule', 'the schedule of a project drawn in parts'],
  ['/loans/ln_demo.jinshan.1/statement', 'the statement of one that is overdue'],
  ['/portfolio?by=status', 'the portfolio; also by region, industry, product, method, manager'],
  ['/exposures', 'what each client owes'],
  ['/watch-list', 'early warnings, the gravest first'],
  ['/segments', 'the five types of clients'],
  ['/segments/risk/clients', 'the risk clients, and why'],
  ['/interactions?clientId=cl_demo.lanxi', 'a timeline over all channels'],
  ['/interactions/next-steps', 'what is to be done next'],
  ['/audit/trail?correlationId=demo', 'who did what'],
  [
    '/audit/trail?subject=application:ap_demo.qingfeng.1&type=ApplicationApproved',
    'a decision; /audit/trail/POSITION/seen shows what the approver saw',
  ],
  ['/legal-holds', 'what a court wants kept as it is'],
] as const;
