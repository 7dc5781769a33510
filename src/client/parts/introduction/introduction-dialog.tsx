/** Introduces an SME or an organisation to another: a contact of its journal, with what comes of it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord } from '../../../domain/command/command.ts';
import { introduce } from '../../../domain/organisation/introduce.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useNow } from '../../model/use-carnet.ts';
import { textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { useHomeName, useHomePeople } from '../../model/use-home.ts';
import { useRoots } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/page.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useChange } from '../record/use-change.ts';

interface IntroductionDialogProps {
  /** Of which sheet. */
  readonly home: string;
  readonly onClose: () => void;
}

export function IntroductionDialog({ home, onClose }: IntroductionDialogProps) {
  const { t } = useTranslation('organisations');
  const { environment } = useCarnet();
  const { language } = useFormat();
  const now = useNow();
  const change = useChange();
  const by = useCarnetState((state) => state.memberId);
  const sheets = useCarnetState((state) => state.sheets);
  const organisations = useRoots('organisation');
  const name = useHomeName(home) ?? '';
  const homePeople = useHomePeople(home) ?? {};
  const half = useHalfTyped(`introduction:${home}`);
  const text = textIn(half.values['text']) ?? '';
  const [missing, setMissing] = useState(false);
  const options = [
    ...[...sheets.values()].map(({ sme }) => ({
      id: sme.id,
      label: sme.values.name,
      detail: sme.values.town,
    })),
    ...organisations.map(({ root }) => ({
      id: root.id,
      label: root.values.name,
      detail: t('organisation'),
    })),
  ].filter(({ id }) => id !== home);
  const others = options.map(({ id }) => id);
  const whom = half.choice('whom', others);
  const people = Object.entries(homePeople)
    .filter(([, person]) => person.state !== 'left')
    .map(([id, person]) => ({ id, label: person.name, detail: person.role }));
  const { persons: picked } = half.choices;
  const persons = people.flatMap(({ id }) =>
    Array.isArray(picked) && picked.includes(id) ? [id] : [],
  );
  const add = async (): Promise<void> => {
    setMissing(whom === undefined);
    if (whom === undefined) return;
    const moment = { now, zone: environment.zone(), by };
    const isConfidential =
      organisations.find(({ root }) => root.id === whom)?.root.values.confidential === true;
    const introduction = { introducedId: whom, isConfidential, persons, text, language };
    const values = introduce(introduction, moment);
    const isAdded = await half.add(() =>
      change(createRecord('contact', home, values), { done: t('introduction.done') }),
    );
    if (isAdded === true) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('introduction.title', { name })}
      closeLabel={t('close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void add()}>
            {t('introduce')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <Stack>
        <Field
          label={t('introduction.whom')}
          error={missing ? t('introduction.whomNeeded') : undefined}
        >
          <Combobox
            options={options}
            selected={whom === undefined ? [] : [whom]}
            onSelectedChange={([id]) => half.choose({ whom: id })}
            single
            placeholder={t('introduction.choose')}
            emptyText={t('introduction.nobody')}
            removeLabel={(name) => t('introduction.remove', { name })}
          />
        </Field>
        {people.length === 0 ? null : (
          <Field label={t('introduction.person')}>
            <Combobox
              options={people}
              selected={persons}
              onSelectedChange={(ids) => half.choose({ persons: [...ids] })}
              placeholder={t('introduction.choose')}
              emptyText={t('introduction.nobody')}
              removeLabel={(name) => t('introduction.remove', { name })}
            />
          </Field>
        )}
        <Field label={t('introduction.text')}>
          <TextArea
            short
            lang={language}
            value={text}
            onValueChange={(words) => half.put('text', words)}
          />
        </Field>
      </Stack>
    </Dialog>
  );
}
