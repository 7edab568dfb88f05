// Whether memory stays flat: readers and webhooks for minutes, at a rate of events.
//   node bench/outlets/soak.js [--minutes 10] [--rate 500] [--readers 100] [--webhooks 10]
import { parseArgs } from 'node:util';
import { printEnvironment } from '../platform/system.js';
import { helper, pause, startBank, until, webhooksTo, write } from './bank.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '500' },
    readers: { type: 'string', default: '100' },
    webhooks: { type: 'string', default: '10' },
  },
});
const [minutes, perSecond, readers, webhooks] = Object.values({
  minutes: Number(values.minutes),
  rate: Number(values.rate),
  readers: Number(values.readers),
  webhooks: Number(values.webhooks),
});
const events = minutes * 60 * perSecond;
/** How long what is still under way at the end is waited for. */
const mostDrainSeconds = 120;
printEnvironment();
const bank = await startBank();
const { address, service } = bank;
const followers = await helper('followers.js', { address, token: service.token, readers });
const receiver = await helper('receiver.js', {});
await webhooksTo(bank, receiver.address, webhooks);
const began = Date.now();
let isOver = false;
const telling = tell();
const { written, seconds } = await write(bank, { events, perSecond, mostSeconds: minutes * 60 });
const reached = Math.round(written / seconds);
console.log(`${written} events in ${seconds.toFixed(0)} s, ${reached}/s of ${perSecond} wanted`);
for (const [name, helping, lines] of [
  ['readers', followers, readers],
  ['webhooks', receiver, webhooks],
]) {
  const wanted = written * lines;
  const { count, lastAt } = await until(helping, wanted, mostDrainSeconds);
  const last = ((lastAt - began) / 1_000).toFixed(0);
  console.log(`${name}: ${count} of ${wanted} deliveries, the last after ${last} s`);
}
isOver = true;
await telling;
for (const helping of [followers, receiver]) helping.stop();
await bank.stop();

/** Says now and then how far all is, and what memory the system takes. */
async function tell() {
  while (!isOver) {
    await pause(15_000);
    const [read, received] = [await followers.told(), await receiver.told()];
    const seconds = Math.round((Date.now() - began) / 1_000);
    console.log(
      `${seconds} s: ${read.count} to readers, ${received.count} to webhooks; ` +
        `memory ${bank.memory()} MiB`,
    );
  }
}
