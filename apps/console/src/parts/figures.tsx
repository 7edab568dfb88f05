import type { ReactNode } from 'react';
import { Why } from './why.js';

/** Figures beside each other, each with its reason. */
export const Figures = ({ children }: { readonly children: ReactNode }) => (
  <section>
    <dl className="figures">{children}</dl>
  </section>
);

/** One figure: what it is called, what it is, and why. */
export function Figure({
  name,
  history,
  fields = [],
  why,
  children,
}: {
  readonly name: string;
  /** The history of the row that holds it; without one there is no button. */
  readonly history?: string;
  readonly fields?: readonly string[];
  /** What explains it beside the events. */
  readonly why?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>
        {name}
        {history !== undefined && (
          <Why figure={name} history={history} fields={fields}>
            {why}
          </Why>
        )}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
