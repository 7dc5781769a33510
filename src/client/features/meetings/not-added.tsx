/**
 * What is typed in the boxes of a meeting and not added yet. Before the meeting ends, its minutes are approved, or it leaves on
 * paper or in a file, Carnet asks: it is added, or it stays in its box as a draft. Only the boxes of this page count: nobody is
 * held up by words that cannot be reached here.
 */

import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { halfTypedOn } from '../../parts/composer/half-typed-words.ts';
import type { Draft } from '../../ports/sheet-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import styles from './meetings.module.css';
import list from './not-added.module.css';

interface TypedBox {
  /** What is typed there, and under which item. */
  readonly where: string;
  /** Empty where nothing is typed. */
  readonly text: string;
  /** Adds what is typed; answers whether it was added. */
  readonly add: () => Promise<boolean>;
  readonly form: RefObject<HTMLFormElement | null>;
}

interface Question {
  readonly title: string;
  /** Adds everything, then goes on. */
  readonly withIt: string;
  /** Goes on, and leaves everything in its box. */
  readonly withoutIt: string;
  readonly go: () => void;
}

interface NotAdded {
  readonly boxes: Map<string, TypedBox>;
  readonly ask: (question: Question) => void;
}

const NotAddedContext = createContext<NotAdded>({ boxes: new Map(), ask: ({ go }) => go() });

/** Goes on at once where nothing waits to be added, and asks otherwise. */
export const useAskNotAdded = (): NotAdded['ask'] => useContext(NotAddedContext).ask;

/** Whether something is typed for a meeting and not added, in any tab. */
export function isHalfTyped(drafts: ReadonlyMap<string, Draft>, meetingId: string): boolean {
  return halfTypedOn(drafts, (id) => id === meetingId).some(({ place }) =>
    place.startsWith('meeting'),
  );
}

/** Makes a box of the meeting known while something is typed in it. */
export function useTypedBox(box: TypedBox): void {
  const id = useId();
  const { boxes } = useContext(NotAddedContext);
  useEffect(() => {
    if (box.text.trim() === '') return undefined;
    boxes.set(id, box);
    return () => {
      boxes.delete(id);
    };
  });
}

/** Around the boxes of a meeting, and around what ends or approves it. */
export function NotAddedFrame({ children }: { readonly children: ReactNode }) {
  const [boxes] = useState(() => new Map<string, TypedBox>());
  const [question, setQuestion] = useState<Question | undefined>(undefined);
  const ask = (asked: Question): void => {
    if (boxes.size === 0) asked.go();
    else setQuestion(asked);
  };
  const [value] = useState<NotAdded>(() => ({ boxes, ask }));
  return (
    <NotAddedContext value={value}>
      {children}
      {question === undefined ? null : (
        <NotAddedDialog
          boxes={boxes}
          question={question}
          onClose={() => flushSync(() => setQuestion(undefined))}
        />
      )}
    </NotAddedContext>
  );
}

interface NotAddedDialogProps {
  readonly boxes: ReadonlyMap<string, TypedBox>;
  readonly question: Question;
  readonly onClose: () => void;
}

function NotAddedDialog({ boxes, question, onClose }: NotAddedDialogProps) {
  const { t } = useTranslation(['meetings', 'sheet']);
  // As it was when it was asked: what is added meanwhile does not leave the list.
  const [left] = useState(() => [...boxes].toSorted(([, a], [, b]) => inOrder(a, b)));
  const isRunning = useRef(false);
  const { title, withIt, withoutIt, go } = question;
  const goTo = ({ form }: TypedBox): void => {
    onClose();
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? form.current?.querySelector<HTMLElement>('textarea, input'))?.focus();
  };
  const addAll = async (): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    for (const [id, first] of left) {
      const box = boxes.get(id);
      // Its own form says what it lacks.
      if (box !== undefined && !(await box.add())) {
        goTo(first);
        return;
      }
    }
    onClose();
    go();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={t('meetings:notAdded.lead', { count: left.length })}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void addAll()}>
            {withIt}
          </Button>
          <Button
            onClick={() => {
              onClose();
              go();
            }}
          >
            {withoutIt}
          </Button>
        </>
      }
    >
      <ul className={list.list}>
        {left.map(([id, box]) => (
          <li key={id}>
            <span className={styles.quiet}>{box.where}</span>
            <TextButton onClick={() => goTo(box)}>{box.text}</TextButton>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** As they stand on the page. */
function inOrder({ form: { current: a } }: TypedBox, { form: { current: b } }: TypedBox): number {
  if (a === null || b === null) return 0;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
