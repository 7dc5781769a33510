// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Button } from '../../../../src/client/ui/button.tsx';
import { Dialog } from '../../../../src/client/ui/dialog.tsx';
import { Field } from '../../../../src/client/ui/field.tsx';
import { Segments } from '../../../../src/client/ui/segments.tsx';
import { TextInput } from '../../../../src/client/ui/text-input.tsx';

function NewSme({ children }: { readonly children?: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  return (
    <>
      <Button onClick={() => setOpen(true)}>Nouvelle PME</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Nouvelle PME"
        description="Le nom suffit."
        closeLabel="Fermer"
        footer={<Button variant="primary">Ajouter</Button>}
      >
        {children ?? (
          <Field label="Nom">
            <TextInput value={name} onValueChange={setName} />
          </Field>
        )}
      </Dialog>
    </>
  );
}

const opener = () => screen.getByRole('button', { name: 'Nouvelle PME' });

describe('Dialog', () => {
  it('is not on the page until it is open, then has its name and its description', async () => {
    render(<NewSme />);
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.click(opener());
    const dialog = screen.getByRole('dialog', { name: 'Nouvelle PME' });
    expect(dialog).toHaveAccessibleDescription('Le nom suffit.');
  });

  it('puts the focus on the first field, not on the cross', async () => {
    render(<NewSme />);
    await userEvent.click(opener());
    expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveFocus();
  });

  it('puts the focus on the chosen one of segments that come first', async () => {
    render(
      <NewSme>
        <Segments
          label="Langue"
          value="fr"
          options={[
            { value: 'en', label: 'Anglais' },
            { value: 'fr', label: 'Français' },
          ]}
          onValueChange={() => undefined}
        />
      </NewSme>,
    );
    await userEvent.click(opener());
    expect(screen.getByRole('radio', { name: 'Français' })).toHaveFocus();
  });

  it('puts the focus on what asks for it', async () => {
    render(
      <NewSme>
        <button type="button">Un</button>
        <button type="button" data-autofocus>
          Deux
        </button>
      </NewSme>,
    );
    await userEvent.click(opener());
    expect(screen.getByRole('button', { name: 'Deux' })).toHaveFocus();
  });

  it('puts the focus on the title where nothing else can take it', async () => {
    render(<NewSme>Rien à remplir.</NewSme>);
    await userEvent.click(opener());
    expect(screen.getByRole('heading', { name: 'Nouvelle PME' })).toHaveFocus();
  });

  it('gives the focus back to what opened it', async () => {
    render(<NewSme />);
    await userEvent.click(opener());
    await userEvent.click(screen.getByRole('button', { name: 'Fermer' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(opener()).toHaveFocus();
  });

  it('closes when the browser asks for it, as Escape does', async () => {
    render(<NewSme />);
    await userEvent.click(opener());
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stays open when a file picker inside is cancelled', async () => {
    render(
      <NewSme>
        <input type="file" aria-label="Fichier" />
      </NewSme>,
    );
    await userEvent.click(opener());
    fireEvent(screen.getByLabelText('Fichier'), new Event('cancel', { bubbles: true }));
    expect(screen.getByRole('dialog')).toBeVisible();
  });

  it('closes with a press outside, but not with the second press of the double click that opened it', async () => {
    render(<NewSme />);
    await userEvent.click(opener());
    const dialog = screen.getByRole('dialog');
    // Not prevented, it would take the focus from the field in which somebody types.
    expect(fireEvent.mouseDown(dialog, { clientX: 10, detail: 2 })).toBe(false);
    expect(dialog).toBeVisible();
    fireEvent.mouseDown(dialog, { clientX: 10, detail: 1 });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
