import { Anchor, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../api/client.ts'
import { paths } from '../paths.ts'
import { Shell } from '../shell/shell.tsx'
import { useWords } from '../words/words.tsx'
import { forgetCompany } from './forget-company.ts'

const ACCESS = '/v1/me/access'
type Reach = Answer<typeof ACCESS, 'get'>

/** The company is not there for this person, or not any more. Nothing of it stays on screen or in memory. */
export function NoLonger({ companyId }: { companyId: string }) {
  const { words } = useWords()
  const queries = useQueryClient()
  useEffect(() => {
    forgetCompany(queries, companyId)
    notifications.clean()
    queries.getMutationCache().clear()
    // Not even until what one reaches has been asked for anew.
    const isAccess = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[1] === ACCESS }
    queries.setQueriesData<Reach>(isAccess, (old) => {
      return old && { ...old, companies: old.companies.filter((one) => one.companyId !== companyId) }
    })
    void queries.invalidateQueries(isAccess)
  }, [companyId, queries])
  return (
    <Shell>
      <Stack role="alert">
        <title>{`${words.company.noLonger.title} · Holdfast`}</title>
        <Title order={1}>{words.company.noLonger.title}</Title>
        <Text>{words.company.noLonger.text}</Text>
        <Anchor component={Link} to={paths.home}>
          {words.company.noLonger.link}
        </Anchor>
      </Stack>
    </Shell>
  )
}
