/** The most characters of each text that people give, in code points, as JSON Schema counts them. */
export const textLengths = {
  fullName: 100,
  companyName: 100,
  keyName: 100,
  addressLine: 200,
  postalCode: 20,
  city: 100,
  region: 100,
  taxId: 40,
  purchaseOrder: 60,
  reason: 500,
  siteName: 80,
  siteLabel: 40,
  note: 200,
  transferReference: 140,
} as const

// Joiners and variation selectors are part of words and emoji. Everything else that shows nothing, or that turns the
// direction of the text around it, has no place in a name: nobody can see or type it, and it can hide or forge what
// stands beside it. Unassigned characters are not refused, so that the emoji of next year are names too.
const JOINING = String.raw`\u034f\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}`
const REFUSED = new RegExp(
  String.raw`(?![${JOINING}])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]`,
  'u',
)
// Some letters and symbols look like blanks: Braille without dots, a musical notehead that is drawn as nothing, and the
// place of an object that is not there. Of the ignorable ones, the fillers of Hangul are letters.
const SHOWN = /(?![\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u

// To compose a text takes time that grows with the square of the marks that stand on one letter: 150,000 of them take
// half a minute. No text that people give is longer than this, in UTF-16 units.
const MOST_COMPOSED = 2_000

/** What is kept of a text that a person gives: without blanks around it, and composed (NFC). */
export function tidyText(text: string): string {
  return text.normalize('NFC').trim()
}

/**
 * Why a text is no name or other line for people to read; undefined if it is one. It shows something, holds nothing
 * that is invisible or turns the direction of text, and has `most` code points at most, both as it was sent (which is what
 * JSON Schema counts) and as it is kept.
 */
export function textFault(text: string, most: number): string | undefined {
  if (text.length > Math.min(2 * most, MOST_COMPOSED)) return `must have at most ${most} characters`
  const tidy = tidyText(text)
  if (REFUSED.test(tidy)) return 'must not hold characters that are invisible or change the direction of text'
  if (!isShown(tidy)) return 'must not be blank'
  if ([...text].length > most || [...tidy].length > most) return `must have at most ${most} characters`
  return undefined
}

/** Does a reader see anything of this text? */
export function isShown(text: string): boolean {
  return SHOWN.test(text)
}
