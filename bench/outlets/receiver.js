// Receives webhooks, says challenges after their sender, and says when asked how many have come.
import { createServer } from 'node:http';

let [count, lastAt] = [0, 0];

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.once('end', () => {
    if (text.includes('"challenge"')) {
      response.end(text);
      return;
    }
    count++;
    lastAt = Date.now();
    response.writeHead(204).end();
  });
});

// Whoever started it has ended, well or not.
process.once('disconnect', () => process.exit());

process.on('message', (message) => {
  if (message === 'tell') process.send({ count, lastAt });
  else {
    server.listen(0, '127.0.0.1', () =>
      process.send({ address: `http://127.0.0.1:${server.address().port}` }),
    );
  }
});
