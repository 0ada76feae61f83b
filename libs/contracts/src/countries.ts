import { iso31661 } from 'iso-3166'

/** The officially assigned two-letter codes of ISO 3166-1, in alphabetical order. */
export const countryCodes: readonly string[] = iso31661.map(({ alpha2 }) => alpha2).sort()
