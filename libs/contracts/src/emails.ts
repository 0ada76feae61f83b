import { toASCII, toUnicode } from 'tr46'

// A part of the local part between dots. Letters, digits and marks of any script, but of ASCII also the other characters
// that need no quotes (RFC 5322, 3.2.3). Characters that show nothing are none of them. No character is in both classes:
// else a text that is no address after all would be tried in 2^n ways.
const ATOM = String.raw`(?!\p{M})(?:[a-z0-9!#$%&'*+/=?^_\x60{|}~-]|(?![\0-\x7f\p{Default_Ignorable_Code_Point}])[\p{L}\p{M}\p{N}])+`
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'u')
// Nobody reads mail at an address like a@127.0.0.1, which is not that of the host either: that would need brackets.
const DOMAIN = /\.(?!\d+$)[^.]+$/u

// UTS 46, without the transitional mappings: as browsers do it, and stricter than they are.
const STRICT = { checkHyphens: true, checkBidi: true, checkJoiners: true, useSTD3ASCIIRules: true }

/** Octets of an address and of its local part, as they are sent (RFC 5321, 4.5.3.1). */
const MOST_OCTETS = 254
const MOST_LOCAL_OCTETS = 64
/** No address is longer in any spelling that somebody means seriously. */
const MOST_TYPED = 1000

/**
 * The one form of an address: equal for all spellings of one mailbox, and the form to which mails go. The domain is that
 * of UTS 46, written with the letters of its script and not with `xn--`. The local part is in lower case and NFC; a part
 * after a plus is kept. Undefined if the text is no address, which is also the case when the local part holds
 * compatibility characters: they look like others, and a mail server need not think that they are the same.
 * Only a mail can show whether the address exists.
 */
export function canonicalEmail(text: string): string | undefined {
  const typed = text.trim()
  if (typed.length > MOST_TYPED || !typed.isWellFormed()) return undefined
  const at = typed.lastIndexOf('@')
  const local = lowered(typed.slice(0, Math.max(at, 0)))
  if (!LOCAL.test(local) || local.normalize('NFKC') !== local) return undefined
  const domain = toUnicode(typed.slice(at + 1), STRICT)
  if (domain.error || !DOMAIN.test(domain.domain)) return undefined
  const sent = toASCII(domain.domain, { ...STRICT, verifyDNSLength: true })
  if (sent === null) return undefined
  const octets = Buffer.byteLength(local)
  if (octets > MOST_LOCAL_OCTETS || octets + 1 + sent.length > MOST_OCTETS) return undefined
  const canonical = `${local}@${domain.domain}`
  return Buffer.byteLength(canonical) > MOST_OCTETS ? undefined : canonical
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

// Lower case can undo NFC: that of U+0130 is an i with a dot above, which must then stand behind marks below.
function lowered(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC')
}
