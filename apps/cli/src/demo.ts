import { demoStory, firstStreamOfDemo, tellStory } from '#integration';
import type { RefusedStep } from '#integration';
import type { Day } from '#kernel';
import { Clock, EventStore } from '#platform';
import type { ProgressReport, Running } from '#platform';
import { CommandBus } from '@nestjs/cqrs';
import { connect } from './connect.js';
import { progressLine } from './progress-line.js';
import { settling } from './settled.js';

/** `rapport demo`. */
export async function demo(): Promise<number> {
  const began = performance.now();
  const { app, alone, stop } = await connect();
  try {
    const { refused, today } = await loadDemo(app, progressLine('steps'));
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(`\n  The demo bank is there, told from ${today} (${seconds} s).\n`);
    for (const { key, reason } of refused) process.stdout.write(`  refused: ${key}: ${reason}\n`);
    process.stdout.write(whatToSee(today, alone));
    return refused.length === 0 ? 0 : 1;
  } finally {
    await stop();
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
    opened: async (stream) => (await store.read(stream)).length > 0,
    settled: await settling(app),
    onProgress,
  });
  return { refused, today };
}

/** Commands to type, with what they show. */
function whatToSee(today: Day, alone: boolean): string {
  const lines = lists.map(([path, about]) => `  see '${path}'  # ${about}`);
  return `
${alone ? '  Start it with `npm start`, and in another terminal:\n' : ''}
  TOKEN=$(npx rapport token --as rm,risk,auditor --name "Li Na")
  see() { curl -sS "http://127.0.0.1:3000$1" -H "Authorization: Bearer $TOKEN"; echo; }
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
] as const;
