/**
 * One sheet of the sample, as steps in the order in which they happened: the SME, its stages, its contacts with
 * what was agreed in them, its issues, and the changes that were made afterwards.
 */

import { addDays, addMonths, type LocalDate, type LocalDateTime } from '../calendar/local-date.ts';
import { type Command, createRecord, setFields, together } from '../command/command.ts';
import { isFaceToFace } from '../contact/contact.ts';
import type { Values } from '../entity/registry.ts';
import type { Language } from '../entity/field.ts';
import type { Stage } from '../sme/sme.ts';
import { moveStage } from '../stage/move-stage.ts';
import { present } from '../../std/assert.ts';
import { achievementSteps } from './achievements.ts';
import { type SampleBusiness, smeIdOf } from './businesses.ts';
import { documentSteps } from './documents.ts';
import { enrolmentPapers } from './identifiers.ts';
import { sampleIssues } from './issues.ts';
import { formsInTime, formSteps } from './form-steps.ts';
import type { SampleContact } from './form-subject.ts';
import { type JournalPlan, planOf, type Slot } from './journal-plan.ts';
import { marketOf } from './markets.ts';
import type { Note, NoteBank } from './note.ts';
import { NoteChoice } from './note-choice.ts';
import { englishNotes } from './notes-en.ts';
import { frenchNotes } from './notes-fr.ts';
import { agreedAt, corrections, firstOf, kindOf, modeOf, preparationOf } from './slot-contact.ts';
import { members, pads, sampleToday } from './sample-programme-data.ts';
import type { Doing } from './sample-writer.ts';
import { bringerOf } from './organisations.ts';
import { reviewId } from './reviews.ts';
import { salesSteps } from './sales.ts';
import { idOf, numbersFrom } from './seed.ts';

/** One thing that somebody did. */
export interface Step extends Doing {
  readonly command: Command;
}

/** Businesses that leave their latest action undone past its day. */
const lateOwners: ReadonlySet<string> = new Set([
  'large',
  'kerdreux',
  'gouesnon',
  'hollins',
  'brecks',
  'harbour',
]);

