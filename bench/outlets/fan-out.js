// What live readers get: events a second by the number of lines that are open.
//   node bench/outlets/fan-out.js [--readers 1,10,100,250,500] [--events 500]
import { parseArgs } from 'node:util';
import { printEnvironment } from '../platform/system.js';
import { helper, startBank, until, write } from './bank.js';

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '1,10,100,250,500' },
    events: { type: 'string', default: '500' },
  },
});
const events = Number(values.events);
printEnvironment();
const bank = await startBank();
for (const readers of values.readers.split(',').map(Number)) {
  const { address, service } = bank;
  const followers = await helper('followers.js', { address, token: service.token, readers });
  const began = Date.now();
  const { seconds: wrote } = await write(bank, { events });
  const { lastAt } = await until(followers, events * readers);
  const seconds = (lastAt - began) / 1_000;
  console.log(
    `${readers} readers: ${events} events written in ${wrote.toFixed(1)} s, ${events * readers} ` +
      `delivered in ${seconds.toFixed(1)} s, ${Math.round((events * readers) / seconds)}/s; ` +
      `memory ${bank.memory()} MiB`,
  );
  followers.stop();
}
await bank.stop();
