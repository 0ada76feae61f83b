import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { Shell } from '../shell/shell.tsx'
import { useWords } from '../words/words.tsx'

/** The company is not there for this person, or not any more. Nothing of it stays in memory. */
export function NoLonger() {
  const { words } = useWords()
  const { companyId = '' } = useParams()
  const queries = useQueryClient()
  useEffect(() => {
    queries.removeQueries({
      predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(companyId),
      type: 'inactive',
    })
  }, [companyId, queries])
  return (
    <Shell>
      <Stack role="alert">
        <Title order={1}>{words.company.noLonger.title}</Title>
        <Text>{words.company.noLonger.text}</Text>
        <Anchor component={Link} to={paths.home}>
          {words.company.noLonger.link}
        </Anchor>
      </Stack>
    </Shell>
  )
}
