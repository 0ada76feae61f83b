import { expect, test } from '@jest/globals'
import { browserCountry, countriesIn } from './countries.ts'

test('when countries are listed then by their names in the language, and sorted as it sorts', () => {
  const swedish = countriesIn('sv').map(({ label }) => label)
  expect(swedish[0]).toBe('Afghanistan')
  expect(swedish.slice(-2)).toEqual(['Österrike', 'Östtimor'])
  expect(countriesIn('fr')).toContainEqual({ value: 'DE', label: 'Allemagne' })
})

test('when the browser names a country then it is proposed, and none otherwise', () => {
  expect(browserCountry(['en', 'fr-CH'])).toBe('CH')
  expect(browserCountry(['en-001', 'sv'])).toBeNull()
})
