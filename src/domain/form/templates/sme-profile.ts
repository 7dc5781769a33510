/**
 * Template of the profile of an owner: seven ratings on anchors that can be observed; for tailoring, never for selection.
 * Longer than 400 lines because it is data: every question stands here in both languages.
 */

import type { TemplateOf } from '../template.ts';

export const smeProfile: TemplateOf<'profile'> = {
  format: 'template/1',
  id: 'sme-profile/1',
  kind: 'profile',
  version: 1,
  filledBy: 'manager',
  about: 'sme',
  repeat: 'P3M',
  title: {
    en: 'Business profile',
    fr: 'Profil de l’entreprise',
  },
  short: {
    en: 'Profile',
    fr: 'Profil',
  },
  intro: {
    en: 'Filled in by the account manager. Choose from what you have seen or heard, not from an impression. The business may ask to read this page.',
    fr: 'Rempli par le gestionnaire de compte. Choisissez d’après ce que vous avez vu ou entendu, pas d’après une impression. L’entreprise peut demander à lire cette page.',
  },
  use: {
    en: 'Never a condition for taking part: it only sets how often and how closely to support the business.',
    fr: 'Jamais une condition d’entrée : il sert uniquement à régler le rythme et l’intensité de l’accompagnement.',
  },
  sections: [
    {
      id: 'drive',
      title: {
        en: 'Drive',
        fr: 'Dynamisme',
      },
      short: {
        en: 'Drive',
        fr: 'Dynamisme',
      },
      items: [
        {
          id: 'motivation',
          type: 'rating',
          label: {
            en: 'Motivation',
            fr: 'Motivation',
          },
          short: {
            en: 'Motivation',
            fr: 'Motivation',
          },
          help: {
            en: 'What does the business do between two meetings?',
            fr: 'Que fait l’entreprise entre deux réunions ?',
          },
          min: 1,
          max: 5,
          required: true,
          anchors: [
            {
              score: 1,
              label: {
                en: 'Nothing without a reminder',
                fr: 'Rien sans relance',
              },
            },
            {
              score: 2,
              label: {
                en: 'What was agreed, after several reminders',
                fr: 'Ce qui a été convenu, après plusieurs relances',
              },
            },
            {
              score: 3,
              label: {
                en: 'What was agreed',
                fr: 'Ce qui a été convenu',
              },
            },
            {
              score: 4,
              label: {
                en: 'More than was agreed',
                fr: 'Plus que ce qui a été convenu',
              },
            },
            {
              score: 5,
              label: {
                en: 'It starts things itself and brings proposals',
                fr: 'Elle prend les devants et propose',
              },
            },
          ],
        },
        {
          id: 'riskAttitude',
          type: 'rating',
          label: {
            en: 'Attitude to risk',
            fr: 'Attitude face au risque',
          },
          short: {
            en: 'Attitude to risk',
            fr: 'Attitude face au risque',
          },
          help: {
            en: 'What does the business do when the outcome is uncertain?',
            fr: 'Que fait l’entreprise quand l’issue est incertaine ?',
          },
          min: 1,
          max: 5,
          required: true,
          anchors: [
            {
              score: 1,
              label: {
                en: 'It tries nothing new',
                fr: 'Elle n’essaie rien de nouveau',
              },
            },
            {
              score: 2,
              label: {
                en: 'It waits for others to try',
                fr: 'Elle attend que d’autres essaient',
              },
            },
            {
              score: 3,
              label: {
                en: 'It tries on a small scale, with a limit',
                fr: 'Elle essaie à petite échelle, avec une limite',
              },
            },
            {
              score: 4,
              label: {
                en: 'It tries on a larger scale, with a limit',
                fr: 'Elle essaie à plus grande échelle, avec une limite',
              },
            },
            {
              score: 5,
              label: {
                en: 'It commits without a limit',
                fr: 'Elle s’engage sans limite',
              },
            },
          ],
        },
        {
          id: 'opportunityAttitude',
          type: 'rating',
          label: {
            en: 'Attitude to opportunity',
            fr: 'Attitude face aux opportunités',
          },
          short: {
            en: 'Attitude to opportunity',
            fr: 'Face aux opportunités',
          },
          help: {
            en: 'What happens when an opportunity comes up?',
            fr: 'Que se passe-t-il quand une opportunité se présente ?',
          },
          min: 1,
          max: 5,
          required: true,
          anchors: [
            {
              score: 1,
              label: {
                en: 'It goes unnoticed',
                fr: 'Elle passe inaperçue',
              },
            },
            {
              score: 2,
              label: {
                en: 'It is noticed, then left',
                fr: 'Elle est repérée, puis laissée',
              },
            },
            {
              score: 3,
              label: {
                en: 'It is discussed at the next review',
                fr: 'Elle est discutée à la revue suivante',
              },
            },
            {
              score: 4,
              label: {
                en: 'It is tried within a month',
                fr: 'Elle est essayée dans le mois',
              },
            },
            {
              score: 5,
              label: {
                en: 'The business finds it before we do',
                fr: 'L’entreprise la repère avant nous',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'ability',
      title: {
        en: 'Abilities',
        fr: 'Aptitudes',
      },
      short: {
        en: 'Abilities',
        fr: 'Aptitudes',
      },
      items: [
        {
          id: 'experience',
          type: 'rating',
          label: {
            en: 'Experience of selling online',
            fr: 'Expérience de la vente en ligne',
          },
          short: {
            en: 'Online sales experience',
            fr: 'Expérience en ligne',
          },
          help: {
            en: 'How long has it sold online, and where?',
            fr: 'Depuis quand et où vend-elle en ligne ?',
          },
          min: 1,
          max: 5,
          required: true,
          anchors: [
            {
              score: 1,
              label: {
                en: 'Never',
                fr: 'Jamais',
              },
            },
            {
              score: 2,
              label: {
                en: 'For less than a year',
                fr: 'Depuis moins d’un an',
              },
            },
            {
              score: 3,
              label: {
                en: 'For over a year, in its own country',
                fr: 'Depuis plus d’un an, dans son pays',
              },
            },
            {
              score: 4,
              label: {
                en: 'For over a year, with some orders abroad',
                fr: 'Depuis plus d’un an, avec quelques commandes à l’étranger',
              },
            },
            {
              score: 5,
              label: {
                en: 'For over a year, regularly in several countries',
                fr: 'Depuis plus d’un an, régulièrement dans plusieurs pays',
              },
            },
          ],
        },
        {
          id: 'growthCapacity',
          type: 'rating',
          label: {
            en: 'Growth capacity',
            fr: 'Capacité de croissance',
          },
          short: {
            en: 'Growth capacity',
            fr: 'Capacité de croissance',
          },
          help: {
            en: 'With its stock, staff, cash and suppliers, how many more orders could it handle?',
            fr: 'Avec ses stocks, son équipe, sa trésorerie et ses fournisseurs, combien de commandes en plus pourrait-elle traiter ?',
          },
          min: 1,
          max: 5,
          required: true,
          anchors: [
            {
              score: 1,
              label: {
                en: 'None: at its limit',
                fr: 'Aucune : au maximum',
              },
            },
            {
              score: 2,
              label: {
                en: 'A few more a week',
                fr: 'Quelques-unes par semaine',
              },
            },
            {
              score: 3,
              label: {
                en: 'About a quarter more',
                fr: 'Environ un quart en plus',
              },
            },
            {
              score: 4,
              label: {
                en: 'About half as many again',
                fr: 'Environ la moitié en plus',
              },
            },
            {
              score: 5,
              label: {
                en: 'Twice as many, with a plan ready',
                fr: 'Le double, avec un plan prêt',
              },
            },
          ],
        },
        {
          id: 'digitalSkill',
          type: 'rating',
          label: {
            en: 'Digital skills',
            fr: 'Compétences numériques',
          },
          short: {
            en: 'Digital skills',
            fr: 'Compétences numériques',
          },
          help: {
            en: 'What does it do itself, in the shop and with its figures?',
            fr: 'Que fait-elle elle-même, dans la boutique et avec ses chiffres ?',
          },
          min: 1,
          max: 5,
          required: true,
          anchors: [
            {
              score: 1,
              label: {
                en: 'Nothing: others do it',
                fr: 'Rien : d’autres s’en chargent',
              },
            },
            {
              score: 2,
              label: {
                en: 'Simple tasks, with help',
                fr: 'Des tâches simples, avec de l’aide',
              },
            },
            {
              score: 3,
              label: {
                en: 'Daily work, unaided',
                fr: 'Le quotidien, sans aide',
              },
            },
            {
              score: 4,
              label: {
                en: 'Settings and figures, unaided',
                fr: 'Les réglages et les chiffres, sans aide',
              },
            },
            {
              score: 5,
              label: {
                en: 'It changes the shop and measures the effect',
                fr: 'Elle modifie la boutique et mesure l’effet',
              },
            },
          ],
        },
        {
          id: 'remoteEase',
          type: 'rating',
          label: {
            en: 'Ease with remote work',
            fr: 'Aisance avec le travail à distance',
          },
          short: {
            en: 'Ease with remote work',
            fr: 'Aisance à distance',
          },
          help: {
            en: 'How do video meetings and screen sharing go?',
            fr: 'Comment se passent les visioconférences et le partage d’écran ?',
          },
          min: 1,
          max: 5,
          required: true,
          anchors: [
            {
              score: 1,
              label: {
                en: 'They cannot take place',
                fr: 'Elles ne peuvent pas avoir lieu',
              },
            },
            {
              score: 2,
              label: {
                en: 'With help every time',
                fr: 'Avec de l’aide à chaque fois',
              },
            },
            {
              score: 3,
              label: {
                en: 'Fine for a short talk',
                fr: 'Bien pour un point court',
              },
            },
            {
              score: 4,
              label: {
                en: 'Fine, screen sharing included',
                fr: 'Bien, partage d’écran compris',
              },
            },
            {
              score: 5,
              label: {
                en: 'The business suggests them itself',
                fr: 'L’entreprise les propose elle-même',
              },
            },
          ],
        },
      ],
    },
  ],
};
