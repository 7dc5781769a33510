/**
 * A draft of the sample's own checklist, as steps: the criteria of the programme are specific to its businesses. It is not
 * published, so that the checklists that are filled in keep the template of Carnet. The question about EORI numbers is invented.
 */

import { type Command, setFields } from '../command/command.ts';
import { eligibilityChecklist } from '../form/templates/eligibility-checklist.ts';
import {
  addItem,
  changeItem,
  copyTemplate,
  retireItem,
  setVerdict,
} from '../template/edit-draft.ts';
import { members, pads, sampleProgrammeId } from './sample-programme-data.ts';
import type { Doing } from './sample-writer.ts';
import { idOf } from './seed.ts';

interface TemplateStep extends Doing {
  readonly command: Command;
}

const draftId = idOf('template/checklist', Date.UTC(2021, 1, 10, 9));
const eori = 'eoriOther';

const question = {
  'label.en': 'Does the business have an EORI number in the other country?',
  'label.fr': 'L’entreprise dispose-t-elle du numéro EORI de l’autre pays ?',
  'short.en': 'EORI in the other country',
  'short.fr': 'EORI de l’autre pays',
  'help.en': 'Needed to handle deliveries there directly. Check before relying on this.',
  'help.fr': 'Nécessaire pour y livrer soi-même. À vérifier avant toute décision.',
  'reason.refer.en': 'Until then, somebody else has to clear parcels through customs.',
  'reason.refer.fr': 'D’ici là, un tiers doit dédouaner les colis.',
  'toPass.en': 'An EORI number in the other country, or a carrier that makes the declarations.',
  'toPass.fr': 'Un numéro EORI de l’autre pays, ou un transporteur qui déclare.',
  'evidence.en': 'Confirmation from the customs authority',
  'evidence.fr': 'La confirmation des douanes',
  only: { from: '2021-01-01' },
} as const;

/** In the order in which they happened. */
export function templateSteps(): readonly TemplateStep[] {
  const doing = { zone: pads.FR.zone, by: members.coordinator };
  const steps: readonly Command[] = [
    copyTemplate(sampleProgrammeId, eligibilityChecklist, draftId),
    setFields(draftId, {
      title: {
        lang: 'en',
        text: 'E-Channel checklist',
        translation: 'Liste de contrôle E-Channel',
        translationState: 'checked',
      },
    }),
    addItem(draftId, { section: 'fit', after: 'dataAccess' }, { id: eori, type: 'yesNo' }),
    changeItem(draftId, eori, question),
    setVerdict(draftId, eori, 'yes', 'pass'),
    setVerdict(draftId, eori, 'no', 'refer'),
    changeItem(draftId, 'hours', {
      'help.en': 'Allow six hours a month for the reviews and the work between them.',
      'help.fr':
        'Comptez six heures par mois pour les revues mensuelles et le travail entre deux revues.',
    }),
    retireItem(draftId, 'siteRebuild', true),
  ];
  return steps.map((command, index) => ({
    ...doing,
    key: `template/${index}`,
    at: `2021-02-10T10:${String(index).padStart(2, '0')}`,
    command,
  }));
}