/** The steps of one business, with its forms or without, oldest first; `index` keeps its identifiers apart. */
export function sheetSteps(
  business: SampleBusiness,
  index: number,
  hasForms: boolean,
): readonly Step[] {
  const sheet = new SheetSteps(business, index);
  return sheet.all(hasForms).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

class SheetSteps {
  private readonly business: SampleBusiness;
  private readonly index: number;
  private readonly id: string;
  private readonly plan: JournalPlan;
  private readonly language: Language;
  private readonly next: () => number;
  private readonly notes: NoteChoice;
  private readonly bank: NoteBank;
  private readonly steps: Step[] = [];
  /** What was written and agreed, by the place of the contact. */
  private readonly said = new Map<number, Pick<SampleContact, 'note' | 'agreed'>>();

  constructor(business: SampleBusiness, index: number) {
    this.business = business;
    this.index = index;
    this.id = smeIdOf(business.key);
    this.plan = planOf(business);
    this.language = business.country === 'FR' ? 'fr' : 'en';
    this.bank = this.language === 'fr' ? frenchNotes : englishNotes;
    this.next = numbersFrom(`sheet/${business.key}`);
    this.notes = new NoteChoice(this.bank, this.plan.slots, this.next);
  }

  all(hasForms: boolean): readonly Step[] {
    this.addCreation();
    this.addStages();
    this.addSupportTime();
    const slots = this.plan.slots.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const lastAction = this.lastActionSlot(slots);
    for (const [place, slot] of slots.entries()) this.addSlot(slot, place, lastAction === place);
    const issues = sampleIssues.filter(({ business }) => business === this.business.key);
    for (const [place, issue] of issues.entries()) this.addIssue(issue, place);
    this.addPapers(slots, hasForms);
    return this.steps;
  }

  private do(key: string, at: LocalDateTime, command: Command): void {
    const { zone } = pads[this.business.country];
    const by = members[this.business.manager];
    this.steps.push({ key: `${this.business.key}/${key}`, at, zone, by, command });
  }

  private contactId(place: number): string {
    return idOf(`contact/${this.business.key}/${place}`, Date.UTC(2020, 0, 3));
  }

  private addPapers(slots: readonly Slot[], hasForms: boolean): void {
    const { business, index, id: home, language, plan, said } = this;
    const contacts = slots.map((slot, place) => {
      return { ...slot, id: this.contactId(place), ...said.get(place) };
    });
    const subject = { business, index, home, language, plan, contacts };
    const steps = [
      ...(hasForms ? formSteps(subject) : []),
      ...salesSteps(subject),
      ...achievementSteps(business, home),
      ...documentSteps(home, language, slots),
    ];
    for (const { key, at, command } of steps) this.do(key, at, command);
  }

  private personId(place: number): string {
    return idOf(`person/${this.business.key}/${place}`, Date.UTC(2020, 0, 2));
  }

  private addCreation(): void {
    const { business } = this;
    const [sourceKind, sourceName] = business.source;
    const values: Values<'sme'> = {
      name: business.name,
      country: business.country,
      launchPadId: pads[business.country].id,
      accountManagerId: members[business.manager],
      track: business.track ?? 'programme',
      stage: 'prospect',
      stageDates: { prospect: business.first },
      town: business.town,
      postcode: business.postcode,
      area: business.area,
      sector: business.sector,
      website: `https://${business.key}.example`,
      physicalShop: business.shop,
      languages: business.country === 'FR' ? ['fr'] : ['en'],
      people: Object.fromEntries(
        business.people.map(([name, role], place) => [
          this.personId(place),
          {
            name,
            role,
            email: `contact${place + 1}@${business.key}.example`,
            decisionMaker: place === 0,
            state: 'working' as const,
          },
        ]),
      ),
      sourceKind,
      sourceName,
      sourceOrganisationId: bringerOf(sourceName),
      ...(business.country === 'FR' && this.index % 2 === 0
        ? {
            closures: {
              summer: {
                from: '2020-08-03',
                to: '2020-08-23',
                every: 'year' as const,
                reason: 'Congés d’été',
              },
            },
          }
        : {}),
    };
    this.do('new', `${business.first}T08:35`, createRecord('sme', this.id, values, this.id));
  }

  private addStages(): void {
    const { business, plan } = this;
    const outside = business.track === 'outside';
    this.stage('screening', outside ? plan.eligibleOn : firstOf(plan.slots, 'screening'));
    this.stage('eligible', plan.eligibleOn);
    if (business.enrolledOn !== undefined) {
      const papers = setFields(this.id, { ...enrolmentPapers(business, this.index) });
      this.do('identity', `${business.enrolledOn}T17:20`, papers);
      this.stage('enrolled', business.enrolledOn);
    }
    this.stage('inducted', plan.inductedOn, outside ? adviceAlone : undefined);
    this.stage('supported', plan.supportedOn);
    const [stage, on, because] = business.ends ?? [];
    if (stage !== undefined && stage !== 'inducted') this.stage(stage, on, because);
  }

  private stage(to: Stage, on: LocalDate | undefined, reason?: string): void {
    if (on === undefined) return;
    // The induction is a contact of its day, logged before the stage; forms are taken as completed in time.
    const inductionHeld = this.business.track !== 'outside';
    const evidence = { ...formsInTime, inductionHeld };
    this.do(`stage/${to}`, `${on}T17:30`, moveStage(this.id, { to, on, reason, evidence }));
  }

  /** Four months of support, which were too short for most (source report, 5.2). */
  private addSupportTime(): void {
    const { inductedOn } = this.plan;
    if (inductedOn === undefined || this.business.track === 'outside') return;
    const until = addMonths(inductedOn, 4);
    const targetMarkets = { first: { country: marketOf(this.business), since: inductedOn } };
    const patch = { supportFrom: inductedOn, supportUntil: until, targetMarkets };
    this.do('support', `${inductedOn}T17:40`, setFields(this.id, patch));
    if (until < '2021-06-01' && this.business.ends === undefined) {
      const supportUntil = this.index % 2 === 0 ? '2021-06-30' : '2021-07-30';
      this.do('longer', `${addDays(until, -9)}T16:20`, setFields(this.id, { supportUntil }));
    }
  }

  /** The place of the latest slot whose action will be due before the sample's day. */
  private lastActionSlot(slots: readonly Slot[]): number {
    return slots.findLastIndex(
      ({ on, kind }) => (kind === 'support' || kind === 'review') && on < addDays(sampleToday, -22),
    );
  }

  private addSlot(slot: Slot, place: number, leavesAction: boolean): void {
    if (slot.kind === 'plannedReview' || slot.kind === 'plannedCall') {
      this.addPlanned(slot, place);
      return;
    }
    const late = leavesAction && lateOwners.has(this.business.key);
    const note = this.notes.take(slot, late);
    const at = `${slot.on}T${this.time()}`;
    const contactId = this.contactId(place);
    const values = this.contactValues(slot, note, at);
    const commands = [createRecord('contact', this.id, values, contactId)];
    const agreed = agreedAt(slot, note, this.language, this.index + place);
    if (agreed !== undefined) {
      commands.push(this.action(agreed, slot, { place, contactId, late }));
    }
    this.said.set(place, { note: note.text, ...this.said.get(place) });
    this.do(`contact/${place}`, at, together(commands));
    this.correct(values, contactId, slot, place);
  }

  private contactValues(slot: Slot, note: Note, at: LocalDateTime): Values<'contact'> {
    const person = Math.floor(this.next() * this.business.people.length);
    const text = this.filled(note.text, person);
    const base = { at, zone: pads[this.business.country].zone, memberIds: [this.byId()] };
    const summary = { lang: this.language, text };
    if (slot.kind === 'aside') {
      return { ...base, kind: 'note', state: 'held', topics: note.topics, summary };
    }
    const mode = modeOf(slot, note);
    const spoken = mode === 'phone' || mode === 'video' || isFaceToFace(mode);
    const held = slot.kind !== 'missed';
    const reached = held && slot.kind !== 'unanswered';
    const prepared = preparationOf(slot, text);
    return {
      ...base,
      kind: kindOf(slot, note),
      mode,
      direction: note.inbound ? 'inbound' : 'outbound',
      requestedBy: note.inbound ? 'them' : 'us',
      state: held ? 'held' : 'missed',
      ...(held ? { reached } : {}),
      ...(spoken && reached
        ? { minutes: (note.minutes ?? 20) + Math.floor(this.next() * 3) * 5, ...prepared }
        : {}),
      people: { [this.personId(person)]: held ? 'present' : 'absent' },
      language: this.language,
      topics: note.topics,
      summary,
    };
  }

  private addPlanned(slot: Slot, place: number): void {
    const { people } = this.business;
    const isReview = slot.kind === 'plannedReview';
    const agenda = this.bank.agenda[(this.index + place) % this.bank.agenda.length];
    const values: Values<'contact'> = {
      at: `${slot.on}T${isReview ? '14:00' : '10:30'}`,
      zone: pads[this.business.country].zone,
      kind: isReview ? 'monthlyReview' : 'interim',
      mode: isReview ? 'video' : 'phone',
      direction: 'outbound',
      requestedBy: people.length > 1 ? 'us' : 'them',
      state: 'planned',
      people: { [this.personId(0)]: 'present' },
      memberIds: [this.byId()],
      language: this.language,
      agenda: { lang: this.language, text: present(agenda, 'an agenda for every place') },
    };
    const minute = String(10 + (place % 40)).padStart(2, '0');
    const planned = `${addDays(sampleToday, -1)}T18:${minute}`;
    this.do(`planned/${place}`, planned, createRecord('contact', this.id, values));
  }

  private action(
    agreed: NonNullable<Note['action']>,
    { on, kind }: Slot,
    { place, contactId, late }: { place: number; contactId: string; late: boolean },
  ): Command {
    const actionId = idOf(`action/${this.business.key}/${place}`, Date.UTC(2020, 0, 4));
    const due = addDays(on, agreed.days);
    if (due < sampleToday && !late) this.settle(actionId, due, place);
    const title = { lang: this.language, text: agreed.title };
    this.said.set(place, { agreed: { id: actionId, title, due, done: false } });
    const inReview = kind === 'review' && this.business.track !== 'outside';
    return createRecord(
      'action',
      this.id,
      {
        title,
        kind: 'action',
        state: due >= sampleToday && place % 2 === 0 ? 'inProgress' : 'open',
        ownerId: agreed.by === 'us' ? this.byId() : this.personId(0),
        waitingFor: agreed.by,
        due,
        from: {
          contactId,
          ...(inReview ? { formId: reviewId(this.business.key, contactId) } : {}),
        },
        ...(inReview ? { planSection: 'actions' } : {}),
      },
      actionId,
    );
  }

  /** Done near its day; one in three is moved first, one in nine dropped. */
  private settle(actionId: string, due: LocalDate, place: number): void {
    const moved = addDays(due, 7);
    const turn = this.index + place;
    if (turn % 3 === 0 && moved < sampleToday) {
      const patch = { due: moved, originalDue: due, state: 'inProgress' };
      this.do(`moved/${place}`, `${due}T16:05`, setFields(actionId, patch));
      this.do(
        `done/${place}`,
        `${moved}T11:35`,
        setFields(actionId, { state: 'done', doneOn: moved }),
      );
      return;
    }
    const patch = turn % 9 === 4 ? { state: 'dropped' } : { state: 'done', doneOn: due };
    this.do(`done/${place}`, `${due}T15:45`, setFields(actionId, patch));
  }

  /** One note in eight is corrected on the day after. */
  private correct(values: Values<'contact'>, contactId: string, slot: Slot, place: number): void {
    const after = addDays(slot.on, 1);
    const turn = this.index * 3 + place;
    if (turn % 8 !== 0 || values.summary === undefined || after >= sampleToday) return;
    if (slot.kind === 'unanswered' || slot.kind === 'missed') return;
    const list = corrections[this.language];
    const addition = present(list[turn % list.length], 'a correction for every turn');
    const text = `${values.summary.text} ${addition}`;
    const patch = { summary: { ...values.summary, text } };
    this.do(`correction/${place}`, `${after}T08:50`, setFields(contactId, patch));
  }

  private addIssue(issue: (typeof sampleIssues)[number], place: number): void {
    const issueId = idOf(`issue/${this.business.key}/${place}`, Date.UTC(2020, 0, 5));
    const { title, kind, category, severity, likelihood, openedOn, ended, inHand } = issue;
    const values: Values<'issue'> = {
      title: { lang: this.language, text: title },
      kind,
      category,
      severity,
      ...(likelihood === undefined ? {} : { likelihood }),
      state: 'open',
      openedOn,
    };
    this.do(`issue/${place}`, `${openedOn}T17:05`, createRecord('issue', this.id, values, issueId));
    if (inHand !== undefined) {
      this.do(`inHand/${place}`, `${inHand}T12:10`, setFields(issueId, { state: 'inHand' }));
    }
    if (ended === undefined) return;
    const [state, on, response] = ended;
    const patch = { state, resolvedOn: on, response: { lang: this.language, text: response } };
    this.do(`ended/${place}`, `${on}T16:40`, setFields(issueId, patch));
  }

  private byId(): string {
    return members[this.business.manager];
  }

  private filled(text: string, person: number): string {
    const { products, people, platform, market } = this.business;
    const [name] = present(people[person], 'every business has somebody to talk to');
    return text
      .replaceAll('{products}', products)
      .replaceAll('{person}', present(name.split(' ')[0], 'people have first names'))
      .replaceAll('{platform}', platform)
      .replaceAll('{market}', market);
  }

  /** Between 08:45 and 16:55, on five minutes. */
  private time(): string {
    const minutes = 8 * 60 + 45 + Math.floor(this.next() * 98) * 5;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }
}

/** Why an SME outside the programme was advised without an induction. */
const adviceAlone = 'Conseillée hors programme, sans séance d’intégration.';
