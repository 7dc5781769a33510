/**
 * The box in which one goes on typing where the box that one typed in left the page (`stray-typing.ts`): with the words so far, the
 * caret and the focus, so that no letter is lost. The words stay on the device until they are discarded; whoever closes the window finds
 * them in My day.
 */

import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCarnet, useCarnetState } from '../model/use-carnet.ts';
import { useClipboard } from '../model/use-clipboard.ts';
import { typedOver } from '../ports/own-typing.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { type StrayTyping, watchStrayTyping } from './stray-typing.ts';

interface Stray extends StrayTyping {
  readonly key: string;
  /** When the box left, in milliseconds since 1970. */
  readonly at: number;
}

export function StrayWords() {
  const carnet = useCarnet();
  const [path] = useLocation();
  const [stray, setStray] = useState<Stray | undefined>(undefined);
  const onStray = useEffectEvent((typing: StrayTyping) => {
    // Later, its words are named by the box and by what it belonged to.
    const [, , id] = path.split('/');
    const home = id === undefined ? '' : `:${id}`;
    const box = typing.label.replaceAll('/', ' ');
    const key = `stray${home}/${box}/${carnet.environment.newId()}`;
    // Before the next letter comes.
    flushSync(() => setStray({ ...typing, key, at: carnet.environment.now() }));
  });
  // Not later: it ends with the screen that it stands beside, which says by itself what becomes of the words.
  useLayoutEffect(() => watchStrayTyping(document, (typing) => onStray(typing)), []);
  return stray === undefined ? null : (
    <StrayWordsDialog key={stray.key} stray={stray} onClose={() => setStray(undefined)} />
  );
}

/**
 * Keeps the words, beside what the box had shown; an empty text removes them.
 *
 * @param instead a draft that goes with that, for it holds the same words
 */
function useStrayDraft({ key, shown }: Stray): (words: string, instead?: string) => void {
  const carnet = useCarnet();
  return (words, instead) => {
    const draft = words === '' ? '' : JSON.stringify({ text: typedOver(words, shown) });
    // What the device cannot keep stands in the box.
    carnet.keepDraft(key, draft, undefined, instead).catch(() => undefined);
  };
}

/** The key of the draft that the field itself wrote when its box left the page, if it could not be saved. */
function useDraftOfField({ text, at }: Stray): string | undefined {
  return useCarnetState(
    ({ drafts }) =>
      [...drafts.values()].find(
        (draft) => draft.key.startsWith('field:') && draft.at >= at && draft.text === text,
      )?.key,
  );
}

interface StrayWordsDialogProps {
  readonly stray: Stray;
  readonly onClose: () => void;
}

function StrayWordsDialog({ stray, onClose }: StrayWordsDialogProps) {
  const { t } = useTranslation(['shell', 'sheet']);
  const [text, setText] = useState(stray.text);
  const { copied, copy } = useClipboard(text);
  const area = useRef<HTMLTextAreaElement>(null);
  const keep = useStrayDraft(stray);
  const begin = useEffectEvent(() => {
    keep(stray.text);
    area.current?.focus();
    area.current?.setSelectionRange(stray.caret, stray.caret);
  });
  useLayoutEffect(() => begin(), []);
  const ofField = useDraftOfField(stray);
  const takeOver = useEffectEvent((draft: string) => keep(text, draft));
  useEffect(() => {
    if (ofField !== undefined) takeOver(ofField);
  }, [ofField]);
  const discard = (): void => {
    keep('');
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('shell:stray.title')}
      description={t('shell:stray.text')}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" icon="copy" onClick={copy}>
            {t('sheet:journal.copy')}
          </Button>
          <Button variant="quiet" icon="remove" onClick={discard}>
            {t('sheet:journal.discard')}
          </Button>
        </>
      }
    >
      <Field label={stray.label === '' ? t('shell:stray.label') : stray.label}>
        <TextArea
          data-autofocus
          value={text}
          onValueChange={(typed) => {
            setText(typed);
            keep(typed);
          }}
          inputRef={(element) => {
            area.current = element;
          }}
        />
      </Field>
      <p role="status">
        {copied === undefined
          ? ''
          : copied
            ? t('sheet:journal.copied')
            : t('sheet:journal.notCopied')}
      </p>
    </Dialog>
  );
}
