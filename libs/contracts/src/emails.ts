import { toASCII, toUnicode } from 'tr46'
import { emailForm, lowered, MOST_TYPED } from './email-form.ts'

// UTS 46, without the transitional mappings: as browsers do it, and stricter than they are.
const STRICT = { checkHyphens: true, checkBidi: true, checkJoiners: true, useSTD3ASCIIRules: true }

/**
 * The one form of an address: equal for all spellings of one mailbox, and the form to which mails go. The domain is that
 * of UTS 46, written with the letters of its script and not with `xn--`. The local part is in lower case and NFC; a part
 * after a plus is kept. Undefined if the text is no address, which is also the case when the local part holds
 * compatibility characters: they look like others, and a mail server need not think that they are the same.
 * Only a mail can show whether the address exists.
 */
export function canonicalEmail(text: string): string | undefined {
  return emailForm(text, (typed) => {
    const { domain, error } = toUnicode(typed, STRICT)
    if (error) return undefined
    const sent = toASCII(domain, { ...STRICT, verifyDNSLength: true })
    return sent === null ? undefined : { shown: domain, sent }
  })
}

/** Is this text an address, in whatever spelling? */
export function isEmail(text: string): boolean {
  return canonicalEmail(text) !== undefined
}

/**
 * The form in which an address is looked up, compared and counted: the canonical one. For a text that is no address it
 * is the text in lower case, because earlier releases took more as an address.
 */
export function normalEmail(text: string): string {
  // Longer ones are cut, because to compose a text takes time that grows with the square of the marks on one letter.
  return canonicalEmail(text) ?? lowered(text.trim().slice(0, MOST_TYPED))
}

/** What every address holds that can have other spellings than by case, for searches in databases. */
export const SPELLED = /[^ -~]|xn--/

/** "a…@example.com": enough for its owner to recognise. */
export function maskedEmail(email: string): string {
  return `${[...email][0] ?? ''}…${email.slice(email.lastIndexOf('@'))}`
}
