import type { Labels } from '../labels.js';
import { useSpeech } from '../language.js';
import { Cause, EventWords } from './events.js';
import { PersonName } from './lists/names.js';
import { ProblemNote } from './problem.js';
import { useThing } from './thing.js';

interface Node {
  readonly position: number;
  readonly type: string;
  readonly words?: Labels;
  readonly actor: string;
  readonly id: string;
  readonly followed: readonly Node[];
}

/** From the first cause to all that followed, with the event asked for in bold. */
export function CauseTree({ position }: { readonly position: string }) {
  const { say } = useSpeech();
  const { data, error } = useThing('/audit/trail/{position}/tree', { position });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <p className="loading">{say('loading')}</p>;
  return (
    <>
      <Branch nodes={[data['root'] as Node]} current={position} />
      {data['isCut'] === true && <p className="nothing">{say('treeIsCut')}</p>}
    </>
  );
}

function Branch({ nodes, current }: { readonly nodes: readonly Node[]; readonly current: string }) {
  if (nodes.length === 0) return null;
  return (
    <ul className="tree">
      {nodes.map((node) => {
        const at = String(node.position);
        const words = <EventWords entry={node} />;
        return (
          <li key={at}>
            {at === current ? <strong>{words}</strong> : words} <Cause position={at} /> ·{' '}
            <PersonName id={node.actor} /> · {node.id}
            <Branch nodes={node.followed} current={current} />
          </li>
        );
      })}
    </ul>
  );
}
