import { countryName } from './countries.ts'

interface Address {
  line1: string
  line2?: string
  postalCode: string
  city: string
  region?: string
  country: string
}

/** An address as it stands on a letter. */
export function addressLines({ line1, line2, postalCode, city, region, country }: Address, language: string): string[] {
  return [line1, line2, `${postalCode} ${city}`, region, countryName(country, language)].filter(
    (line) => line !== undefined,
  )
}
