import { countryCodes } from '@holdfast/contracts/countries'
import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useWords } from '../words/words.tsx'

/** A country, by its name in the language. */
export function CountrySelect({
  value,
  onChange,
  label,
  required,
}: {
  value: string
  onChange: (country: string) => void
  label: string
  required: boolean
}) {
  const { words, language } = useWords()
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    return countryCodes
      .map((country) => ({ value: country, label: names.of(country) ?? country }))
      .toSorted((a, b) => a.label.localeCompare(b.label, language))
  }, [language])
  return (
    <Select
      label={label}
      required={required}
      searchable
      allowDeselect={false}
      data={options}
      value={value || null}
      onChange={(country) => country && onChange(country)}
      nothingFoundMessage={words.company.details.noCountry}
    />
  )
}
