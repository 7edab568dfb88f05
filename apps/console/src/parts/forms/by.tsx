import { useSpeech } from '../../language.js';

interface ByProps<D extends string> {
  readonly dimensions: readonly D[];
  readonly by: string;
  readonly choose: (by: D) => void;
}

/** Chooses what a picture or a list is split by. */
export function By<D extends string>({ dimensions, by, choose }: ByProps<D>) {
  const { say, field } = useSpeech();
  return (
    <p className="filters">
      <label>
        {say('by')}
        <select value={by} onChange={({ target }) => choose(target.value as D)}>
          {dimensions.map((each) => (
            <option key={each} value={each}>
              {field(each)}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}
