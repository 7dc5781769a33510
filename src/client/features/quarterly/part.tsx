/** A part of a review: its heading in the margin, one rule, its content on the right. */

import { type ReactNode, useId } from 'react';
import { classNames } from '../../ui/class-names.ts';
import layout from './report.module.css';

interface PartProps {
  readonly title: string;
  /** Under the heading, lighter. */
  readonly note?: string | undefined;
  /** It is left out on paper. */
  readonly screenOnly?: boolean;
  readonly children: ReactNode;
}

export function Part({ title, note, screenOnly = false, children }: PartProps) {
  const id = useId();
  return (
    <section
      className={classNames(layout.part, screenOnly && layout.screenOnly)}
      aria-labelledby={id}
    >
      <div className={layout.margin}>
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      <div className={layout.content}>{children}</div>
    </section>
  );
}
