/** One contact person, of an SME or an organisation. Every field saves itself; closing changes nothing. */

import { useTranslation } from 'react-i18next';
import { changeElement, type ElementPatch } from '../../../../domain/sme/change-element.ts';
import type { Country } from '../../../../domain/programme/programme.ts';
import { isEmail } from '../../../../domain/sme/email.ts';
import { personStates } from '../../../../domain/sme/sme.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { DayInput } from '../../../parts/date/day-input.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from './details.module.css';
import { useIdentifierRemark } from './identifiers-section.tsx';
import { Remark } from './saved-field.tsx';
import { type ElementHolder, useElementField } from './use-element.ts';

/** An SME or an organisation, as far as its people go. */
export interface PeopleHolder extends ElementHolder {
  readonly values: ElementHolder['values'] & { readonly country?: Country | undefined };
}

interface PersonDialogProps {
  readonly holder: PeopleHolder;
  readonly personId: string;
  /** The name was written a moment ago: the focus begins at what comes next. */
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** Mount it to open it; the person must be there. */
export function PersonDialog({ holder, personId, isNew, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const change = useChange();
  const today = useToday();
  const person = holder.values.people?.[personId];
  const set = (patch: ElementPatch<'people'>): void => {
    void change(changeElement(holder.id, 'people', personId, patch));
  };
  const place = { holder, personId };
  const stateMark = useFieldMark(holder.id, 'people', personId, 'state');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sme-details:people.dialog')}
      closeLabel={t('sme-details:close')}
    >
      <PersonText {...place} property="name" />
      <PersonText {...place} property="role" takesFocus={isNew} />
      <div className={styles.columns}>
        <PersonText {...place} property="email" />
        <PersonText {...place} property="phone" />
      </div>
      <Checkbox
        checked={person?.decisionMaker === true}
        onCheckedChange={(checked) => set({ decisionMaker: checked ? true : undefined })}
      >
        {t('sme-details:people.isDecisionMaker')}
      </Checkbox>
      <div className={styles.columns}>
        <Field label={t('sme-details:people.state')} mark={stateMark}>
          <Select
            options={personStates.map((value) => ({
              value,
              label: t(`domain:option.personState.${value}`),
            }))}
            value={person?.state ?? 'working'}
            onValueChange={(state) => set({ state })}
          />
        </Field>
        <CheckedOn {...place} />
      </div>
      <Button icon="check" onClick={() => set({ checkedOn: today })}>
        {t('sme-details:people.checkedToday')}
      </Button>
    </Dialog>
  );
}

type TextProperty = 'name' | 'role' | 'email' | 'phone';

interface PersonTextProps {
  readonly holder: PeopleHolder;
  readonly personId: string;
  readonly property: TextProperty;
  readonly takesFocus?: boolean;
}

function PersonText({ holder, personId, property, takesFocus = false }: PersonTextProps) {
  const { t } = useTranslation('sme-details');
  const message = useFieldMessage();
  const phoneRemark = useIdentifierRemark(holder.values.country ?? 'GB')('phone');
  const typed = useElementField({
    holder,
    field: 'people',
    key: personId,
    property,
    needed: property === 'name',
  });
  const nameless = property === 'name' && typed.value.trim() === '';
  const email = property === 'email' && typed.value.trim() !== '' && !isEmail(typed.value);
  return (
    <Field
      label={t(`people.${property}`)}
      mark={typed.mark}
      error={nameless ? t('people.nameNeeded') : message(typed.error, typed.notSaved)}
    >
      <TextInput
        type={property === 'email' ? 'email' : property === 'phone' ? 'tel' : 'text'}
        autoComplete="off"
        data-autofocus={takesFocus ? true : undefined}
        value={typed.value}
        onValueChange={typed.onChange}
        onBlur={typed.onBlur}
      />
      {property === 'phone' ? <Remark>{phoneRemark(typed.value)}</Remark> : null}
      {property === 'email' ? <Remark>{email ? t('remark.email') : undefined}</Remark> : null}
    </Field>
  );
}

function CheckedOn({ holder, personId }: Omit<PersonTextProps, 'property'>) {
  const { t } = useTranslation('sme-details');
  const typed = useElementField({ holder, field: 'people', key: personId, property: 'checkedOn' });
  return (
    <Field label={t('people.checkedOn')} mark={typed.mark}>
      <DayInput value={typed.value} onValueChange={typed.onChange} onBlur={typed.onBlur} />
    </Field>
  );
}
