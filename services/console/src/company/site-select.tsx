import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../api/client.ts'
import { useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'
import { useSiteName } from './site-name.tsx'

/** Chooses one site of the company, which the server searches. */
export function SiteSelect({
  value,
  onChange,
  isOffered = () => true,
  ...props
}: {
  value: string | undefined
  onChange: (siteId: string | undefined) => void
  isOffered?: (siteId: string) => boolean
} & Pick<SelectProps, 'label' | 'aria-label' | 'placeholder' | 'clearable' | 'description' | 'required' | 'error'>) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const name = useSiteName(value)
  const [typed, setTyped] = useState('')
  // What is chosen stands in the box, and is no search.
  const [search] = useDebouncedValue(typed === name ? '' : typed.trim().slice(0, 100), 250)
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/sites',
    { params: { path: { companyId }, query: { limit: 20, search } } },
    { placeholderData: keepPreviousData },
  )
  const found = (data?.items ?? []).filter(({ siteId }) => isOffered(siteId))
  const options = found.map((site) => ({ value: site.siteId, label: site.name }))
  if (value && !options.some((option) => option.value === value)) options.push({ value, label: name })
  return (
    <Select
      {...props}
      searchable
      data={options}
      filter={({ options: all }) => all}
      value={value ?? null}
      onChange={(next) => {
        onChange(next ?? undefined)
        setTyped('')
      }}
      searchValue={typed === '' ? name : typed}
      onSearchChange={setTyped}
      nothingFoundMessage={words.company.sites.none}
    />
  )
}
