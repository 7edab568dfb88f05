// A client from every side, lists of clients, and all clients judged by changed criteria.
//   node bench/platform/clients.js DIR      DIR holds an import: see portfolio.js --data DIR
import { parseArgs } from 'node:util';
import { printEnvironment, speak, startSystem, underLoad } from './system.js';

const { positionals } = parseArgs({ allowPositionals: true });
const [data] = positionals;
if (!data) throw new Error('usage: node bench/platform/clients.js DIR');
printEnvironment();
const system = await startSystem(data);
const risk = speak(system.address, system.token('risk', 'Chen Jing'));

const { items } = await risk.get('/clients?limit=200');
const clientId = (turn) => items[turn % items.length].clientId;
const questions = {
  'the overview of a client (aim: p99 30 ms)': (turn) => `/clients/${clientId(turn)}/overview`,
  'the brief of a client': (turn) => `/clients/${clientId(turn)}/brief`,
  'a page of 50 clients (aim: p99 20 ms)': () => '/clients?limit=50',
  'a page of 50 of a type (aim: p99 20 ms)': () => '/segments/stable/clients?limit=50',
  'a page of 50 of a tier (aim: p99 20 ms)': () =>
    '/taxonomies/serviceTier/clients?value=ordinary&limit=50',
};

async function ask(name, pathOf) {
  await underLoad(16, 1, (_, turn) => risk.get(pathOf(turn))); // warms up
  const { rate, p50, p99 } = await underLoad(1, 4, (_, turn) => risk.get(pathOf(turn)));
  console.log(`${name}: ${rate}/s, p50 ${p50} ms, p99 ${p99} ms`);
}

/** The rules in force with one more in front, that takes long-standing borrowers for key clients. */
async function changedRules(taxonomy) {
  const inForce = await risk.get('/criteria/in-force');
  const { rules } = inForce.find((each) => each.taxonomy === taxonomy);
  const label = { en: 'Ten years together', zh: '合作十年以上' };
  const all = [{ figure: 'tenureYears', atLeast: 10 }];
  return [{ id: 'KT-1', label, value: 'key', all }, ...rules];
}

async function judgeAgain(taxonomy) {
  const rules = await changedRules(taxonomy);
  const began = performance.now();
  const { answer } = await risk.send('POST', '/criteria/what-if', { taxonomy, rules });
  const { clients, moved } = JSON.parse(answer);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`${clients} clients judged again, ${moved} moved (aim: 60 s): ${seconds} s`);
}

for (const [name, pathOf] of Object.entries(questions)) await ask(name, pathOf);
await judgeAgain('serviceTier');
await system.stop();
