/** A section of a form: its title opens and closes it, and says how much of it is answered. */

import { type ReactNode, useId } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../../ui/icon.tsx';
import { FormItem } from './form-item.tsx';
import styles from './form.module.css';
import type { ShownSection } from './shown-section.ts';
import { useSectionTitle } from './use-section-title.ts';

interface FormSectionProps {
  readonly section: ShownSection;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  /** On the line of the title, open or not. */
  readonly mark: ReactNode;
  /** Above the questions, and below them. */
  readonly head: ReactNode;
  readonly foot: ReactNode;
}

export function FormSection({ section, open, onToggle, mark, head, foot }: FormSectionProps) {
  const { language } = useFormat();
  const title = useSectionTitle();
  const id = useId();
  const { view, items } = section;
  const { answered, asked } = view.counts;
  const intro = view.section.intro?.[language];
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 className={styles.sectionTitle}>
        <button
          type="button"
          id={id}
          className={styles.toggle}
          aria-expanded={open}
          onClick={() => onToggle(!open)}
        >
          <Icon name={open ? 'down' : 'forward'} />
          <span>{title(view)}</span>
          {mark === undefined ? null : <span className={styles.mark}>{mark}</span>}
          {asked === 0 ? null : (
            <span className={styles.count}>
              {answered}/{asked}
            </span>
          )}
        </button>
      </h3>
      {open ? (
        <>
          {head}
          {intro === undefined ? null : <p className={styles.intro}>{intro}</p>}
          {items.map((item, index) => (
            <FormItem key={item.key} view={item} number={index + 1} />
          ))}
          {foot}
        </>
      ) : null}
    </section>
  );
}
