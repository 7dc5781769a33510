// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../../src/client/ui/button.tsx';
import { Checkbox } from '../../../../src/client/ui/checkbox.tsx';
import { Field, FieldGroup } from '../../../../src/client/ui/field.tsx';
import { NumberInput } from '../../../../src/client/ui/number-input.tsx';
import { RadioCards } from '../../../../src/client/ui/radio-cards.tsx';
import { Select } from '../../../../src/client/ui/select.tsx';
import { SwitchRow } from '../../../../src/client/ui/switch-row.tsx';
import { TextArea } from '../../../../src/client/ui/text-area.tsx';
import { TextInput } from '../../../../src/client/ui/text-input.tsx';

const nothing = () => undefined;

describe('Field', () => {
  it('names its control, and describes it by the hint and by the error', () => {
    render(
      <Field label="Numéro EORI" hint="GB suivi de 12 chiffres" error="Il manque 7 chiffres.">
        <TextInput value="GB 4471 2" onValueChange={nothing} />
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Numéro EORI' });
    expect(input).toHaveAccessibleDescription('GB suivi de 12 chiffres Il manque 7 chiffres.');
    expect(input).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('Il manque 7 chiffres.');
  });

  it('leaves a control without hint or error undescribed and valid', () => {
    render(
      <Field label="Nom">
        <TextInput value="" onValueChange={nothing} />
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Nom' });
    expect(input).not.toHaveAttribute('aria-describedby');
    expect(input).toBeValid();
  });

  it('adds the description that the control brings itself', () => {
    render(
      <>
        <Field label="Taux" hint="Par mois">
          <NumberInput value="58,1" onValueChange={nothing} unit="%" />
        </Field>
      </>,
    );
    expect(screen.getByRole('textbox', { name: 'Taux' })).toHaveAccessibleDescription('Par mois %');
  });

  it('hands over what is typed', async () => {
    const typed = vi.fn();
    render(
      <Field label="Note">
        <TextArea value="" onValueChange={typed} lang="fr" />
      </Field>,
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'é');
    expect(typed).toHaveBeenCalledWith('é');
    expect(screen.getByRole('textbox')).toHaveAttribute('lang', 'fr');
  });

  it('gives a group its legend, and none of its ids to the controls inside', () => {
    render(
      <FieldGroup label="Effectif" hint="Au 31 décembre">
        <TextInput aria-label="Femmes" value="" onValueChange={nothing} />
        <TextInput aria-label="Hommes" value="" onValueChange={nothing} />
      </FieldGroup>,
    );
    expect(screen.getByRole('group', { name: 'Effectif' })).toHaveAccessibleDescription(
      'Au 31 décembre',
    );
    expect(screen.getByRole('textbox', { name: 'Femmes' })).not.toHaveAttribute('id');
  });
});

describe('Select', () => {
  it('offers its options and gives the chosen value', async () => {
    const chosen = vi.fn();
    render(
      <Field label="Rampe">
        <Select
          value=""
          placeholder="Choisir"
          onValueChange={chosen}
          options={[
            { value: 'UK', label: 'Royaume-Uni' },
            { value: 'FR', label: 'France' },
          ]}
        />
      </Field>,
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Rampe' }), 'France');
    expect(chosen).toHaveBeenCalledExactlyOnceWith('FR');
  });
});

describe('Checkbox', () => {
  function Action() {
    const [done, setDone] = useState(false);
    return (
      <Checkbox checked={done} onCheckedChange={setDone} detail="en retard, 16 nov." late>
        Terminer les fiches
      </Checkbox>
    );
  }

  it('is named by its label and described by its detail', () => {
    render(<Action />);
    const box = screen.getByRole('checkbox', { name: 'Terminer les fiches' });
    expect(box).toHaveAccessibleDescription('en retard, 16 nov.');
  });

  it('is ticked by its label and by the space bar', async () => {
    render(<Action />);
    await userEvent.click(screen.getByText('Terminer les fiches'));
    expect(screen.getByRole('checkbox')).toBeChecked();
    await userEvent.keyboard(' ');
    expect(screen.getByRole('checkbox')).not.toBeChecked();
  });
});

describe('RadioCards', () => {
  it('are a group with a name, an error, and one choice at a time', async () => {
    const choose = vi.fn();
    render(
      <RadioCards
        label="Votre rôle"
        error="Choisir un rôle."
        value={undefined}
        onValueChange={choose}
        options={[
          { value: 'manager', label: 'Gestionnaire', detail: 'Suit ses PME' },
          { value: 'coordination', label: 'Coordination' },
        ]}
      />,
    );
    const group = screen.getByRole('group', { name: 'Votre rôle' });
    expect(group).toHaveAccessibleDescription('Choisir un rôle.');
    await userEvent.click(screen.getByRole('radio', { name: /Coordination/ }));
    expect(choose).toHaveBeenCalledExactlyOnceWith('coordination');
  });
});

describe('SwitchRow', () => {
  it('is a switch that writes its state out', async () => {
    function Setting() {
      const [on, setOn] = useState(false);
      return (
        <SwitchRow
          label="Lettres"
          checked={on}
          onCheckedChange={setOn}
          onText="Oui"
          offText="Non"
        />
      );
    }
    render(<Setting />);
    expect(screen.getByText('Non')).toBeVisible();
    await userEvent.click(screen.getByRole('switch', { name: 'Lettres' }));
    expect(screen.getByRole('switch', { name: 'Lettres' })).toBeChecked();
    expect(screen.getByText('Oui')).toBeVisible();
  });
});

describe('Button', () => {
  it('that cannot act stays reachable, says why and does nothing', async () => {
    const act = vi.fn();
    render(
      <Button unavailableBecause="Nécessite une connexion." onClick={act}>
        Envoyer
      </Button>,
    );
    await userEvent.tab();
    const button = screen.getByRole('button', { name: 'Envoyer' });
    expect(button).toHaveFocus();
    expect(button).toHaveAccessibleDescription('Nécessite une connexion.');
    await userEvent.keyboard('{Enter}');
    expect(act).not.toHaveBeenCalled();
  });

  it('does not read its drawn shortcut as a part of its name', () => {
    render(
      <Button shortcut="L" aria-keyshortcuts="L">
        Consigner
      </Button>,
    );
    expect(screen.getByRole('button', { name: 'Consigner' })).toHaveAttribute(
      'aria-keyshortcuts',
      'L',
    );
  });
});
