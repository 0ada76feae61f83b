import { countryCodes } from '@holdfast/contracts/countries'

/** Every country by its name in the language, sorted as the language does. */
export function countriesIn(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return countryCodes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}

/** A country by its name in the language. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
}

/** The country that the languages of the browser speak of; null if they name none: `fr-CH` is Switzerland. */
export function browserCountry(languages: readonly string[]): string | null {
  for (const tag of languages) {
    const { region } = new Intl.Locale(tag)
    if (region && countryCodes.includes(region)) return region
  }
  return null
}
