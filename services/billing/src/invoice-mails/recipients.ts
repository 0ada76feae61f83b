import type { Access, PermissionId } from '@holdfast/access'
import type { BillingContact } from '../billing-contacts/billing-contact.ts'

/** A member of a company who deals with billing, or may. */
export interface Reader {
  userId: string
  isOwner: boolean
  access: Access
}

/** Everybody whom mails about a company's bills could go to. */
export interface Readers {
  members: readonly Reader[]
  contacts: readonly BillingContact[]
  /** Gets invoices and credit notes, and nothing else. */
  invoiceEmail?: string
  /** The company's language, for that address. */
  locale: string
  /** Members who have switched invoice mails off. */
  switchedOff: ReadonlySet<string>
}

/** What a mail is about, which decides who gets it. */
export type MailAbout =
  /** An invoice or a credit note. */
  | 'invoice'
  /** Payments and reminders of them. */
  | 'payment'
  /** That the company is suspended for what it owes, or is not any more. Nobody switches that off. */
  | 'standing'
  | 'plan'
  | 'usage'

export type Recipient = { userId: string } | { email: string; recipientId: string; language: string }

/** Does the role of a member give this permission? */
export type GivenByRole = (permission: PermissionId, member: Reader) => boolean

/**
 * Who gets a mail: members by their roles, and those who are entered for the company's invoices. What has to be paid never
 * goes to nobody: if all have switched it off and no other address is there, the owner gets it.
 */
export function recipientsOf(about: MailAbout, readers: Readers, isGiven: GivenByRole): Recipient[] {
  const { members, contacts, invoiceEmail, locale, switchedOff } = readers
  const havingPermission = (permission: PermissionId) => members.filter((member) => isGiven(permission, member))
  const asRecipients = (found: readonly Reader[]) => found.map(({ userId }) => ({ userId }))
  switch (about) {
    case 'plan':
      return asRecipients(havingPermission('plan.see'))
    case 'usage':
      return asRecipients(havingPermission('overage-notices.receive'))
    case 'standing':
      return [...asRecipients(havingPermission('invoices.see')), ...contacts.map(contactRecipient)]
    case 'payment':
    case 'invoice': {
      const reached = havingPermission('invoices.see').filter(({ userId }) => !switchedOff.has(userId))
      const inbox =
        about === 'invoice' && invoiceEmail !== undefined
          ? [{ email: invoiceEmail, recipientId: 'invoice-email', language: locale }]
          : []
      const found = [...asRecipients(reached), ...contacts.map(contactRecipient), ...inbox]
      return found.length > 0 ? found : asRecipients(members.filter(({ isOwner }) => isOwner))
    }
  }
}

function contactRecipient({ id, email, language }: BillingContact): Recipient {
  return { email, recipientId: id, language }
}
