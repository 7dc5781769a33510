/**
 * Saves the view as it is shown: over the saved one that is open, or as another; for oneself on this device, or for
 * everybody in the programme. A saved one can be deleted here; a shared one goes to the trash.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord, deleteRecord, setFields } from '../../../domain/command/command.ts';
import { nameLengthMax } from '../../../domain/entity/field.ts';
import type { PortfolioView } from '../../../domain/portfolio/view.ts';
import { notify } from '../../model/notices.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { keptSearch, forgetOwnView, keepOwnView, type NamedView } from '../../model/saved-views.ts';
import { useCarnet, useCarnetState, useRun } from '../../model/use-carnet.ts';
import { useHalfTypedTexts } from '../../model/use-half-typed.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import { TextInput } from '../../ui/text-input.tsx';

type Whose = 'own' | 'shared';

interface SaveViewDialogProps {
  readonly view: PortfolioView;
  /** The saved view that is open. */
  readonly open: NamedView | undefined;
  readonly onSaved: (id: string | undefined) => void;
  readonly onClose: () => void;
}

const formId = 'save-view';

export function SaveViewDialog({ view, open, onSaved, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation('list');
  // A view that everybody has is a record of the programme.
  const mayWrite = useMayWrite();
  const programmeId = useCarnetState((state) => state.programmeId);
  const half = useHalfTypedTexts(`viewName:${programmeId}/${open?.id ?? 'new'}`);
  const name = half.textOf('name') ?? open?.name ?? '';
  const offered: readonly Whose[] = mayWrite ? ['own', 'shared'] : ['own'];
  const whose =
    half.choice('whose', offered) ?? (open?.shared === true && mayWrite ? 'shared' : 'own');
  const [problem, setProblem] = useState<'none' | 'name' | 'notSaved'>('none');
  const keep = useKeep();
  const remove = useRemove();
  const save = async (id: string | undefined): Promise<void> => {
    const words = name.trim();
    if (words === '' || words.length > nameLengthMax) {
      setProblem('name');
      return;
    }
    const savedId = await half.add(async () => {
      const kept = await keep({ id, name: words, search: keptSearch(view) }, whose);
      if (kept === undefined) setProblem('notSaved');
      return kept;
    });
    if (savedId === undefined) return;
    onSaved(savedId);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="narrow"
      title={t('view.title')}
      closeLabel={t('view.close')}
      footer={
        <>
          <Button variant="primary" size="form" type="submit" form={formId}>
            {t('view.submit')}
          </Button>
          {open === undefined ? null : (
            <Button size="form" onClick={() => void save(undefined)}>
              {t('view.another')}
            </Button>
          )}
          <Button size="form" onClick={onClose}>
            {t('view.cancel')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A view does not change hands: what was one's own is shared as another.
          void save(
            open !== undefined && open.shared === (whose === 'shared') ? open.id : undefined,
          );
        }}
      >
        <Stack>
          <Field
            label={t('view.name')}
            error={problem === 'name' ? t('view.nameMissing', { max: nameLengthMax }) : undefined}
          >
            <TextInput
              value={name}
              onValueChange={(text) => half.type('name', text, open?.name ?? '')}
              autoComplete="off"
              data-autofocus
            />
          </Field>
          <RadioCards<Whose>
            stacked
            label={t('view.whose')}
            value={whose}
            onValueChange={(value) => half.choose({ whose: value })}
            options={[
              { value: 'own' as const, label: t('view.own'), detail: t('view.ownText') },
              { value: 'shared' as const, label: t('view.shared'), detail: t('view.sharedText') },
            ].filter(({ value }) => offered.includes(value))}
          />
          {open === undefined || (open.shared && !mayWrite) ? null : (
            <p>
              <TextButton
                onClick={() => {
                  remove(open);
                  half.clear();
                  onSaved(undefined);
                  onClose();
                }}
              >
                {t('view.delete')}
              </TextButton>
            </p>
          )}
          {problem === 'notSaved' ? (
            <Note icon="error" tone="error" announced>
              {t('bulk.notSaved')}
            </Note>
          ) : null}
        </Stack>
      </form>
    </Dialog>
  );
}

interface Keeping {
  /** Absent for a new one. */
  readonly id: string | undefined;
  readonly name: string;
  readonly search: string;
}

/** Answers the id under which it was kept; nothing where it could not be. */
function useKeep(): (view: Keeping, whose: Whose) => Promise<string | undefined> {
  const { t } = useTranslation('list');
  const { environment } = useCarnet();
  const run = useRun();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  return async ({ id, name, search }, whose) => {
    const kept = id ?? environment.newId();
    const done = t('view.saved', { name });
    if (whose === 'own') {
      keepOwnView({ programmeId, memberId }, { id: kept, name, search });
      notify({ message: done, tone: 'done' });
      return kept;
    }
    const values = { name, search: search === '' ? undefined : search };
    const command =
      id === undefined
        ? createRecord('savedView', programmeId, values, kept)
        : setFields(kept, values);
    const result = await run(command, { done });
    return result.ok ? kept : undefined;
  };
}

function useRemove(): (view: NamedView) => void {
  const { t } = useTranslation('list');
  const change = useChange();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  return (view) => {
    const message = t('view.deleted', { name: view.name });
    if (view.shared) {
      void change(deleteRecord(view.id), { done: message });
      return;
    }
    forgetOwnView(view.id);
    const bringBack = (): void => keepOwnView({ programmeId, memberId }, view);
    notify({ message, tone: 'done', action: { label: t('view.undo'), run: bringBack } });
  };
}
