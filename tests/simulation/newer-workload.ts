/** What people do who have a version that others do not have yet: with what an older one does not know (`release.ts`). */

import type { Carnet } from '../../src/client/model/carnet.ts';
import { lazyRecordsOf, recordsOf, rootsOf } from '../../src/client/model/records.ts';
import type { RootSheet } from '../../src/client/model/state.ts';
import {
  type Command,
  createRecord,
  deleteRecord,
  setFields,
} from '../../src/domain/command/command.ts';
import type { Random } from './random.ts';

export class NewerWorkload {
  private readonly random: Random;
  private readonly word: () => string;

  constructor(random: Random, word: () => string) {
    this.random = random;
    this.word = word;
  }

  /** One thing, on a sheet of the programme; what is read when it is asked for was read before. */
  async command(carnet: Carnet): Promise<Command | undefined> {
    const { random } = this;
    const { sheets, otherSheets } = carnet.state.getState();
    const sheet = random.pick([...sheets.values()]);
    const other = random.pick([...otherSheets.values()]);
    if (sheet === undefined) return undefined;
    const home = sheet.sme.id;
    const dice = random.below(100);
    if (dice < 12) return this.organisation(carnet);
    if (dice < 30) return other && this.onOrganisation(other);
    if (dice < 55) return this.channel(sheet);
    if (dice < 70) {
      await carnet.loadLazy(home, 'figures');
      return this.figures(carnet, home);
    }
    if (dice < 85) {
      await carnet.loadLazy(home, 'form');
      return this.form(carnet, home);
    }
    return setFields(home, { siret: this.word() });
  }

  private organisation(carnet: Carnet): Command {
    const known = this.random.pick(rootsOf(carnet.state.getState(), 'organisation'));
    if (known !== undefined && this.random.chance(0.6)) {
      return setFields(known.root.id, { town: this.word() });
    }
    return (context) => {
      const id = context.newId();
      const values = {
        name: `Chamber ${this.word()}`,
        kind: 'supportOrganisation',
        engagement: 'contacted',
      } as const;
      return createRecord('organisation', id, values, id)(context);
    };
  }

  /** A record of a kind that everybody knows, where others know nothing of: or all of that goes to the trash. */
  private onOrganisation({ root, head }: RootSheet): Command {
    const action = this.random.pick(recordsOf(head, 'action'));
    if (this.random.chance(0.1)) return deleteRecord(root.id);
    if (action !== undefined && this.random.chance(0.5)) {
      return setFields(action.id, { planSection: this.word() });
    }
    return createRecord('action', root.id, {
      title: { lang: 'en', text: `Action ${this.word()}` },
      kind: 'action',
      state: 'open',
    });
  }

  private channel({ root, head }: RootSheet): Command {
    const known = this.random.pick(recordsOf(head, 'channel'));
    if (known !== undefined && this.random.chance(0.7)) {
      return this.random.chance(0.1)
        ? deleteRecord(known.id)
        : setFields(known.id, { dataOwner: this.word() });
    }
    return createRecord('channel', root.id, {
      name: `Shop ${this.word()}`,
      kind: 'shop',
      connection: 'planned',
    });
  }

  private figures(carnet: Carnet, home: string): Command {
    const known = this.random.pick(lazyRecordsOf(carnet.state.getState(), home, 'figures') ?? []);
    if (known !== undefined && this.random.chance(0.6)) {
      return setFields(known.id, { orders: this.random.below(100) });
    }
    const month = `2020-0${1 + this.random.below(9)}`;
    return createRecord('figures', home, { month, visits: this.random.below(1000) });
  }

  /** A form is known to all, some of its fields are not. */
  private form(carnet: Carnet, home: string): Command {
    const known = this.random.pick(lazyRecordsOf(carnet.state.getState(), home, 'form') ?? []);
    if (known === undefined || this.random.chance(0.2)) {
      return createRecord('form', home, { templateId: 'site', state: 'draft' });
    }
    const item = this.random.oneOf('a', 'b');
    const name = this.random.chance(0.6) ? `note.${item}` : `value.${item}`;
    return setFields(known.id, { [name]: this.word() });
  }
}
