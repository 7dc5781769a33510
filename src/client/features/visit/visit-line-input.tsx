/** Where one writes during a visit: a large line with the hour beside it, and what was read in it below. */

import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pasteAsText } from '../../parts/composer/paste-as-text.ts';
import { partsOfReading } from '../../parts/composer/reading-parts.ts';
import { usePartWords } from '../../parts/composer/use-part-words.ts';
import { usePeople } from '../../parts/record/people.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../model/use-carnet.ts';
import { Chip } from '../../ui/chip.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Visit } from './use-visit.ts';
import type { VisitLineState } from './use-visit-line.ts';
import styles from './visit.module.css';

interface VisitLineInputProps {
  readonly line: VisitLineState;
  readonly visit: Visit;
}

interface LineInputProps extends VisitLineInputProps {
  readonly lineRef: RefObject<HTMLTextAreaElement | null>;
  /** Escape leaves the visit where nothing is half-typed, as the button says; else it leaves the line. */
  readonly onLeave: () => void;
}

const shownParts: ReadonlySet<string> = new Set(['action', 'owner', 'due', 'severity']);
const marks = ['action', 'issue', 'decision'] as const;

export function VisitLineInput({ line, visit, lineRef, onLeave }: LineInputProps) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const now = useNow();
  // A topic is opened to write about it. A touch screen would cover it with its keyboard.
  useEffect(() => {
    if (window.matchMedia?.('(pointer: coarse)').matches !== true) {
      lineRef.current?.focus({ preventScroll: true });
    }
  }, [lineRef]);
  const box = useRef<HTMLDivElement>(null);
  // What was written pushes the line down: it stays in sight, as long as one writes.
  const written = visit.notes.length;
  const before = useRef(written);
  useEffect(() => {
    if (written > before.current) box.current?.scrollIntoView?.({ block: 'nearest' });
    before.current = written;
  }, [written]);
  return (
    <div ref={box} className={styles.line}>
      <span className={styles.stamp}>{format.time(now)}</span>
      <div className={styles.lineBody}>
        <TextArea
          short
          controlSize="visit"
          inputRef={(element) => {
            lineRef.current = element;
          }}
          aria-label={t('line.label')}
          placeholder={t('line.placeholder')}
          aria-invalid={line.notSaved ? true : undefined}
          value={line.text}
          onValueChange={line.change}
          {...pasteAsText}
          onBlur={line.keepNow}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
              if (line.text.trim() === '') onLeave();
              else event.currentTarget.blur();
            }
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            if (event.ctrlKey || event.metaKey) {
              void line.write();
              return;
            }
            event.preventDefault();
            void line.write();
          }}
        />
        <ReadWords line={line} visit={visit} />
        <div className={styles.marks}>
          {marks.map((mark) => (
            <Chip
              key={mark}
              pressed={line.mark === mark}
              onClick={() => {
                line.setMark(mark);
                lineRef.current?.focus();
              }}
            >
              {t(`line.${mark}`)}
            </Chip>
          ))}
        </div>
      </div>
    </div>
  );
}

/** What an action or a problem was read as. */
function ReadWords({ line, visit }: VisitLineInputProps) {
  const { nameOf } = usePeople(visit.sheet.sme.id);
  const words = usePartWords(nameOf);
  if (line.mark === 'decision') return null;
  const parts = partsOfReading(line.input, line.reading).filter(({ kind }) => shownParts.has(kind));
  if (parts.length === 0) return null;
  return (
    <p className={styles.read}>
      {parts.map((part, index) => (
        <Tag key={`${part.kind}${index}`}>{words(part, line.reading)}</Tag>
      ))}
    </p>
  );
}
