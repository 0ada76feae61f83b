import { Stack, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { read } from '../../api/client.ts'
import { PagedList } from '../../ui/paged-list.tsx'
import { useListParams } from '../../ui/search-params.ts'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { Reachers } from './reachers.tsx'
import { permissionOf, WhatFields } from './what-fields.tsx'

/** Everybody who may do something somewhere, and from where they have it. */
export function WhoMay() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { values, after, setAll, place } = useListParams(['permission', 'siteId', 'environmentId'])
  const permission = permissionOf(values.permission)
  const { siteId, environmentId } = values
  const who = read.useQuery(
    'get',
    '/v1/companies/{companyId}/access-checks/who',
    {
      params: {
        path: { companyId },
        query: { permission: permission ?? '', siteId, environmentId, after, limit: 50 },
      },
    },
    { enabled: permission !== undefined, placeholderData: keepPreviousData },
  )
  return (
    <Stack>
      <WhatFields permission={permission} siteId={siteId} environmentId={environmentId} set={setAll} />
      {permission === undefined ? (
        <Text c="dimmed">{words.company.whoCan.choose}</Text>
      ) : (
        <Stack role="region" aria-label={words.company.whoCan.answer}>
          <PagedList list={who} place={place} none={words.company.whoCan.nobody}>
            {(people) => <Reachers companyId={companyId} people={people} />}
          </PagedList>
        </Stack>
      )}
    </Stack>
  )
}
