import type { Values } from './letter.ts'
import type { Words } from './words/en.ts'

/** The gateway's pages that a letter may lead to. */
type Page =
  | 'accept'
  | 'confirm-email'
  | 'reset-password'
  | 'confirm-email-change'
  | 'undo-email-change'
  | 'owner-recovery'

/** What a letter says, with its placeholders still in it. Sentences that do not apply are left out. */
export interface Sketch {
  subject: string
  paragraphs: (string | false | undefined)[]
  button?: { label: string; page: Page }
  footer?: string
}

type Template<Name extends TemplateName> = (own: Words['letters'][Name], values: Values, words: Words) => Sketch

export type TemplateName = keyof Words['letters']

export const templates: { [Name in TemplateName]: Template<Name> } = {
  'confirm-email': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.validity, own.otherwise],
    button: { label: own.button, page: 'confirm-email' },
  }),
  'address-known': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.forgotten, own.validity, own.otherwise],
    button: { label: own.button, page: 'reset-password' },
  }),
  'reset-password': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.validity, own.otherwise],
    button: { label: own.button, page: 'reset-password' },
  }),
  'password-changed': (own, values, words) => ({
    subject: own.subject,
    paragraphs: [isTrue(values.byReset) ? own.textByReset : own.text, ...whereFrom(values, words), words.notYou],
  }),
  'email-change-confirm': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.validity, own.otherwise],
    button: { label: own.button, page: 'confirm-email-change' },
  }),
  'email-change-taken': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.otherwise],
  }),
  'email-change-notice': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.undo, own.validity],
    button: { label: own.button, page: 'undo-email-change' },
  }),
  'email-change-undone': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.advice, own.validity],
    button: { label: own.button, page: 'reset-password' },
  }),
  'new-sign-in': (own, values, words) => ({
    subject: own.subject,
    paragraphs: [own.text, ...whereFrom(values, words), own.otherwise, words.notYou],
  }),
  'two-factor-on': (own, values, words) => ({
    subject: own.subject,
    paragraphs: [own.text, ...whereFrom(values, words), words.notYou],
  }),
  'two-factor-off': (own, values, words) => ({
    subject: own.subject,
    paragraphs: isTrue(values.byOperator)
      ? [own.textByOperator, ...whereFrom(values, words), own.notYouByOperator]
      : [own.text, ...whereFrom(values, words), words.notYou],
  }),
  'recovery-codes-renewed': (own, values, words) => ({
    subject: own.subject,
    paragraphs: [own.text, ...whereFrom(values, words), words.notYou],
  }),
  'recovery-code-used': (own, values, words) => ({
    subject: own.subject,
    paragraphs: [own.text, own.advice, ...whereFrom(values, words), words.notYou],
  }),
  'api-key-made': (own, values, words) => ({
    subject: own.subject,
    paragraphs: [own.text, ...whereFrom(values, words), own.otherwise, words.notYou],
  }),
  invitation: (own, _values, words) => ({
    subject: own.subject,
    paragraphs: [own.text, own.role, own.validity, own.otherwise],
    button: { label: own.button, page: 'accept' },
    footer: words.footerInvited,
  }),
  'role-changed': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.role, own.formerRole],
  }),
  'member-removed': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.otherwise],
  }),
  'ownership-received': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.meaning],
  }),
  'ownership-handed-over': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.otherwise],
  }),
  'ownership-recovered': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.formerOwner],
  }),
  'owner-recovery-started': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.deadline, own.otherwise],
    button: { label: own.button, page: 'owner-recovery' },
  }),
  'owner-recovery-stopped': (own, values) => ({
    subject: own.subject,
    paragraphs: [values.cause === 'objected' ? own.objected : own.impossible],
  }),
  'company-suspended': (own, values) => ({
    subject: own.subject,
    paragraphs: [own.text, values.reason && own.reason, own.meaning],
  }),
  'company-restored': (own) => ({
    subject: own.subject,
    paragraphs: [own.text],
  }),
  'company-closed': (own) => ({
    subject: own.subject,
    paragraphs: [own.text, own.meaning],
  }),
}

/** When, with what and from where: as much as is known. */
function whereFrom({ at, device, place }: Values, words: Words): Sketch['paragraphs'] {
  return [at && words.when, device && words.device, place && words.place]
}

function isTrue(value: string | undefined): boolean {
  return value === 'true'
}
