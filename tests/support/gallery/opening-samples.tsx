/** Samples of what opens: menus, a popover, a dialog, toasts. */
import { useState } from 'react';
import { Button } from '../../../src/client/ui/button.tsx';
import { Chip } from '../../../src/client/ui/chip.tsx';
import { Dialog } from '../../../src/client/ui/dialog.tsx';
import { Field } from '../../../src/client/ui/field.tsx';
import { IconButton } from '../../../src/client/ui/icon-button.tsx';
import { MenuButton } from '../../../src/client/ui/menu-button.tsx';
import { Popover } from '../../../src/client/ui/popover.tsx';
import { TextInput } from '../../../src/client/ui/text-input.tsx';
import { type Toast, ToastRegion } from '../../../src/client/ui/toast-region.tsx';
import { SampleGroup, SampleLine } from './sample-group.tsx';

const stages = ['Présélection', 'Éligible', 'Inscrite', 'Intégrée'];

function MenuSamples() {
  const [stage, setStage] = useState('Éligible');
  return (
    <>
      <MenuButton
        label="Étape"
        items={stages.map((label) => ({
          id: label,
          label,
          checked: label === stage,
          onSelect: () => setStage(label),
        }))}
        trigger={(trigger) => (
          <Chip {...trigger} opensMenu chosen>
            Étape
          </Chip>
        )}
      />
      <MenuButton
        label="Autres actions"
        items={[
          { id: 'print', label: 'Imprimer', icon: 'print', shortcut: 'Ctrl P', onSelect: Object },
          {
            id: 'send',
            label: 'Envoyer',
            icon: 'send',
            onSelect: Object,
            unavailableBecause: 'Nécessite une connexion',
          },
          {
            id: 'remove',
            label: 'Retirer la PME',
            icon: 'remove',
            tone: 'risk',
            separated: true,
            onSelect: Object,
          },
        ]}
        trigger={(trigger) => (
          <IconButton {...trigger} icon="more" label="Autres actions de la PME" />
        )}
      />
    </>
  );
}

function DialogSample() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Nouvelle PME</Button>
      <Dialog
        open={open}
        onClose={close}
        title="Nouvelle PME"
        description="Le nom suffit."
        closeLabel="Fermer"
        footer={
          <>
            <Button variant="primary" size="form" onClick={close}>
              Ajouter
            </Button>
            <Button variant="quiet" size="form" onClick={close}>
              Annuler
            </Button>
          </>
        }
      >
        <Field label="Nom">
          <TextInput value={name} onValueChange={setName} />
        </Field>
        <SampleLine>
          <MenuSamples />
        </SampleLine>
      </Dialog>
    </>
  );
}

export function OpeningSamples() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const say = () => {
    const undo = { label: 'Annuler', shortcut: 'Ctrl Z', onAct: () => undefined };
    setToasts([...toasts, { id: String(toasts.length), text: 'Appel consigné.', action: undo }]);
  };
  return (
    <SampleGroup title="Ce qui s’ouvre">
      <SampleLine>
        <MenuSamples />
        <Popover
          fitted
          label="Filtrer par ville"
          trigger={(trigger) => (
            <Button {...trigger} icon="filter">
              Filtrer
            </Button>
          )}
        >
          {(close) => <Button onClick={close}>Appliquer</Button>}
        </Popover>
        <DialogSample />
        <Button onClick={say}>Consigner un appel</Button>
      </SampleLine>
      <ToastRegion
        label="Retours"
        toasts={toasts}
        onDismiss={(id) => setToasts(toasts.filter((toast) => toast.id !== id))}
      />
    </SampleGroup>
  );
}
