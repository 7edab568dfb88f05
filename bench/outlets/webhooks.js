// How many events a second webhooks deliver: what has come while they were paused, all at once.
//   node bench/outlets/webhooks.js [--events 3000] [--webhooks 1,10]
import { parseArgs } from 'node:util';
import { printEnvironment } from '../platform/system.js';
import { helper, startBank, until, webhooksTo, write } from './bank.js';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '3000' },
    webhooks: { type: 'string', default: '1,10' },
  },
});
const events = Number(values.events);
printEnvironment();
for (const count of values.webhooks.split(',').map(Number)) await measure(count);

async function measure(count) {
  const bank = await startBank();
  const receiver = await helper('receiver.js', {});
  const ids = await webhooksTo(bank, receiver.address, count);
  const all = (what, body) =>
    Promise.all(ids.map((id) => bank.service.post(`/webhooks/${id}/${what}`, body)));
  await all('pause', { reason: 'Bench.' });
  await write(bank, { events });
  const began = Date.now();
  await all('resumption', { reason: 'Bench.' });
  const { lastAt } = await until(receiver, events * count);
  const seconds = (lastAt - began) / 1_000;
  console.log(
    `${count} webhooks: ${events * count} deliveries in ${seconds.toFixed(1)} s, ` +
      `${Math.round((events * count) / seconds)}/s`,
  );
  receiver.stop();
  await bank.stop();
}
