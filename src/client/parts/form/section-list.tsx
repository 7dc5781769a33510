/** The sections of a form at its side, each with how much of it is answered. */

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './form.module.css';
import { useFormPage } from './form-page.ts';
import type { ShownSection } from './shown-section.ts';
import { useSectionTitle } from './use-section-title.ts';

interface SectionListProps {
  readonly sections: readonly ShownSection[];
  readonly opened: ReadonlySet<string>;
  readonly onOpen: (key: string) => void;
}

export function SectionList({ sections, opened, onOpen }: SectionListProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const title = useSectionTitle();
  const { view: form } = useFormPage();
  return (
    <nav
      className={styles.list}
      aria-label={t('sections', { form: form.template.short[language] })}
    >
      <ul>
        {sections.map(({ view }) => {
          const { answered, asked, blank } = view.counts;
          return (
            <li key={view.key}>
              <button
                type="button"
                className={styles.listEntry}
                aria-current={opened.has(view.key) ? 'true' : undefined}
                onClick={() => onOpen(view.key)}
              >
                <span className={styles.listTitle}>{title(view, 'short')}</span>
                <span className={styles.listCount}>
                  {asked > 0 && blank === 0 ? <Icon name="check" size={14} /> : null}
                  {asked === 0 ? '' : `${answered}/${asked}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
