import type { SelectProps } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { read } from '../api/client.ts'
import { useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'
import { OFFERED, SearchedSelect, useTyped } from './searched-select.tsx'
import { useSiteName } from './site-name.tsx'

/** The most that one page of a list has. */
const PAGE = 200

/** Chooses one site of the company, which the server searches. */
export function SiteSelect({
  value,
  onChange,
  isOffered = () => true,
  without = [],
  ...props
}: {
  value: string | undefined
  onChange: (siteId: string | undefined) => void
  isOffered?: (siteId: string) => boolean
  /** Sites that are chosen already. */
  without?: string[]
} & Pick<SelectProps, 'label' | 'aria-label' | 'placeholder' | 'clearable' | 'description' | 'required' | 'error'>) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const name = useSiteName(value)
  const typing = useTyped(name)
  // So that there are always some beside those that are chosen.
  const limit = Math.min(OFFERED + without.length, PAGE)
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/sites',
    { params: { path: { companyId }, query: { limit, search: typing.search, sort: 'name' } } },
    { placeholderData: keepPreviousData },
  )
  const sites = data?.items ?? []
  return (
    <SearchedSelect
      {...props}
      typing={typing}
      name={name}
      found={sites
        .filter(({ siteId }) => !without.includes(siteId))
        .map((site) => ({ value: site.siteId, label: site.name, disabled: !isOffered(site.siteId) }))}
      more={(data?.total ?? 0) - sites.length}
      value={value}
      onChange={onChange}
      nothingFoundMessage={words.company.sites.none}
    />
  )
}
