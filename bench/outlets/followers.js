// Follows the live events on many lines, and says when asked how many have come.
import { Agent, get } from 'node:http';

const agent = new Agent({ maxSockets: Infinity });
let [count, lastAt] = [0, 0];

// Whoever started it has ended, well or not.
process.once('disconnect', () => process.exit());

process.on('message', (message) => {
  if (message === 'tell') process.send({ count, lastAt });
  else void follow(message);
});

async function follow({ address, token, readers }) {
  const lines = Array.from({ length: readers }, () => open(`${address}/events?from=now`, token));
  await Promise.all(lines);
  process.send({ readers });
}

const open = (url, token) =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.on('data', (chunk) => {
        for (let at = chunk.indexOf('data: {'); at >= 0; at = chunk.indexOf('data: {', at + 7))
          count++;
        lastAt = Date.now();
      });
      response.once('close', () => {
        process.stderr.write('a line was closed\n');
      });
      resolve();
    }).once('error', reject);
  });
