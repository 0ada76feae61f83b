const PRODUCT = 'holdfast'
/** Each makes judging a little slower, and a name may have a hundred words. */
const MOST_WORDS = 40
/** Shorter ones are part of too many other words. */
const SHORTEST = 3

/** Whose password it is. */
export interface Owner {
  email: string
  fullName?: string
  /** Of the company whose invitation is shown. */
  companyName?: string
}

/**
 * What somebody would try first who knows whose password it is: the product, the person, and the parts of the address.
 * Those after the @ are often the name of the company. Whole names come before their parts.
 */
export function wordsAbout({ email, fullName = '', companyName = '' }: Owner): string[] {
  const [local = '', domain = ''] = email.split('@')
  const parts = [local, fullName, domain, companyName].flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u))
  const words = [PRODUCT, email, local, domain, fullName, companyName, ...parts].flatMap((text) => [
    text,
    withoutMarks(text),
  ])
  const distinct = new Set(words.map((word) => word.toLowerCase()))
  return [...distinct].filter((word) => word.length >= SHORTEST).slice(0, MOST_WORDS)
}

/** A password without those words, also where some of their letters are written as digits or signs. */
export function withoutWords(password: string, words: string[]): string {
  let rest = password
  for (const word of words.map(plainly).toSorted((a, b) => b.length - a.length)) {
    for (let at = plainly(rest).indexOf(word); at >= 0; at = plainly(rest).indexOf(word)) {
      rest = rest.slice(0, at) + rest.slice(at + word.length)
    }
  }
  return rest
}

const READ_AS: Record<string, string> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  l: 'i',
  '|': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/** As long as the text, so that a place in one is the same place in the other. */
function plainly(text: string): string {
  return text.replaceAll(/[\s\S]/g, (unit) => {
    const small = unit.toLowerCase()
    return READ_AS[small] ?? (small.length === 1 ? small : unit)
  })
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '')
}
