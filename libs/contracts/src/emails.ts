// This accepts the addresses that people have and that every mail server takes, and not all that RFC 5322 allows. An
// address has one @, a dot somewhere after it, and no character that needs quotes.
const LOCAL = String.raw`[^\s@"(),:;<>[\]\\\p{C}]{1,64}`
const LABEL = String.raw`[^\s@"(),:;<>[\]\\\p{C}.]+`
const ADDRESS = new RegExp(`^${LOCAL}@${LABEL}(\\.${LABEL})+$`, 'u')

/** Does this look like an address? Only a mail can show whether it exists. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text)
}

/** The one form in which all services keep and compare an address: in lower case. A part after a plus is kept. */
export function normalEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

/** "a…@example.com": enough for its owner to recognise. */
export function maskedEmail(email: string): string {
  return `${[...email][0] ?? ''}…${email.slice(email.lastIndexOf('@'))}`
}
