/**
 * French sentences with the spaces that French puts before double punctuation and inside quotation marks made
 * non-breaking (narrow before `;`, `!` and `?`), so that no line begins with a mark. Goes through objects. Who writes
 * the sentences types ordinary spaces, which an editor shows.
 */
export function withFrenchSpaces<Sentences>(sentences: Sentences): Sentences {
  if (typeof sentences === 'string') return spaced(sentences) as Sentences
  if (typeof sentences !== 'object' || sentences === null) return sentences
  return Object.fromEntries(
    Object.entries(sentences).map(([name, value]) => [name, withFrenchSpaces(value)]),
  ) as Sentences
}

function spaced(sentence: string): string {
  return sentence.replace(/ (?=[;!?])/g, '\u202f').replace(/ (?=[:»])|(?<=«) /g, '\u00a0')
}
