/**
 * To which SME an email belongs is asked in one dialog above all screens: it may be dropped anywhere. `app` shows the dialog
 * while there are emails to ask about.
 */

import { createStore } from 'zustand/vanilla';
import { isMailFile } from '../../domain/mail/mail.ts';

export interface MailQuestion {
  /** Grows with each question. */
  readonly asked: number;
  /** The emails, one after the other; none where they are still to be chosen. */
  readonly files: readonly File[];
  /** How many more there were than are asked about at once. */
  readonly leftOut: number;
  /** The SME on whose sheet they were dropped or chosen. */
  readonly smeId?: string | undefined;
}

/** More are not asked about at once: each wants an answer of its own. */
export const mailsAtOnceMax = 20;

export const mailQuestion = createStore<{ readonly question: MailQuestion | undefined }>(() => ({
  question: undefined,
}));

let asked = 0;
let isHeard = false;

/**
 * Says that the dialog is there, until the function that it answers is called: an email that is dropped elsewhere, such as on
 * the start screen, must not wait for whoever opens a programme next.
 */
export function hearMail(): () => void {
  isHeard = true;
  return () => {
    isHeard = false;
    dismissMailQuestion();
  };
}

/** Opens the dialog. */
export function askMail(files: readonly File[] = [], smeId?: string): void {
  asked += 1;
  mailQuestion.setState({ question: { asked, ...atOnce(files), smeId } });
}

/** Those that are asked about, and how many are left out. */
export function atOnce(files: readonly File[]): Pick<MailQuestion, 'files' | 'leftOut'> {
  const asked = files.slice(0, mailsAtOnceMax);
  return { files: asked, leftOut: files.length - asked.length };
}

/** The question was answered, or is no longer asked. */
export function dismissMailQuestion(): void {
  mailQuestion.setState({ question: undefined });
}

/** Asks about the emails among these files where the dialog is there; answers the others. */
export function takeMails(files: readonly File[], smeId?: string): readonly File[] {
  if (!isHeard) return files;
  const mails = files.filter(isMailFile);
  if (mails.length > 0) askMail(mails, smeId);
  return files.filter((file) => !isMailFile(file));
}
